/** What a site and a page want changed in a form: loaded where one of them wants something. */
import { customize } from '../domain/customize.ts';
import { fieldsOf } from '../domain/form.ts';
import type { FormDefinition, FormOverrides, Values } from '../domain/form.ts';

export interface Wishing extends Element {
  readonly overrides?: FormOverrides;
  readonly prefillFromUrl: string;
}

const made = new WeakMap<FormDefinition, Map<string, FormDefinition>>();

/** The form as the site wants it, then the page, and values to begin with: of its JSON child, and of its address. */
export function wishes(page: Wishing, intake: FormDefinition, site?: FormOverrides): { readonly definition: FormDefinition; readonly written?: Values; readonly linked: Values } {
  const { prefill: written, ...child } = jsonChild(page);
  const definition = asWished(intake, [site, page.overrides ?? child]);
  return { definition, written, linked: prefillFromUrl(page.prefillFromUrl, definition) };
}

/** What cannot be done is said to whoever made the page, and not done: the form is there all the same. */
function wished(form: FormDefinition, wish: FormOverrides | undefined): FormDefinition {
  try {
    if (!wish || !Object.keys(wish).length) return form;
    const made = customize(form, wish);
    for (const { name } of wish.add ?? []) {
      if (!fieldsOf(made).some((field) => field.extra && field.name === name)) console.error(`The field "${name}" cannot be added: it needs a name of its own, a step of the form if it names one, and answers if one chooses.`);
    }
    return made;
  } catch (cause) {
    console.error('A wish for the form cannot be read and is ignored.', wish, cause);
    return form;
  }
}

/** The same object for the same wishes: it is drawn once, for all forms of the page. */
function asWished(intake: FormDefinition, wanted: readonly (FormOverrides | undefined)[]): FormDefinition {
  const known = made.get(intake) ?? new Map<string, FormDefinition>();
  made.set(intake, known);
  const key = JSON.stringify(wanted);
  let definition = known.get(key);
  if (!definition) {
    definition = muted(wanted.reduce(wished, intake), intake);
    known.set(key, definition);
  }
  return definition;
}

/** What has been filed is read with the page's labels, and with the fields it has added; none of them twice, if the site knows it as well. */
export function asRead(page: Pick<Wishing, 'overrides'> & Element, form: FormDefinition): FormDefinition {
  const { labels, add } = page.overrides ?? jsonChild(page);
  if (!labels && !add) return form;
  const steps = form.steps.map((step) => ({ ...step, fields: step.fields.filter(({ name, extra }) => !extra || !add?.some((field) => field.name === name)) }));
  return customize({ ...form, steps }, { labels, add });
}

/** Where the backend takes no files, none can be asked for by the page either. */
function muted(definition: FormDefinition, intake: FormDefinition): FormDefinition {
  const [files] = fieldsOf(intake).filter(({ type }) => type === 'files');
  return files?.hidden ? { ...definition, steps: definition.steps.map((step) => ({
    ...step, fields: step.fields.map((field) => (field.type === 'files' ? { ...field, hidden: true, required: false } : field)),
  })) } : definition;
}

/** Values from the page's address, for the names a site allows and no others. Long ones are cut at 500 characters. */
function prefillFromUrl(names: string, definition: FormDefinition): Values {
  const query = new URLSearchParams(location.search);
  const values: Record<string, string> = {};
  for (const { name, type } of fieldsOf(definition)) {
    const value = names.split(/[\s,]+/).includes(name) && type !== 'consent' && type !== 'files' && query.get(name);
    if (value) values[name] = value.slice(0, 500);
  }
  return values;
}

const children = new WeakMap<Element, { readonly text: string; readonly says: FormOverrides & { prefill?: Values } }>();

/** What a `<script type="application/json">` child says, or a clear complaint on the console: once, as long as it stays the same. */
function jsonChild(element: Element): FormOverrides & { prefill?: Values } {
  const script = element.querySelector(':scope > script[type="application/json"]');
  if (!script) return {};
  const text = script.textContent ?? '';
  const known = children.get(script);
  if (known?.text === text) return known.says;
  let says = {};
  try {
    says = Object(JSON.parse(text)) as typeof says;
  } catch (cause) {
    console.error(`<${element.localName}> has a JSON child that cannot be read and is ignored. Check its commas and quotes.`, cause);
  }
  children.set(script, { text, says });
  return says;
}

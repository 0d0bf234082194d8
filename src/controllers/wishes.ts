/** What a page wants changed in a form: loaded for pages that want something. */
import { customize } from '../domain/customize.ts';
import { fieldsOf } from '../domain/form.ts';
import type { FormDefinition, FormOverrides, Values } from '../domain/form.ts';

export interface Wishing extends Element {
  readonly overrides?: FormOverrides;
  readonly prefillFromUrl: string;
}

/** The form as the page wants it, and values to begin with: of its JSON child, and of its address. */
export function wishes(page: Wishing, intake: FormDefinition): { readonly definition: FormDefinition; readonly written?: Values; readonly linked: Values } {
  const { prefill: written, ...child } = jsonChild(page);
  const overrides = page.overrides ?? (Object.keys(child).length ? child : undefined);
  const definition = overrides ? customize(intake, overrides) : intake;
  return { definition, written, linked: prefillFromUrl(page.prefillFromUrl, definition) };
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

/** What a `<script type="application/json">` child says, or a clear complaint on the console. */
function jsonChild(element: Element): FormOverrides & { prefill?: Values } {
  const script = element.querySelector(':scope > script[type="application/json"]');
  if (!script) return {};
  try {
    return Object(JSON.parse(script.textContent ?? '')) as FormOverrides & { prefill?: Values };
  } catch (cause) {
    console.error(`<${element.localName}> has a JSON child that cannot be read and is ignored. Check its commas and quotes.`, cause);
    return {};
  }
}

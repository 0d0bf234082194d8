import { customize, fieldsOf } from '../domain/form.ts';
import type { FormDefinition, FormOverrides, Values } from '../domain/form.ts';
import { CASE_KINDS, INTAKE_FORMS } from '../domain/forms/case-intake.ts';
import type { CaseKind } from '../domain/forms/case-intake.ts';

const isKind = (word: string): word is CaseKind => (CASE_KINDS as readonly string[]).includes(word);

/** The kinds a list names, in its order; unknown words are left out. */
export const kindsOf = (list: string): CaseKind[] => [...new Set(list.split(/[\s,]+/))].filter(isKind);

const known = new Map<string, FormDefinition>();

/** The intake form of a kind among those that are offered. The same object for the same question, so that it is drawn once. */
export function intakeForm(kind: CaseKind, kinds: readonly CaseKind[], overrides?: FormOverrides): FormDefinition {
  const key = `${kind} ${kinds}`;
  let definition = known.get(key);
  if (!definition) {
    definition = customize(INTAKE_FORMS[kind], kinds.length > 1 ? { options: { kind: kinds } } : { hide: ['kind'] });
    known.set(key, definition);
  }
  return overrides ? customize(definition, overrides) : definition;
}

/** Values from the page's address, for the names a site allows and no others. Long ones are cut at 500 characters. */
export function prefillFromUrl(names: string, definition: FormDefinition): Values {
  const query = new URLSearchParams(location.search);
  const values: Record<string, string> = {};
  for (const { name, type } of fieldsOf(definition)) {
    const value = names.split(/[\s,]+/).includes(name) && type !== 'consent' && type !== 'files' && query.get(name);
    if (value) values[name] = value.slice(0, 500);
  }
  return values;
}

/** What a `<script type="application/json">` child says, or a clear complaint on the console. */
export function jsonChild(element: Element): FormOverrides & { prefill?: Values } {
  const script = element.querySelector(':scope > script[type="application/json"]');
  if (!script) return {};
  try {
    return Object(JSON.parse(script.textContent ?? '')) as FormOverrides & { prefill?: Values };
  } catch (cause) {
    console.error(`<${element.localName}> has a JSON child that cannot be read and is ignored. Check its commas and quotes.`, cause);
    return {};
  }
}

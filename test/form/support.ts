/** A form by itself, and what it told its owner. */
import { html } from 'lit';
import type { FormDefinition, Locale, Values } from '../../src/domain/form.ts';
import { prepare, takesFiles } from '../../src/form/draw.ts';
import { Form } from '../../src/form/form.ts';
import { drawPicker } from '../../src/form/picker.ts';
import { TERMS, place } from '../widgets/support.ts';

takesFiles(drawPicker);

export interface Told { readonly changed: string[]; readonly left: string[]; readonly picked: [name: string, files: readonly File[]][]; submitted: number }

export async function drawn(definition: FormDefinition, { locale = 'en', values }: { locale?: Locale; values?: Values } = {}): Promise<{ form: Form; told: Told; el: HTMLFormElement }> {
  await prepare(definition);
  const told: Told = { changed: [], left: [], picked: [], submitted: 0 };
  const form = new Form(definition, TERMS[locale].form, {
    changed: (path) => told.changed.push(path),
    left: (path) => told.left.push(path),
    picked: (name, files) => told.picked.push([name, files]),
    submitted: () => { told.submitted++; },
  });
  if (values) form.fill(values);
  const frame = place(html`<div></div>`);
  frame.append(form.element);
  return { form, told, el: form.element };
}

/** The words a browser gives assistive technology for a control: its labels, or its group's legend. */
export const nameOf = (element: Element): string => {
  const labelled = element.getAttribute('aria-labelledby');
  const root = element.getRootNode() as Document | ShadowRoot;
  if (element.hasAttribute('aria-label')) return element.getAttribute('aria-label')!;
  if (labelled) return labelled.split(' ').map((id) => root.querySelector(`#${CSS.escape(id)}`)?.textContent ?? '').join(' ').trim();
  if (element.localName === 'fieldset') return element.querySelector('legend')?.textContent ?? '';
  return [...(element as HTMLInputElement).labels ?? []].map(({ textContent }) => textContent).join(' ').trim();
};

/** What describes a control: hints and errors, in the order they are read. */
export const descriptionOf = (element: Element): string[] =>
  (element.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean)
    .map((id) => (element.getRootNode() as Document | ShadowRoot).querySelector(`#${CSS.escape(id)}`)?.textContent ?? `nothing has the id ${id}`);

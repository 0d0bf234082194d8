import type { Field, Value } from '../domain/form.ts';
import { countCharacters } from '../domain/text.ts';

/** Every control that answers to a name: one, or the buttons of a choice. */
function controlsOf(form: HTMLFormElement, path: string): HTMLInputElement[] {
  const found = form.elements.namedItem(path);
  return !found ? [] : 'length' in found && !('type' in found) ? [...found] as HTMLInputElement[] : [found as HTMLInputElement];
}

/** Reads a control as it stands, whatever wrote into it. */
export function read(form: HTMLFormElement, { type }: Field, path: string): Value | undefined {
  const controls = controlsOf(form, path);
  const [first] = controls;
  if (first?.type !== 'checkbox' && first?.type !== 'radio') return first?.value || undefined;
  if (type === 'consent') return first.checked || undefined;
  const chosen = controls.filter(({ checked }) => checked).map(({ value }) => value);
  // A rating is a number, for conditions on it.
  return type === 'choices' ? (chosen.length ? chosen : undefined) : chosen[0] && type !== 'choice' ? +chosen[0] : chosen[0];
}

/** Puts a value into the controls of a name. */
export function write(form: HTMLFormElement, path: string, value: Value | undefined): void {
  for (const control of controlsOf(form, path)) {
    const { type } = control;
    if (type === 'checkbox' || type === 'radio') control.checked = value === true || (Array.isArray(value) ? value : [`${value as string}`]).includes(control.value as never);
    else if (type !== 'file') control.value = `${value ?? ''}`;
  }
}

/** Shows how long a text is: a long one always, a line once four fifths of its room are used. */
export function showCount(form: HTMLFormElement, { type, max }: Field, path: string, value: Value | undefined): void {
  const count = max && /text/.test(type) && form.querySelector<HTMLElement>(`[data-field="${path}"]>.count`);
  if (!count) return;
  const used = countCharacters((value ?? '') as string);
  // The node stays: a new one would be styled anew.
  (count.firstChild as Text).data = `${used} / ${max}`;
  count.hidden = type === 'text' && used < max * .8;
  count.classList.toggle('over', used > max);
}

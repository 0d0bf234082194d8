import type { LitElement } from 'lit';
import type { DeskWork } from '../../controllers/desk-work.ts';

/** Gives the focus to the first element that fits. */
export function focusOn(host: LitElement, selector: string): void {
  const found = host.renderRoot.querySelector<HTMLElement>(selector);
  found?.focus();
  if (found?.matches('select, input')) found.scrollIntoView({ block: 'nearest' });
}

/** The next or the previous row of the list takes the focus; `current` is the case that is open. */
export function moveInList(host: LitElement, by: number, current: string | undefined): void {
  const rows = [...host.renderRoot.querySelectorAll<HTMLElement>('.item')];
  const active = (host.renderRoot as ShadowRoot).activeElement as HTMLElement | null;
  const at = active && rows.includes(active) ? rows.indexOf(active) : rows.findIndex((row) => row.dataset.reference === current);
  const next = rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** The queue that was brought into view last, of each desk. */
const brought = new WeakMap<LitElement, Element | undefined>();

/** Where the queues stand in a row that scrolls, the chosen one is brought to its middle; the page stays where it is, and so does a row that somebody scrolls by hand. */
export function showQueue(host: LitElement): void {
  const row = host.renderRoot.querySelector('.queues');
  // What is not drawn forgets how far it was scrolled.
  const chosen = row?.clientWidth ? row.querySelector('.queue[aria-current]') ?? undefined : undefined;
  if (chosen && chosen !== brought.get(host)) {
    const middle = (element: Element) => { const { left, right } = element.getBoundingClientRect(); return left + right; };
    row!.scrollLeft += (middle(chosen) - middle(row!)) / 2;
  }
  brought.set(host, chosen);
}

/** Opens a step of the case, and gives its first field the focus. */
export async function openStep(host: LitElement, work: DeskWork, name: string): Promise<void> {
  await work.open(name);
  await host.updateComplete;
  focusOn(host, '.todo .writing input:not([type=file]), .todo .writing textarea, .todo .writing select, .todo .writing button');
}

/** Opens what stands on the page all the time, message or note, and gives its text the focus. */
export async function focusForm(host: LitElement, work: DeskWork, name: string): Promise<void> {
  const form = await work.open(name);
  await host.updateComplete;
  form?.form.control('text')?.scrollIntoView({ block: 'center' });
  form?.form.control('text')?.focus({ preventScroll: true });
}

/** Says at a field what is wrong with what was typed, until that is changed. */
export function refuse(host: LitElement, selector: string, words: string): void {
  const field = host.renderRoot.querySelector<HTMLInputElement>(selector)!;
  field.setCustomValidity(words);
  field.reportValidity();
  field.addEventListener('input', () => field.setCustomValidity(''), { once: true });
}

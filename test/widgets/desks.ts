/** A desk on the page, with a service of its own behind it. */
import { html } from 'lit';
import '../../src/define/desk.ts';
import type { RestDesk } from '../../src/backend/desk-rest.ts';
import type { Values } from '../../src/domain/form.ts';
import enDesk from '../../src/i18n/en/desk.ts';
import type { HeedDesk } from '../../src/widgets/desk/desk.ts';
import { inDays } from '../../stories/support/days.ts';
import { PASSWORD } from '../../stories/support/desk.ts';
import type { DeskService, StaffRole } from '../../stories/support/desk.ts';
import { focused, place, type, until } from './support.ts';

export { PASSWORD };
export const t = enDesk;

export const VALUES = { subject: 'Lid is cracked', description: 'One\nTwo', name: 'Lin Wei', email: 'lin@example.com', orderNumber: 'SW-1', consent: true };

/** Where people work: wide enough for three panes. */
export async function desk(service: DeskService, backend: RestDesk): Promise<HeedDesk> {
  const element = place<HTMLElement>(html`<div lang="en"><heed-desk .backend=${backend}></heed-desk></div>`).querySelector('heed-desk')!;
  await element.updateComplete;
  return element;
}

/** Somebody at their desk, the list on it. */
export async function at(service: DeskService, role: StaffRole): Promise<{ readonly element: HeedDesk; readonly backend: RestDesk }> {
  const backend = await service.as(role);
  const element = await desk(service, backend);
  await until(element, (root) => root.querySelector('.items, .list .empty'));
  return { element, backend };
}

/** An agent at a case, who does not hear what others do to it. */
export async function unaware(service: DeskService, reference: string): ReturnType<typeof at> {
  service.now();
  const backend = service.browser({ deaf: true });
  await backend.signIn({ name: 'agent', password: PASSWORD });
  const element = await desk(service, backend);
  await until(element, (root) => root.querySelector('.items'));
  await opened(element, reference);
  return { element, backend };
}

export const row = (root: ShadowRoot, reference: string) => root.querySelector<HTMLAnchorElement>(`.item[data-reference="${reference}"]`);

/** Opens a case; resolves once it is on the desk. */
export async function opened(element: HeedDesk, reference: string): Promise<HTMLElement> {
  location.hash = `#case=${reference}`;
  return until(element, (root) => [...root.querySelectorAll<HTMLElement>('.case')].find((found) => found.querySelector('.ids .ref')?.textContent === reference));
}

export const stateIs = (element: HeedDesk, state: keyof typeof t.state) =>
  until(element, (root) => root.querySelector('.case-head .badge.state')?.textContent?.trim() === t.state[state]);

/** Opens the form of a step. */
export async function form(element: HeedDesk, step: string): Promise<HTMLFormElement> {
  (await until(element, (root) => root.querySelector<HTMLButtonElement>(`[data-step=${step}]`))).click();
  return until(element, (root) => root.querySelector<HTMLFormElement>('.todo .writing form'));
}

export function fill(of: HTMLFormElement, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) type(of.querySelector<HTMLInputElement>(`[name="${name}"]`)!, value);
}

/** Resolves once the focus is where it should be: no mutation tells of it. */
export const focusOn = (element: Element, which: () => Element | null | undefined): Promise<void> => new Promise<void>((resolve) => {
  const look = () => {
    if (!which() || focused(element) !== which()) return;
    element.shadowRoot!.removeEventListener('focusin', look);
    resolve();
  };
  element.shadowRoot!.addEventListener('focusin', look);
  look();
});

export const send = (of: HTMLFormElement) => of.querySelector<HTMLButtonElement>('[type=submit]')!.click();

/** Files a complaint `ago` minutes ago and takes it to where its customer is satisfied; gives its reference. */
export async function solved(service: DeskService, values: Values, ago: number): Promise<string> {
  const receipt = await service.file('complaint', values, ago);
  const { reference } = receipt;
  await service.step('agent', reference, 'accept', { text: 'We are sorry.' });
  await service.step('agent', reference, 'analyse', { cause: 'Thin glaze', responsibility: 'Workshop' });
  await service.step('manager', reference, 'assign', { departments: ['workshop'] });
  await service.step('handler', reference, 'propose', { text: 'A new lid.', by: inDays(10) });
  await service.step('manager', reference, 'approve');
  await service.say(receipt, 'agree');
  await service.step('handler', reference, 'report-done', { text: 'It is sent.' });
  await service.say(receipt, 'satisfied');
  return reference;
}

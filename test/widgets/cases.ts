/** Cases in a store, and trackers that have opened them. */
import { $, $$, control, en, pdf, tracker, type, until, world } from './support.ts';
import type { World } from './support.ts';
import { apply, begin } from '../../src/domain/workflow.ts';
import { complaintWorkflow } from '../../src/domain/workflows/complaint.ts';
import { stateOf } from '../../server/present.ts';

export const words = en.cases;
export interface Access { readonly reference: string; readonly trackingCode: string }
let keys = 0;
export const newKey = () => `key-of-the-test-${++keys}`;

export const filed = async (it: World, values: Record<string, unknown> = {}): Promise<Access> => {
  const upload = await it.backend.uploads.upload(pdf('receipt.pdf'), { name: 'receipt.pdf' });
  return it.backend.cases.submit({
    kind: 'complaint', form: { id: 'complaint', version: 1 }, files: [upload.id], locale: 'en',
    values: { subject: 'Lid is cracked', description: 'One\nTwo', name: 'Lin Wei', email: 'lin@example.com', consent: true, ...values },
  }, { idempotencyKey: newKey() });
};
/** What the staff does, through the store: the desk is not there yet. */
export async function act(it: World, { reference }: Access, ...steps: (string | [type: string, text: string])[]): Promise<void> {
  for (const step of steps) {
    const [what, said] = typeof step === 'string' ? [step] : step;
    const stored = (await it.store.caseByReference('default', reference))!;
    const at = new Date().toISOString();
    await it.store.appendEvent({
      site: 'default', caseId: stored.id, key: newKey(), digest: newKey(), uploads: [],
      decide: (current, events) => {
        const { state } = apply(complaintWorkflow, events.length ? stateOf(current, events) : begin(complaintWorkflow, at), { type: what, at });
        return { event: { type: what, at, by: 'staff', state, visibility: what === 'confirm' ? 'internal' : 'public', ...(said && { text: said }), files: [], data: {} }, answeredAt: at };
      },
    });
  }
}
export const lookUp = (element: Element, reference: string, code: string) => {
  type(control(element, 'reference'), reference);
  type(control(element, 'code'), code);
  $<HTMLButtonElement>(element, '[type=submit]').click();
};
export const opened = (element: Element) => until(element, (root) => root.querySelector('.standing'));
/** A tracker with a case of its own, opened; `steps` of the staff have happened to it. */
export async function open(...steps: (string | [string, string])[]) {
  const it = await world();
  const access = await filed(it);
  await act(it, access, ...steps);
  const element = await tracker({ world: it });
  lookUp(element, access.reference, access.trackingCode);
  await opened(element);
  return { it, access, element };
}
export const events = (element: Element) => $$(element, '.event strong').map(({ textContent }) => textContent);
export const stateShown = (element: Element, state: keyof typeof words.state) => until(element, (root) => root.querySelector('.state')?.textContent === words.state[state]);

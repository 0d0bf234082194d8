/** Cases that staff and customers work on, so that what a seeded test sends meets the workflow in every state in which a customer may act. */
import { type CaseKind, type Receipt, type Role, sited, type Values, WORKFLOWS } from 'heed/domain';
import { takeStep } from '../../server/desk/step.ts';
import type { StoredCase } from '../../server/store/store.ts';
import { type Dice, mutate, WORDS } from './dice.ts';
import { complaint, newKey, SITE, type TestApp } from './helpers.ts';

const text = { text: 'Words of the staff' };
const why = { cause: 'A cause', responsibility: 'Ours' };
/** What the staff does next, by the state of the case; nothing where it waits for the customer. */
const STAFF: { readonly [state: string]: readonly [role: Role, type: string, payload: Values] } = {
  'complaint received': ['agent', 'accept', text], 'complaint accepted': ['agent', 'analyse', why], 'complaint analysed': ['manager', 'assign', { departments: ['service'] }],
  'complaint assigned': ['handler', 'propose', { ...text, by: '2026-12-01' }], 'complaint proposed': ['manager', 'approve', {}], 'complaint executing': ['handler', 'report-done', text],
  'complaint reopened': ['agent', 'reanalyse', why], 'inquiry received': ['agent', 'answer', text], 'inquiry reopened': ['agent', 'answer', text],
};
/** So many cases are open at one time; none lives longer than so many events, for each is read whenever another comes. */
const OPEN = 10;
const OLD = 15;
const TYPES = [...new Set(Object.values(WORKFLOWS).flatMap(({ transitions }) => transitions.map(({ name }) => name))), 'withdrawn', 'note', 'x'];

const workflowOf = (kind: CaseKind) => sited(WORKFLOWS[kind], { departments: [] });
/** What a customer may do there. */
const steps = ({ kind, state }: Pick<StoredCase, 'kind' | 'state'>): readonly string[] =>
  WORKFLOWS[kind].transitions.filter(({ roles, from }) => roles.includes('customer') && from.includes(state)).map(({ name }) => name);

/** `state` is that of the last look: what has happened since is for the server to know. */
interface Known { readonly id: string; readonly kind: CaseKind; state: string; readonly path: string; readonly trackingCode: string }
export interface Sent { readonly path: string; readonly trackingCode: string; readonly body: unknown; readonly as?: { readonly [header: string]: string } }
export interface InUse {
  /** An event for one of them: as often as not one that is allowed there, with words that may be anything, else one that is wrong somewhere. */
  event(d: Dice): Promise<Sent>;
  /** The staff takes its next step somewhere, and a new case comes for one that has ended. */
  goOn(d: Dice): Promise<void>;
}

export async function casesInUse({ post, upload, store }: TestApp): Promise<InUse> {
  const open: Known[] = [];

  async function file(kind: CaseKind): Promise<Known> {
    const { body: { reference, trackingCode } } = await post<Receipt>('/v1/cases', complaint({}, { kind, form: { id: kind, version: 1 } }));
    const { id } = (await store.caseByReference('default', reference))!;
    return { id, kind, state: 'received', path: `/v1/cases/${reference}/events`, trackingCode };
  }
  /** True if the staff had something to do, and the case may go on. */
  async function step(known: Known): Promise<boolean> {
    const at = '2026-03-04T05:06:07.000Z';
    let old = false;
    const { outcome } = await store.appendEvent<undefined>({
      site: 'default', caseId: known.id, key: newKey(), uploads: [], digest: newKey(),
      decide(current, events) {
        known.state = current.state;
        old = events.length > OLD || !steps(current).length;
        const due = old ? undefined : STAFF[`${current.kind} ${current.state}`];
        if (!due) return { refused: undefined };
        const [role, type, payload] = due;
        const verdict = takeStep(SITE, workflowOf(current.kind), current, events, { type, at, payload, files: [], roles: [role], actor: { id: 'u1', displayName: 'Wu Min' } }, () => Date.parse(at));
        if ('refused' in verdict) throw verdict.refused;
        known.state = verdict.event.state;
        return verdict;
      },
    });
    if (old) open[open.indexOf(known)] = await file(known.kind);
    return outcome === 'created';
  }
  const kinds: readonly CaseKind[] = ['complaint', 'complaint', 'complaint', 'inquiry'];
  for (let n = 0; n < OPEN; n++) {
    const known = await file(kinds[n % kinds.length]!);
    open.push(known);
    // Some are new, some wait for their customer already.
    for (let left = n; left > 0 && await step(known); left--);
  }

  return {
    async event(d) {
      const known = d.pick(open);
      const { path, trackingCode } = known;
      if (d.chance(0.5)) return { path, trackingCode, body: mutate({ type: d.pick(TYPES), text: 'Words', files: [] }, d) };
      const allowed = steps(known);
      const answers = allowed.filter((step) => step !== 'message' && step !== 'withdraw');
      // Most cases are not taken back: they would never come to anything.
      const type = d.chance(0.1) ? d.pick(TYPES) : answers.length && d.chance(0.7) ? d.pick(answers) : d.chance(0.2) ? 'withdraw' : 'message';
      const words = d.chance(0.3) ? d.pick(WORDS) : d.chance(0.1) ? undefined : 'Words of the customer';
      const files = d.chance(0.04) ? [(await upload<{ id: string }>('%PDF-1.7 bill', 'bill.pdf')).body.id] : d.chance(0.05) ? ['0'.repeat(32)] : undefined;
      return { path, trackingCode, body: { type, text: words, files }, as: { 'Content-Type': 'application/json', 'Idempotency-Key': newKey() } };
    },
    async goOn(d) {
      const due = open.filter(({ kind, state }) => STAFF[`${kind} ${state}`]);
      await step(d.pick(due.length && d.chance(0.7) ? due : open));
    },
  };
}

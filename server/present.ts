import { actionsFor, type CaseState, fieldsOf, lateFrom, nextSteps, opensRound, type PublicCase, type PublicEvent, roundsOf, WORKFLOWS } from 'heed/domain';
import type { Site } from './context.ts';
import { standing } from './desk/due.ts';
import { formOf } from './intake.ts';
import type { StoredCase, StoredEvent, StoredUpload } from './store/store.ts';

export { stateOf } from './store/desk-project.ts';

/** Everything that a customer's view is made of. */
export interface PublicParts {
  readonly site: Pick<Site, 'answers' | 'forms'>;
  readonly stored: StoredCase;
  readonly events: readonly StoredEvent[];
  /** Of the case, and of those merged into it. */
  readonly uploads: readonly StoredUpload[];
  readonly merged?: readonly { readonly reference: string }[];
  readonly readByStaff?: number;
  /** Milliseconds. */
  readonly now: number;
}

/** A case as the holder of its tracking code sees it: nothing internal, nobody's name. */
export function publicCase({ site, stored, events, uploads, merged = [], readByStaff, now }: PublicParts): PublicCase {
  const { reference, kind, state, subject, receivedAt, answerDueAt, answeredAt, form, values } = stored;
  const extra = written(site, stored);
  const workflow = WORKFLOWS[kind];
  const { state: current, deadlines: { answer }, day, due: { promisedAt, dueAt }, breach } = standing(site, stored, events, now);
  const overdue = breach === 'answer' && now < lateFrom(answer?.dueAt ?? now, !!current.facts.emergency) ? undefined : breach;
  const rounds = roundsOf(workflow, events);
  let round = 0;
  const numbers = new Map(events.map(({ seq, type }) => [seq, !round || opensRound(workflow, type) ? ++round : round]));
  const filesOf = (ids: readonly string[]) => ids.flatMap((id) => uploads.filter((upload) => upload.id === id))
    .map(({ id, name, type, size, digest }) => ({ id, name, type, size, digest }));
  const pause = current.facts.waiting ? events.findLast(({ type }) => type === 'await-customer') : undefined;
  return {
    reference, kind, state, subject, receivedAt, answerDueAt, ...(answeredAt && { answeredAt }),
    next: nextSteps(workflow, current), actions: actionsFor(workflow, current, 'customer'),
    form, values, ...(extra.length && { extra }), files: filesOf(events[0]?.files ?? []),
    events: shownEvents(events).map((event): PublicEvent => ({
      seq: event.seq, type: event.type, at: event.at, by: event.by, ...(event.data.onBehalf && { onBehalf: true }), state: event.state, round: numbers.get(event.seq)!,
      ...(event.text !== undefined && { text: event.text }), ...(event.files.length && event.seq > 1 && { files: filesOf(event.files) }),
    })),
    rounds, ...proposalOf(workflow.kind, current.facts, events), ...(promisedAt && { promisedAt, ...(day && { promisedDay: day }) }), ...(dueAt && { dueAt }), ...(overdue && { overdue }),
    ...(pause && { waiting: { since: pause.at, ...(pause.text !== undefined && { reason: pause.text }) } }),
    ...(readByStaff !== undefined && { readByStaff }), ...(merged.length && { merged: merged.map(({ reference }) => reference) }),
  };
}

/** What is public. Of several attempts at a solution only the first is shown, until one is there for the customer: which was returned inside, and how often, is not for them. */
function shownEvents(events: readonly StoredEvent[]): StoredEvent[] {
  return events.filter(({ type, visibility }, i) => visibility === 'public'
    && !(type === 'propose' && events.slice(0, i).findLast((before) => before.type === 'propose' || before.visibility === 'public' && OVER.includes(before.type))?.type === 'propose'));
}

/** With these an attempt at a solution is over. */
const OVER = ['approve', 'reanalyse'];

/** Answers of added fields that the customer saw and wrote: what a page sends along in a field that is not drawn is not for them. */
function written(site: Pick<Site, 'forms'>, { kind, extra }: StoredCase): StoredCase['extra'] {
  const hidden = fieldsOf(formOf(site, kind)).filter((field) => field.extra && field.hidden).map(({ name }) => name);
  return extra.filter(({ name }) => !hidden.includes(name));
}

/** What the customer is to agree to, or has agreed to: only once it was approved. */
function proposalOf(kind: string, { approved, agreed }: CaseState['facts'], events: readonly StoredEvent[]): Pick<PublicCase, 'proposal'> {
  const payload = kind === 'complaint' && approved === true ? events.findLast(({ type }) => type === 'propose')?.data.payload : undefined;
  if (typeof payload?.text !== 'string') return {};
  return { proposal: { text: payload.text, ...(typeof payload.by === 'string' && { by: payload.by }), agreed: agreed === true } };
}

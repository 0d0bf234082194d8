import { actionsFor, fold, isEnded, toHalfWidth, WORKFLOWS } from 'heed/domain';
import type { CaseEvent, CaseState, Values } from 'heed/domain';
import type { DeskTable } from './rows.ts';
import type { Due, StoredCase, StoredEvent } from './store.ts';

/** Later than everything. */
export const NEVER = '9999';

/** The case as its workflow sees it: the fold of its events. */
export function stateOf(stored: Pick<StoredCase, 'kind' | 'values' | 'receivedAt'>, events: readonly { readonly type: string; readonly at: string }[]): CaseState {
  const facts = stored.values.impact === 'safety' ? { emergency: true } : {};
  return fold(WORKFLOWS[stored.kind], events.length ? events.map(({ type, at }): CaseEvent => ({ type, at })) : [{ type: 'received', at: stored.receivedAt }], facts);
}

/** Whether it is an emergency (C-10), from the start or since somebody said so. */
export const isEmergency = (stored: Pick<StoredCase, 'kind' | 'values' | 'receivedAt'>, events: readonly { readonly type: string; readonly at: string }[]): boolean => !!stateOf(stored, events).facts.emergency;

/** Whom it was last given to. */
export function assigneeOf(events: readonly StoredEvent[]): { readonly id: string; readonly displayName: string } | undefined {
  return events.findLast(({ type }) => type === 'assigned-to')?.data.assignee ?? undefined;
}

/** The departments it lies with: of the last step that named any. */
export function departmentsOf(events: readonly StoredEvent[]): readonly string[] {
  const named = events.findLast(({ data }) => Array.isArray(data.payload?.departments))?.data.payload?.departments;
  return named ? (named as readonly unknown[]).filter((id): id is string => typeof id === 'string') : [];
}

/** What staff has sorted it under, or what the customer chose. */
const categoryOf = (stored: StoredCase, events: readonly StoredEvent[]): string =>
  String(events.findLast(({ data }) => typeof data.payload?.category === 'string')?.data.payload?.category ?? stored.values.category ?? '');

/** Whether a manager, and nobody else, has the next word. */
function toApprove(stored: StoredCase, state: CaseState): boolean {
  const workflow = WORKFLOWS[stored.kind];
  const theirs = actionsFor(workflow, state, 'manager');
  return workflow.transitions.some(({ name, aside, roles }) => !aside && theirs.includes(name) && !roles.includes('agent') && !roles.includes('handler'));
}

/** Digits only, so that it is found however it was written. */
export const bareNumber = (phone: unknown): string => (typeof phone === 'string' ? toHalfWidth(phone).replace(/\D/g, '') : '');
export const bareEmail = (email: unknown): string => (typeof email === 'string' ? email.trim().toLowerCase() : '');
export const bareOrder = (order: unknown): string => (typeof order === 'string' ? toHalfWidth(order).replace(/\s/g, '').toUpperCase() : '');
const word = (values: Values, name: string): string => (typeof values[name] === 'string' ? values[name] : '');

/** The row of a case, made of everything that happened to it. */
export function deskRow(stored: StoredCase, events: readonly StoredEvent[], due: Due): DeskTable {
  const { site, id, reference, kind, state, subject, values, receivedAt, answeredAt } = stored;
  const last = events.at(-1)!;
  const now = stateOf(stored, events);
  const ended = isEnded(WORKFLOWS[kind], state);
  const emergency = !!now.facts.emergency;
  const assignee = assigneeOf(events);
  const promisedAt = ended ? undefined : due.promisedAt;
  const dueAt = ended ? undefined : due.dueAt;
  const next = ended ? [] : [answeredAt || now.clocks.answer?.state === 'stopped' ? undefined : due.answerDueAt, promisedAt, dueAt].filter((time) => time !== undefined);
  return {
    site, case_id: id, reference, kind, state, ended: Number(ended), calm: emergency && !ended ? 0 : 1, subject, customer: word(values, 'name'),
    phone: bareNumber(values.phone), email: bareEmail(values.email), order_number: bareOrder(values.orderNumber), category: categoryOf(stored, events),
    channel: events[0]!.data.channel ?? 'web', assignee: assignee?.id ?? '', assignee_name: assignee?.displayName ?? '', departments_json: JSON.stringify(departmentsOf(events)),
    to_approve: Number(!ended && toApprove(stored, now)), emergency: Number(emergency), reopened: Number(now.facts.reopened ?? 0), received_at: receivedAt,
    answer_due_at: due.answerDueAt, answered_at: answeredAt ?? null, promised_at: promisedAt ?? null, due_at: dueAt ?? null, next_due: next.sort()[0] ?? NEVER,
    // What came in long ago and is recorded now is new to everybody.
    updated_at: last.data.recordedAt ?? last.at, version: last.seq, merged_into: events.findLast(({ type }) => type === 'merge')?.data.into ?? '',
  };
}

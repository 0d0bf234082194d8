import type { Breach, CaseSummary, Channel } from 'heed/domain';
import type { DeskTable } from '../store/tables.ts';

/** What the row says was missed by `now` (ISO 8601). */
export function breachOf({ ended, answered_at, answer_due_at, promised_at, due_at }: DeskTable, now: string): Breach | null {
  if (ended) return null;
  return answered_at === null && answer_due_at < now ? 'answer' : promised_at !== null && promised_at < now ? 'promise' : due_at !== null && due_at < now ? 'handling' : null;
}

/** A line of a list. */
export const summaryOf = (row: DeskTable, now: string): CaseSummary => ({
  reference: row.reference, kind: row.kind as CaseSummary['kind'], state: row.state, ended: row.ended === 1, subject: row.subject, customer: row.customer,
  ...(row.category && { category: row.category }), channel: row.channel as Channel, ...(row.order_number && { orderNumber: row.order_number }),
  receivedAt: row.received_at, answerDueAt: row.answer_due_at, ...(row.answered_at !== null && { answeredAt: row.answered_at }),
  ...(row.promised_at !== null && { promisedAt: row.promised_at }), ...(row.due_at !== null && { dueAt: row.due_at }), overdue: breachOf(row, now), emergency: row.emergency === 1,
  ...(row.assignee && { assignee: { id: row.assignee, displayName: row.assignee_name } }), departments: JSON.parse(row.departments_json) as string[],
  reopened: row.reopened, updatedAt: row.updated_at, version: row.version,
});

/** As the policy asks about a case. */
export const placeOf = (row: Pick<DeskTable, 'assignee' | 'departments_json'>): { readonly assignee?: string; readonly departments: readonly string[] } => ({
  ...(row.assignee && { assignee: row.assignee }), departments: JSON.parse(row.departments_json) as string[],
});

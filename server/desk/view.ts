import { type CaseFile, type DeadlineName, type DeskCase, type DeskClock, type DeskEvent, type DeskStep, fieldsOf, guardedBy, isAside, isEnded, mayAct, opensRound, type Operation, type Person, type RefusedStep, rolesFor, roundsOf, type Role, type Workflow, type CaseState } from 'heed/domain';
import { may, relations } from '../auth/staff.ts';
import type { Site } from '../context.ts';
import type { Reading } from '../store/desk.ts';
import type { Account } from '../store/staff.ts';
import type { StoredCase, StoredEvent, StoredUpload } from '../store/store.ts';
import type { DeskTable } from '../store/tables.ts';
import { standing } from './due.ts';
import { placeOf, summaryOf } from './summary.ts';

/** Everything that the page of a case is made of. */
export interface CaseParts {
  readonly site: Pick<Site, 'answers'>;
  readonly user: Account;
  /** With the site's departments. */
  readonly workflow: Workflow;
  readonly stored: StoredCase;
  readonly row: DeskTable;
  readonly events: readonly StoredEvent[];
  /** Of the case, and of those merged into it. */
  readonly uploads: readonly StoredUpload[];
  readonly merged: readonly DeskTable[];
  readonly mergedInto?: string;
  readonly related: readonly DeskTable[];
  readonly viewers: readonly Person[];
  readonly readByCustomer?: Reading;
  readonly now: number;
}

const OPERATIONS: readonly Operation[] = ['case.step', 'case.assign', 'case.merge', 'library.add', 'customer.sensitive'];

/** A case as somebody of the staff sees it. */
export function deskCase({ site, user, workflow, stored, row, events, uploads, merged, mergedInto, related, viewers, readByCustomer, now }: CaseParts): DeskCase {
  const { state, deadlines, day } = standing(site, stored, events, now);
  const rounds = roundsOf(workflow, events);
  const filesOf = (ids: readonly string[]): CaseFile[] => ids.flatMap((id) => uploads.filter((upload) => upload.id === id))
    .map(({ id, name, type, size, digest }) => ({ id, name, type, size, digest }));
  let round = 0;
  const shown = events.map((event): DeskEvent => {
    const { seq, type, at, by, visibility, text, files, data: { actor, payload, onBehalf, assignee } } = event;
    if (!round || opensRound(workflow, type)) round++;
    const fills = workflow.transitions.find((t) => t.name === type)?.fills;
    return {
      seq, type, at, by, ...(actor && { actor }), ...(onBehalf && { onBehalf }), state: event.state, internal: visibility === 'internal', round, ...(fills && { fills }), ...(text !== undefined && { text }),
      payload: payload ?? (assignee !== undefined ? { ...(assignee && { user: assignee.displayName }) } : text !== undefined ? { text } : {}), files: filesOf(files),
    };
  });
  const clock = (name: DeadlineName): DeskClock | undefined => {
    const found = deadlines[name];
    if (!found) return undefined;
    const reason = found.state === 'paused' && found.by === 'await-customer' ? events.findLast(({ type }) => type === found.by)?.text : undefined;
    return {
      state: found.state, ...(found.dueAt !== undefined && { dueAt: new Date(found.dueAt).toISOString() }), ...(day && name === 'promised' && { day }), remaining: found.remaining, breached: found.late, ...(reason !== undefined && { reason }),
    };
  };
  const [answer, handling, promised] = [clock('answer'), clock('handling'), clock('promised')];
  return {
    ...summaryOf(row, new Date(now).toISOString()),
    form: stored.form, values: stored.values, extra: stored.extra, locale: stored.locale, files: filesOf(events[0]?.files ?? []), events: shown,
    facts: state.facts, clocks: { ...(answer && { answer }), ...(handling && { handling }), ...(promised && { promised }) }, rounds,
    ...stepsFor(workflow, state, rolesFor('case.step', user.roles, relations(user, placeOf(row)))),
    operations: OPERATIONS.filter((operation) => may(user, operation, placeOf(row))),
    ...(merged.length && { merged: merged.map(({ reference }) => reference) }), ...(mergedInto !== undefined && { mergedInto }),
    related: related.filter((other) => may(user, 'case.read', placeOf(other)))
      .map((other) => ({ reference: other.reference, kind: other.kind as DeskCase['kind'], state: other.state, subject: other.subject, receivedAt: other.received_at })),
    viewers: viewers.filter(({ id }) => id !== user.id), ...(readByCustomer && { readByCustomer }),
  };
}

/** Steps that these roles may take now, and those beside them that they see refused. */
export function stepsFor(workflow: Workflow, state: CaseState, roles: readonly Role[]): { readonly steps: readonly DeskStep[]; readonly refused: readonly RefusedStep[] } {
  const steps: DeskStep[] = [];
  const refused: RefusedStep[] = [];
  const ended = isEnded(workflow, state.state);
  for (const step of workflow.transitions) {
    const { name, payload, about, internal = false, missed, from, otherwise } = step;
    const aside = isAside(step, state.state);
    // What only the system or the customer does by themselves is no button of the desk.
    if (step.roles.every((role) => role === 'system')) continue;
    const mine = roles.filter((role) => mayAct(step, role));
    const here = from.includes(state.state);
    const guards = mine.map((role) => guardedBy(step, state, role));
    if (here && guards.includes(undefined)) {
      const form = payload && fieldsOf(payload).length ? payload : null;
      steps.push({ name, form, aside, internal, forCustomer: !!step.forCustomer && !step.roles.some((role) => mine.includes(role)), ...(about && { about }) });
    } else if (!ended) {
      const reason = here ? (guards[0] ?? 'wrong-role') : mine.length ? otherwise?.[state.state] : undefined;
      if (reason && (!aside || (missed && guards[0]))) refused.push({ name, reason });
    }
  }
  return { steps, refused };
}

import { apply, fieldsOf, type FileValue, type Issue, next, openIn, type Outcome, type Person, type Role, timeOfSite, type Values, type Workflow } from 'heed/domain';
import type { Site } from '../context.ts';
import { Problem } from '../problem.ts';
import { stateOf } from '../store/desk-project.ts';
import type { NewEvent, StoredCase, StoredEvent, Verdict } from '../store/store.ts';
import { standing } from './due.ts';

/** A step that somebody wants to take. */
export interface Attempt {
  readonly type: string;
  readonly at: string;
  /** With its files, as the form of the step wants them. */
  readonly payload: Values;
  /** Ids of uploads. */
  readonly files: readonly string[];
  /** Roles in which it may be taken, the best first. */
  readonly roles: readonly Role[];
  /** Who of the staff; absent: the customer. */
  readonly actor?: Person;
}

export const refusal = (reason: string, issues?: readonly Issue[]): Problem =>
  (issues?.length ? new Problem('invalid', 'The event is not as the workflow asks.', { issues, reason })
    : new Problem('not-allowed', 'The workflow does not allow this now.', { reason }));

/** What is to be written, or why not. The same for customers and staff. */
export function takeStep(site: Pick<Site, 'answers'>, workflow: Workflow, current: StoredCase, events: readonly StoredEvent[], attempt: Attempt, now: () => number): Verdict | { readonly refused: Problem } {
  const { type, at, payload, files, roles, actor } = attempt;
  const state = stateOf(current, events);
  let outcome: Outcome | undefined;
  let acting: Role | undefined;
  for (const role of roles) {
    const tried = next(state, { type, at, payload }, { role }, { workflow, now });
    if (tried.ok) {
      [outcome, acting] = [tried, role];
      break;
    }
    if (!outcome || (!outcome.ok && outcome.reason === 'wrong-role')) outcome = tried;
  }
  if (!outcome?.ok || !acting) return { refused: outcome && !outcome.ok ? refusal(outcome.reason, outcome.issues) : refusal('wrong-role') };
  const step = workflow.transitions.find(({ name }) => name === type)!;
  const over = (step.payload ? fieldsOf(step.payload) : []).filter(({ name, future }) => future && timeOfSite(payload[name], site.answers?.calendar) <= now());
  if (over.length) return { refused: refusal('invalid-payload', over.map(({ name }) => ({ path: name, code: 'in-past' }))) };
  // A customer may write braces; staff's come from a script that nobody has completed.
  const open = actor ? openIn(step, payload) : [];
  if (open.length) return { refused: refusal('invalid-payload', open) };
  const { files: brought, ...recorded } = outcome.event.payload ?? {};
  const attached = Array.isArray(brought) ? (brought as readonly FileValue[]).map(({ name, digest = '' }) => ({ name, digest })) : [];
  const text = shownText(workflow, step.name, recorded, events);
  const event: NewEvent = {
    type, at, by: actor ? 'staff' : 'customer', state: outcome.case.state, visibility: step.internal ? 'internal' : 'public', ...(text !== undefined && { text }), files,
    data: {
      ...(attached.length && { attached }),
      ...(actor && { actor: { id: actor.id, displayName: actor.displayName, role: acting }, payload: recorded, ...(outcome.event.onBehalf && { onBehalf: true }) }),
    },
  };
  let after = outcome.case;
  const follows = outcome.follows.map((follow): NewEvent => {
    after = apply(workflow, after, follow);
    const of = workflow.transitions.find(({ name }) => name === follow.type);
    return { type: follow.type, at, by: 'system', state: after.state, visibility: of?.internal ? 'internal' : 'public', files: [], data: {} };
  });
  const { due } = standing(site, current, [...events, event, ...follows], now());
  return { event, follows, due, ...(after.clocks.answer?.state === 'stopped' && { answeredAt: at }) };
}

/** The words that the customer reads: of this step, and of the one that it brings to light. */
function shownText(workflow: Workflow, name: string, payload: Values, events: readonly StoredEvent[]): string | undefined {
  const step = workflow.transitions.find((t) => t.name === name)!;
  const brought = step.carries ? workflow.transitions.find((t) => t.name === step.carries) : undefined;
  const before = brought ? events.findLast((event) => event.type === brought.name)?.data.payload : undefined;
  const words = (of: typeof step, shown: readonly string[] = [], values: Values = {}) => (of.payload ? fieldsOf(of.payload) : [])
    .filter((field) => shown.includes(field.name) && (field.type === 'longtext' || field.type === 'text')).map((field) => values[field.name]);
  const found = [...(brought ? words(brought, brought.shownLater, before) : []), ...words(step, step.shows, payload)].filter((word): word is string => typeof word === 'string' && word !== '');
  return found.length ? found.join('\n\n') : undefined;
}

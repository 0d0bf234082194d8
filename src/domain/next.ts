import { holds } from './form.ts';
import type { Values } from './form.ts';
import type { Issue } from './issue.ts';
import { validate } from './schema.ts';
import type { Now } from './schema.ts';
import { apply, guardedBy, isEnded, mayAct } from './workflow.ts';
import type { CaseEvent, CaseState, Refusal, Role, Workflow } from './workflow.ts';
import { WORKFLOWS } from './workflows/all.ts';

export interface Actor { readonly role: Role }

/** What comes of a step that somebody wants to take. */
export type Outcome =
  | { readonly ok: true; readonly case: CaseState;
    /** The event to keep: its payload cleaned, and whether an agent recorded it for the customer. */
    readonly event: CaseEvent & { readonly onBehalf?: true };
    /** What the system does right after it; `case` is the case before these. */
    readonly follows: readonly CaseEvent[] }
  | { readonly ok: false; readonly reason: Refusal; readonly issues?: readonly Issue[] };

const refuse = (reason: Refusal, issues?: readonly Issue[]): Outcome => ({ ok: false, reason, ...(issues && { issues }) });

/**
 * Takes a step, or says why not. Pure: the case that is given stays as it is.
 * @param options `workflow`: for records of other kinds than cases; `now`: for payloads that may not lie in the future.
 */
export function next(current: CaseState, event: CaseEvent, { role }: Actor, { workflow, now }: { workflow?: Workflow; now?: Now } = {}): Outcome {
  const flow = workflow ?? Object.values(WORKFLOWS).find((w) => w.kind === current.kind);
  const step = flow?.transitions.find((t) => t.name === event.type);
  if (!flow || !step) return refuse('unknown-event');
  const { state } = current;
  if (!step.from.includes(state)) return refuse(isEnded(flow, state) ? 'case-ended' : mayAct(step, role) ? (step.otherwise?.[state] ?? 'wrong-state') : 'wrong-role');
  if (!mayAct(step, role)) return refuse('wrong-role');
  const reason = guardedBy(step, current, role);
  if (reason) return refuse(reason);
  const { values, issues } = step.payload ? validate(step.payload, event.payload ?? {}, { now }) : validate(nothing, event.payload ?? {});
  if (!values) return refuse('invalid-payload', issues);
  const kept = { type: event.type, at: event.at, ...(Object.keys(values).length && { payload: values as Values }), ...(!step.roles.includes(role) && { onBehalf: true as const }) };
  const after = apply(flow, current, kept);
  const follows = (step.follows ?? []).filter(({ when }) => holds(when, { ...after.facts, role }))
    .map(({ step: type }): CaseEvent => ({ type, at: event.at })).filter((follow) => next(after, follow, { role: 'system' }, { workflow: flow, now }).ok);
  return { ok: true, case: after, event: kept, follows };
}

const nothing = { id: 'nothing', version: 1, steps: [] };

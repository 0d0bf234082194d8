/**
 * The vocabulary of workflows: a workflow is data (JSON), and what a case may do next, what is refused and why, which clocks
 * run and what the documentation draws is made from it. The state of a case is the fold of its events.
 */
import { holds } from './form.ts';
import type { Condition, FormDefinition, Values } from './form.ts';

/** Who acts (handbook section 1); `system` is the server by itself. */
export type Role = 'customer' | 'agent' | 'handler' | 'manager' | 'admin' | 'system';

/** `answer`: until somebody answers or acknowledges (C-04). `handling`: the work on the case, without waiting for the customer. */
export type ClockName = 'answer' | 'handling';
/** `start` also goes on after a pause or a stop. */
export type ClockEffect = 'start' | 'pause' | 'stop';

/** Why a step is refused. */
export type Refusal =
  | 'unknown-event' | 'case-ended' | 'wrong-state' | 'wrong-role' | 'invalid-payload'
  /** C-07: the manager has not confirmed the handling form. */
  | 'needs-manager-confirmation'
  /** C-05: the complaint has not been acknowledged. */
  | 'not-acknowledged'
  /** C-08: the customer is not satisfied, or has not said so. */
  | 'customer-unsatisfied'
  /** C-09: the customer has not agreed. */
  | 'not-agreed'
  /** It was already done. */
  | 'already-done'
  /** Nobody waits for the customer. */
  | 'not-waiting';

/** Refuses while its condition fails. The condition sees the facts of the case, its `state`, and `role` of whoever acts. */
export interface Guard { readonly unless: Condition; readonly reason: Refusal }

/** What a case comes to, section by section of its handling form (C-07). */
export const SECTIONS = ['cause', 'departments', 'confirmation', 'proposal', 'approval', 'agreement', 'result', 'feedback', 'summary'] as const;
export type Section = (typeof SECTIONS)[number];

/** One step of a workflow. */
export interface Transition {
  readonly name: string;
  readonly from: readonly string[];
  /** Absent: the state stays. */
  readonly to?: string;
  readonly roles: readonly Role[];
  /** A step of the customer: an agent may record it for them, and the record says so. */
  readonly forCustomer?: boolean;
  /** The form of what is recorded with the step. */
  readonly payload?: FormDefinition;
  readonly guards?: readonly Guard[];
  /** States in which the refusal has a better reason than `wrong-state`. */
  readonly otherwise?: { readonly [state: string]: Refusal };
  /** Facts that hold from now on. */
  readonly sets?: Values;
  /** The fact that counts how often this happened. */
  readonly counts?: string;
  readonly clocks?: { readonly [C in ClockName]?: ClockEffect };
  /** Steps that the system takes right after this one, while their condition holds (see `guards`). */
  readonly follows?: readonly { readonly when: Condition; readonly step: string }[];
  /** Not what usually comes next (a way out, a message, a correction): anywhere, or in these states. */
  readonly aside?: boolean | readonly string[];
  /** Everybody looks for it: where a guard refuses it, that is told though it stands aside. */
  readonly missed?: boolean;
  /** The section of the handling form that it fills (C-07), the last time it is taken. */
  readonly fills?: Section;
  /** The section that whoever takes it decides on. */
  readonly about?: Section;
  /** Never shown to the customer. */
  readonly internal?: boolean;
  /** Fields of the payload that the customer sees; the others stay inside. */
  readonly shows?: readonly string[];
  /** The customer also sees what is `shownLater` of the last step of this name: a proposal, once it is approved. */
  readonly carries?: string;
  readonly shownLater?: readonly string[];
}

export interface State {
  readonly name: string;
  /** The case has ended. */
  readonly final?: boolean;
}

export interface Workflow {
  /** The kind of record it is for. */
  readonly kind: string;
  /** The first state is the one a new case has. */
  readonly states: readonly State[];
  readonly transitions: readonly Transition[];
  /** Clocks that run from the beginning. */
  readonly clocks?: Transition['clocks'];
}

/** A clock of a case. Times are milliseconds since 1970. */
export interface Clock {
  readonly state: 'running' | 'paused' | 'stopped';
  /** When it was last started, paused or stopped. */
  readonly since: number;
  /** Milliseconds it ran before that. */
  readonly spent: number;
}

/** A case as its workflow sees it. */
export interface CaseState {
  readonly kind: string;
  readonly state: string;
  /** What the steps have established: `agreed`, `satisfied`, `reopened` (how often) … */
  readonly facts: Values;
  readonly clocks: { readonly [C in ClockName]?: Clock };
}

/** Something that is to happen, or happened, to a case. */
export interface CaseEvent {
  /** Name of a transition. */
  readonly type: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly payload?: Values;
}

/** A case that has just arrived; `facts` are what is known of it from the start, e.g. `emergency`. */
export function begin({ kind, states, clocks }: Workflow, at: string, facts: Values = {}): CaseState {
  return { kind, state: states[0]?.name ?? '', facts, clocks: tick({}, clocks, at) };
}

/** The case after a step, whoever took it: `next` has asked whether it is allowed. Events that are no step change nothing. */
export function apply(workflow: Workflow, current: CaseState, event: CaseEvent): CaseState {
  const step = workflow.transitions.find((t) => t.name === event.type);
  if (!step) return current;
  const { counts } = step;
  return {
    ...current,
    state: step.to ?? current.state,
    facts: { ...current.facts, ...step.sets, ...(counts && { [counts]: Number(current.facts[counts] ?? 0) + 1 }) },
    clocks: tick(current.clocks, step.clocks, event.at),
  };
}

/** The case that these events have made, the first of which is its arrival. */
export function fold(workflow: Workflow, events: readonly CaseEvent[], facts?: Values): CaseState {
  const [first, ...rest] = events;
  if (!first) throw new Error('A case without events: fold() needs at least the event of its arrival.');
  return rest.reduce((current, event) => apply(workflow, current, event), begin(workflow, first.at, facts));
}

function tick(clocks: CaseState['clocks'], effects: Transition['clocks'] = {}, at: string): CaseState['clocks'] {
  const out: { [name: string]: Clock } = { ...clocks };
  for (const [name, effect] of Object.entries(effects)) {
    const state = effect === 'start' ? 'running' : effect === 'pause' ? 'paused' : 'stopped';
    const clock = out[name];
    // A clock that never ran cannot pause, and a stopped one does not pause either.
    if (clock ? clock.state === state || (clock.state === 'stopped' && effect === 'pause') : effect === 'pause') continue;
    out[name] = { state, since: Date.parse(at), spent: clock ? timeOn(clock, Date.parse(at)) : 0 };
  }
  return out;
}

/** Milliseconds the clock has run by then. */
export const timeOn = ({ state, since, spent }: Clock, now: number): number => spent + (state === 'running' ? Math.max(0, now - since) : 0);

/** Whether the case has ended. */
export const isEnded = (workflow: Workflow, state: string): boolean => !!workflow.states.find((s) => s.name === state)?.final;

/** Whether a role may take the step: by itself, or an agent recording it for the customer. */
export const mayAct = ({ roles, forCustomer }: Transition, role: Role): boolean => roles.includes(role) || (!!forCustomer && role === 'agent');

/** The reason of the first guard that refuses. */
export const guardedBy = ({ guards = [] }: Transition, { facts, state }: CaseState, role: Role): Refusal | undefined =>
  guards.find(({ unless }) => !holds(unless, { ...facts, state, role }))?.reason;

/** Names of the steps that a role may take now, in the workflow's order. */
export const actionsFor = (workflow: Workflow, current: CaseState, role: Role): string[] =>
  workflow.transitions.filter((t) => t.from.includes(current.state) && mayAct(t, role) && !guardedBy(t, current, role)).map((t) => t.name);

/** Whether the step is not what usually comes next in that state. */
export const isAside = ({ aside = false }: Transition, state: string): boolean => (typeof aside === 'boolean' ? aside : aside.includes(state));

/** Names of the steps that usually come next, whoever takes them. */
export const nextSteps = (workflow: Workflow, { state }: Pick<CaseState, 'state'>): string[] =>
  workflow.transitions.filter((t) => t.from.includes(state) && !isAside(t, state)).map((t) => t.name);

/** The workflow as a Mermaid state diagram, without what can happen beside it. */
export const toMermaid = ({ states, transitions }: Workflow): string => [
  'stateDiagram-v2',
  `  [*] --> ${states[0]?.name}`,
  ...transitions.flatMap((t) => t.from.filter((state) => !isAside(t, state)).map((state) => `  ${state} --> ${t.to ?? state}: ${t.name} (${t.roles.join(', ')})`)),
  ...states.filter((s) => s.final).map((s) => `  ${s.name} --> [*]`),
].join('\n');

import type { Round } from './records/case.ts';
import type { Workflow } from './workflow.ts';

/** A "not satisfied" counts under this name; each begins a round. */
const COUNT = 'reopened';

/** Whether an event of this type begins a round. */
export const opensRound = ({ transitions }: Workflow, type: string): boolean => transitions.some(({ name, counts }) => name === type && counts === COUNT);

/** The rounds that the events of a case make, the first of which is its arrival. `text` is why the customer was not satisfied. */
export function roundsOf(workflow: Workflow, events: readonly { readonly type: string; readonly at: string; readonly text?: string }[]): Round[] {
  const rounds: Round[] = [];
  const ends = new Set(workflow.transitions.filter(({ to }) => workflow.states.some(({ name, final }) => final && name === to)).map(({ name }) => name));
  const last = (more: Partial<Round>) => void (rounds.length && rounds.push({ ...rounds.pop()!, ...more }));
  events.forEach(({ type, at, text }, i) => {
    const opening = opensRound(workflow, type);
    if (opening || ends.has(type)) last({ to: at });
    if (!i || opening) rounds.push({ number: rounds.length + 1, from: at, ...(i > 0 && text !== undefined && { reason: text }) });
  });
  return rounds;
}

import type { Round } from './records/case.ts';
import type { Workflow } from './workflow.ts';

/** A "not satisfied" counts under this name; each begins a round. */
const COUNT = 'reopened';

/** The rounds that the events of a case make, the first of which is its arrival. `text` is why the customer was not satisfied. */
export function roundsOf(workflow: Workflow, events: readonly { readonly type: string; readonly at: string; readonly text?: string }[]): Round[] {
  const rounds: Round[] = [];
  const opens = new Set(workflow.transitions.filter(({ counts }) => counts === COUNT).map(({ name }) => name));
  const ends = new Set(workflow.transitions.filter(({ to }) => workflow.states.some(({ name, final }) => final && name === to)).map(({ name }) => name));
  const last = (more: Partial<Round>) => void (rounds.length && rounds.push({ ...rounds.pop()!, ...more }));
  events.forEach(({ type, at, text }, i) => {
    const opening = opens.has(type);
    if (opening || ends.has(type)) last({ to: at });
    if (!i || opening) rounds.push({ number: rounds.length + 1, from: at, ...(i > 0 && text !== undefined && { reason: text }) });
  });
  return rounds;
}

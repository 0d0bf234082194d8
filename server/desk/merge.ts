import { isEnded, next, type Person, type Role, WORKFLOWS } from 'heed/domain';
import type { Site } from '../context.ts';
import { Problem } from '../problem.ts';
import { bareEmail, bareNumber, stateOf } from '../store/desk-project.ts';
import type { Known, NewEvent, Verdict } from '../store/store.ts';
import { standing } from './due.ts';
import { refusal } from './step.ts';

/** Whether the two cases name the same phone or e-mail: whoever opens one will see the other. */
function ofOneCustomer({ case: { values: a } }: Known, { case: { values: b } }: Known): boolean {
  const [phone, email] = [bareNumber(a.phone), bareEmail(a.email)];
  return (!!phone && phone === bareNumber(b.phone)) || (!!email && email === bareEmail(b.email));
}

/** Two events, one in each chain: the first case ends, and what its customer wrote stands in the second. */
export function mergeVerdict(site: Pick<Site, 'answers'>, from: Known, into: Known, { at, actor }: { readonly at: string; readonly actor: Person & { readonly role: Role } }, now: () => number):
{ readonly from: Verdict; readonly into: Verdict } | { readonly refused: Problem } {
  if (!ofOneCustomer(from, into)) return { refused: new Problem('not-allowed', 'The cases are not of one customer: phone and e-mail differ.', { reason: 'other-customer' }) };
  if (isEnded(WORKFLOWS[into.case.kind], into.case.state)) return { refused: refusal('case-ended') };
  const outcome = next(stateOf(from.case, from.events), { type: 'merge', at }, { role: 'system' });
  if (!outcome.ok) return { refused: refusal(outcome.reason) };
  const ends: NewEvent = { type: 'merge', at, by: 'staff', state: outcome.case.state, visibility: 'public', files: [], data: { actor, into: into.case.id, payload: { reference: into.case.reference } } };
  const { subject, description } = from.case.values;
  // What was merged into it before goes along.
  const said = [subject, description, ...from.events.filter(({ type }) => type === 'merged').map(({ text }) => text)].filter((word) => typeof word === 'string').join('\n\n');
  // Both sides' files go along: those of messages too.
  const files = from.events.filter(({ visibility }) => visibility === 'public').flatMap(({ files: ids }) => ids);
  const joins: NewEvent = {
    type: 'merged', at, by: 'staff', state: into.case.state, visibility: 'public', text: said, files, data: { actor, from: from.case.id, payload: { reference: from.case.reference } },
  };
  // Its emergency is now the other's.
  const urgent = !!outcome.case.facts.emergency && !stateOf(into.case, into.events).facts.emergency;
  const mark: NewEvent = { type: 'mark-emergency', at, by: 'system', state: into.case.state, visibility: 'internal', files: [], data: { payload: { text: from.case.reference } } };
  const added = urgent ? [joins, mark] : [joins];
  return {
    from: { event: ends, answeredAt: at, due: standing(site, from.case, [...from.events, ends], now()).due },
    into: { event: joins, ...(urgent && { follows: [mark] }), due: standing(site, into.case, [...into.events, ...added], now()).due },
  };
}

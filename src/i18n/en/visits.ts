import type { VisitTerms } from '../visits-terms.ts';

const terms: VisitTerms = {
  title: 'Return visits', hint: 'Closed cases that were drawn: ask these customers how it was handled, and whether it lasts. Each Monday a share of the week before is drawn.', none: 'Nobody has to be visited.', noneHint: 'The next cases are drawn on Monday.',
  by: 'Due', overdue: 'Overdue since', reached: 'Was the customer reached?', satisfied: 'Are they satisfied?', yes: 'Yes', no: 'No', note: 'What was said', done: 'Record the visit', said: 'Recorded. It stands in the case as an internal event.',
  taken: 'Somebody else has recorded this visit.', loading: 'Loading …', back: 'Back to the list', figures: 'The last 13 weeks', closed: 'Closed', drawn: 'Drawn', made: 'Made', reachedOf: 'Reached', satisfiedOf: 'Satisfied', noData: 'no data',
  of: (part, n) => `${part} of ${n}`,
};
export default terms;

import type { CallTerms } from '../calls-terms.ts';

const terms: CallTerms = {
  title: 'To be called', hint: 'Customers who gave a low score. Say that you call, so that nobody else does, and then what came of it.', none: 'Nobody has to be called.', noneHint: 'A low score of somebody who can be reached shows up here at once.',
  by: 'Call by', overdue: 'Overdue since', case: 'Case', answer: 'Answer', take: 'I’ll call', takeOver: 'Take over', free: 'Make free', release: 'Not me after all', mine: 'You call',
  came: 'What came of it?', 'reached': 'Reached', 'not-reached': 'Not reached', 'given-up': 'Give up', note: 'What was said and agreed', noteIfAny: 'Note (optional)', missing: 'Please write down what was said and agreed.', record: 'Record',
  said: 'Recorded. The call is off the list.', gone: 'Somebody else was faster. The list is up to date now.',
  of: (score, most) => `${score} of ${most}`, calling: (name) => `${name} calls`, hasTaken: (name) => `${name} has taken this call. Nothing of yours was recorded.`, again: (when) => `Recorded. Please try again by ${when}.`,
  tries: (n) => (n === 1 ? 'Tried once, not reached' : `Tried ${n} times, not reached`),
};
export default terms;

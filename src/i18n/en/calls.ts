import type { CallTerms } from '../calls-terms.ts';

const terms: CallTerms = {
  title: 'To follow up', hint: 'Low scores. Say that you take one, so that nobody else does, and then what came of it.', none: 'Nothing has to be followed up.', noneHint: 'A low score shows up here at once.',
  by: 'Call by', overdue: 'Overdue since', case: 'Case', number: 'Service', answer: 'Answer', answers: 'The answers', take: 'I’ll call', takeOver: 'Take over', free: 'Make free', release: 'Not me after all', mine: 'You call',
  came: 'What came of it?', 'reached': 'Reached', 'not-reached': 'Not reached', 'given-up': 'Give up', note: 'What was said and agreed', noteIfAny: 'Note (optional)', missing: 'Please write down what was said and agreed.', record: 'Record',
  said: 'Recorded. The call is off the list.', gone: 'Somebody else was faster. The list is up to date now.',
  'written': 'Written to', 'put-right': 'Put right', 'nothing-found': 'Nothing to put right',
  ways: {
    message: { head: 'No number, no address: answer on the case', by: 'Write by', take: 'I’ll write', mine: 'You write', note: 'What was agreed', missing: 'Please say why nobody writes.', said: 'Recorded. The task is off the list.', calling: (name) => `${name} writes`, hasTaken: (name) => `${name} has taken this. Nothing of yours was recorded.` },
    look: { head: 'Nobody to call: look into it', by: 'Look into it by', take: 'I’ll look into it', mine: 'You look into it', note: 'What was found and done', missing: 'Please write down what was found and done.', said: 'Recorded. The task is off the list.', calling: (name) => `${name} looks into it`, hasTaken: (name) => `${name} looks into this. Nothing of yours was recorded.` },
  },
  records: (number) => `No number or address was left. Your records of ${number} may have them.`, ended: 'The case has ended or is no longer there: it takes no message.', several: 'Several pages', nowhere: 'No department', all: 'Read all answers',
  more: 'More low scores have come to this task. Please read them, and record it then.',
  scores: (n) => (n === 1 ? '1 low score' : `${n} low scores`), between: (first, last) => (first === last ? first : `${first} – ${last}`), newest: (n) => `The newest ${n}`,
  of: (score, most) => `${score} of ${most}`, calling: (name) => `${name} calls`, hasTaken: (name) => `${name} has taken this call. Nothing of yours was recorded.`, again: (when) => `Recorded. Please try again by ${when}.`,
  tries: (n) => (n === 1 ? 'Tried once, not reached' : `Tried ${n} times, not reached`),
};
export default terms;

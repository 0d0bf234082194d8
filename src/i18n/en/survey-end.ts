import type { SurveyEndTerms } from '../terms.ts';

const terms: SurveyEndTerms = {
  ui: { thanks: 'Thank you', thanksText: 'Your answer has arrived. We read every one of them.',
    reference: 'Number of your answer', change: 'Change my answer', again: 'Answer once more', close: 'Close', tapped: 'Your score has arrived. Thank you! You can still change it, or say more.',
    answered: 'You have answered already. You can still change it.', retry: 'Try again', sorry: 'We are sorry that it was not as it should be.',
    changeSend: 'Send the change', stop: 'Do not ask me any more', next: 'Next person', save: 'Save as a file', remove: 'Remove from this device', wrote: 'What you wrote is still on this device',
  },
  clears: (seconds, ended) => (ended ? `The next person can begin in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.` : `Nobody there? In ${seconds} ${seconds === 1 ? 'second' : 'seconds'} your answers are erased. Tap anywhere to go on.`),
  kept: (n) => `For the staff: ${n} ${n === 1 ? 'answer was' : 'answers were'} not taken by the service and ${n === 1 ? 'is' : 'are'} kept on this device.`, version: (n) => `version ${n}`,
  followUp: (when) => `Somebody will call you by ${when}.`,
  stop: ['No more surveys?', 'We then send you no invitations and no reminders any more. You can still write to us whenever you like.'],
  stopped: ['Done', 'We shall not ask you any more.'],
  bad: {
    'survey-unknown': ['This survey does not exist', 'The page that brought you here may be out of date. Thank you for wanting to tell us.'],
    'invitation-unknown': ['This link does not open a survey', 'Please open the link exactly as it stands in our message; part of it may be missing.'],
    'invitation-expired': ['This survey has ended', 'Its time is over. Thank you for coming; you can write to us whenever something is not right.'],
    'survey-evaluated': ['We have read your answer', 'It has been evaluated and cannot be changed any more. Thank you!'],
    'case-gone': ['There is nothing to score any more', 'What this survey was about is no longer kept by us.'],
    'offline': ['No connection', 'The survey opens as soon as there is one.'],
    'unavailable': ['Our service has a fault', 'Please try again in a moment.'],
  },
};
export default terms;

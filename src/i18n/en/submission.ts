import type { SubmissionTerms } from '../terms.ts';

const characters = (n: number) => `${n} ${n === 1 ? 'character' : 'characters'}`;

const terms: SubmissionTerms = {
  issue: {
    'required': (label) => `Please fill in: ${label}`,
    'contact-required': () => 'Please give a phone number or an e-mail address, so that we can answer.',
    'too-long': (label, { max, count }) => `${label}: at most ${characters(Number(max))}${count ? `; it has ${count}` : ''}`,
    'not-an-email': () => 'This does not look like an e-mail address. Example: name@example.com',
    'not-a-phone': () => 'This does not look like a phone number. Digits, spaces, + and - are fine.',
    'not-a-date': (label) => `${label}: there is no such date`,
    'in-future': (label) => `${label}: this date is still to come`,
    'consent-required': () => 'We need your consent to work on this.',
    'not-added': (_, { name }) => `“${name}” is not added yet. Please try again.`,
    'not-text': (label) => `${label}: please type it again`,
  },
  failure: {
    'network': 'There is no connection at the moment.',
    'timeout': 'The answer is taking too long.',
    'aborted': 'Stopped. Nothing was sent.',
    'bad-response': 'Something on the way answered in place of our service. Are you on a network that asks you to sign in first?',
    'unavailable': 'Our service has a fault at the moment.',
    'rate-limited': 'There are too many requests at the moment.',
  },
  ui: {
    forget: 'Forget everything on this device', saveReceipt: 'Save',
    summaryTitle: 'Please look at this again', reviewTitle: 'Check your answers', reviewHint: 'Nothing has been sent yet.', change: 'Change',
    notGiven: 'Not given', yes: 'Yes', no: 'No', edit: 'Change my answers', sendNow: 'Send now', sending: 'Sending …',
    sendingText: 'Sending your words …', waitingTitle: 'Not sent yet',
    waitingText: 'Your message is kept on this device and goes out by itself as soon as it can. You may leave this page open.',
    refusedTitle: 'Refused, because:', retry: 'Try now', kept: 'Kept on this device',
    notKept: 'Not saved on this device. Please send before you leave this page.',
    receivedTitle: 'We have received it', reference: 'Your reference',
    trackingCode: 'Tracking code', trackingCodeHint: 'Only with both can your case be opened. Please keep them.', copy: 'Copy', copied: 'Copied',
    print: 'Print', nextTitle: 'What happens next', follow: 'Follow your case', another: 'Write another one', youWrote: 'What you wrote', connection: 'Waiting for a connection.',
  },
  receivedAs: (reference) => `Received as ${reference}`,
  retryAt: (time) => `Next try ${time}`,
  answerBy: (when) => `You hear from us ${when ? `by ${when}` : 'at once'}.`,
  nextStep: {
    complaint: ['A person reads your complaint and confirms it.', 'We look for the cause and propose a solution. Nothing is done before you agree.'],
    inquiry: ['A person reads your question.', 'You get an answer, or the time by which you will have it.'],
    suggestion: ['A person reads your suggestion.', 'The department concerned weighs it, and we tell you the outcome.'],
  },
};
export default terms;

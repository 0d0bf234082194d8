import type { SendingTerms } from '../terms.ts';
import submission from './submission.ts';

const megabytes = (bytes: string | number | undefined) => `${Math.round(Number(bytes) / 1048576)} MB`;

const terms: SendingTerms = {
  ...submission,
  issue: {
    ...submission.issue,
    'too-short': (label, { min }) => `${label}: at least ${min} ${Number(min) === 1 ? 'character' : 'characters'}`,
    'too-small': (label, { min }) => `${label}: at least ${min}`,
    'too-large': (label, { max }) => `${label}: at most ${max}`,
    'not-a-number': (label) => `${label}: please enter a number`,
    'not-an-option': (label) => `${label}: please choose one of the answers`,
    'forbidden-characters': (label) => `${label} holds characters that cannot be stored. Please type it again.`,
    'too-many-files': (_, { max }) => `At most ${max} files, please.`,
    'file-too-large': (_, { name, max }) => `“${name}” is larger than ${megabytes(max)}.`,
    'file-type': (_, { name }) => `“${name}” is of a kind we cannot take. JPEG, PNG, WebP and PDF are fine.`,
    'in-past': (label) => `${label}: this time is over already`,
    'unknown-field': (label) => `${label} is not part of this form.`,
    'unreadable-image': (_, { name }) => `“${name}” cannot be read as a picture. Please choose another one.`,
    'empty-file': (_, { name }) => `“${name}” is empty.`,
    'lost': (_, { name }) => `“${name}” is no longer there. Please add it again.`,
    'refused': (_, { name }) => `“${name}” could not be taken.`,
    'file-missing': () => 'A file is no longer there. Please remove the files and add them again.',
  },
  failure: {
    ...submission.failure,
    'storage-full': 'Our service cannot store anything at the moment.',
    'invalid': 'Some answers need another look.',
    'bad-request': 'This form and our service do not fit together. Please reload the page; what you wrote is kept.',
    'conflict': 'This was sent before with other words. It can be sent again as a new message.',
    'not-found': 'It was not found.',
    'forbidden': 'This page may not use our service; perhaps its address is not among those that are allowed. Please tell the shop.',
    'not-allowed': 'This is not possible any more at this stage.',
    'too-large': 'A file is too large.',
    'unsupported-type': 'A file is of a kind that we cannot take.',
    'unsupported': 'This page cannot do that.',
  },
  ui: {
    ...submission.ui,
    continueDraft: 'Continue', discardDraft: 'Discard', draftTitle: 'You have started before', remove: 'Remove', preparing: 'Preparing …',
    close: 'Put away', stop: 'Stop', fileSent: 'Sent', fileWaits: 'Not sent yet',
  },
  draftSaved: (when, until) => `Last changed ${when}; kept on this device until ${until}.`,
  sevenDays: 'This browser deletes it by itself once you have not been here for seven days.',
  sendingFile: (file, of) => `Sending, ${file} of ${of} ${of === 1 ? 'file' : 'files'} …`,
  removed: (name) => `“${name}” removed`,
};
export default terms;

import type { DeviceTerms } from '../terms.ts';

const files = (n: number) => (n ? ` · ${n} ${n === 1 ? 'file' : 'files'}` : '');

const terms: DeviceTerms = {
  kind: { complaint: 'Complaint', inquiry: 'Question', suggestion: 'Suggestion', survey: 'Answer to a survey' },
  ui: {
    title: 'On this device', empty: 'Nothing is waiting', emptyHint: 'What cannot be sent yet waits here, and so do your receipts.', waiting: 'Waiting to be sent', sent: 'Sent',
    refused: 'Needs another look', memory: 'Not saved: it waits in this window only. Please leave it open.',
    elsewhere: 'It goes out on the page on which it was written.', mayHaveArrived: 'It may have arrived already. That is why it cannot be taken back; it will not be filed twice.',
    takeBack: 'Take back', takenBack: 'Taken back. It is a draft again: open the form to change or discard it.', changeHint: 'Open the form to change it and send it again.',
    takeAlong: 'Take along as a file', bring: 'Continue from a file', brought: 'It is on this device now. Open its form to go on.', begun: 'Not finished', begunHint: 'Open its form to go on.', saveReceipt: 'Save receipt', follow: 'Follow your case', forget: 'Forget everything on this device',
    forgotten: 'Everything on this device is forgotten.', notForgotten: 'This browser did not let us delete everything. Please clear this site’s data in its settings.', undo: 'Undo',
    forgetAsk: 'Forget everything?', forgetUnsent: 'Something here has not been sent yet. It would be lost.', cancel: 'Cancel',
    full: 'This device is full: not everything you wrote or added is kept here.', whatToDo: 'Please send before you leave this page, or take your words along as a file and continue from it later.',
    proof: 'Proof of receipt', digest: 'Digest of your words and files (SHA-256)', signature: 'Signature of the service (Ed25519)', unsigned: 'The service does not sign its receipts.', key: 'Key', answerDue: 'An answer is due by',
    seenHint: 'The tracking code is no longer kept here: it stands on your receipt.', close: 'Close',
    checkTitle: 'Check a saved receipt', checkHint: 'The file never leaves this device.', checkDrop: 'Choose the receipt, or drop it here', checking: 'Checking …',
    otherTitle: 'Also open in another tab', otherHint: 'What you write here is kept by itself. Which of the two do you want to go on with?', otherSent: 'It was sent or discarded in another tab. What you write here is kept by itself.', otherForgotten: 'Done on another page. What stands here stays, and is kept with your next key.',
    earlierTitle: 'You had written something else before', earlierHint: 'Nothing is lost: long texts stand below each other, elsewhere your last words stay. There is also:',
    here: 'Here', there: 'In the other tab', showBoth: 'Show both', keepMine: 'Keep mine', takeOther: 'Take the other', nothing: 'Nothing',
    sharedHint: 'Shared computer: nothing is kept on this device, and everything here is erased after two minutes without a key or a click.', wipeTitle: 'Are you still there?',
    stillHere: 'Yes, go on', wipeNow: 'Erase now', wiped: 'Everything here has been erased.',
  },
  verdict: {
    genuine: 'Genuine and unchanged', unconfirmed: 'Unchanged, but not confirmed', altered: 'Not genuine', foreign: 'Not from this service', unsigned: 'Not signed',
    uncheckable: 'This browser cannot check it', unreadable: 'This is no receipt',
  },
  verdictHint: {
    genuine: 'This service signed exactly this receipt.', unconfirmed: 'The signature fits the key that the file itself brings. Whether that key is this service’s can be said when there is a connection.',
    altered: 'The receipt or what it vouches for was changed after it was signed, or the signature was made up.', foreign: 'It was signed with a key that this service has never published.',
    unsigned: 'The receipt has no signature. Whether it is genuine, only the service can say.', uncheckable: 'It does not know this kind of signature (Ed25519), or this page was opened without https. Please try another browser.',
    unreadable: 'Please choose the file that “Save receipt” made. Its name begins with heed-receipt.',
  },
  fileFault: {
    'not-a-draft': 'This file is no draft from this form. Its name begins with heed-draft.', 'damaged': 'This file is damaged: it is not as it was saved.', 'newer': 'This file comes from a newer version of this form. Please reload the page and try again.',
    'too-large': 'This file is too large to be a draft.', 'other-form': 'This draft belongs to another form.',
  },
  receivedAs: (reference) => `Received as ${reference}`,
  refusedBecause: (reason) => `Refused, because: ${reason}`,
  queued: (when, n) => `Written ${when}${files(n)}`,
  nextTry: (when, tries) => `Tried ${tries === 1 ? 'once' : `${tries} times`}. Next try ${when}.`,
  withheld: (labels) => `For your safety never kept on this device: ${labels}`,
  otherChanged: (when) => `It was changed there ${when}.`,
  wipeIn: (seconds) => `Everything here is erased in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
};
export default terms;

import type { ScriptTerms } from '../scripts-terms.ts';

const terms: ScriptTerms = {
  title: 'Scripts', hint: 'Texts that colleagues insert or read out, by purpose, kind of case, channel and language. A change is offered at once; every version is kept.',
  add: 'Add a script', change: 'Change', save: 'Save', cancel: 'Cancel', back: 'Back', loading: 'Loading …', none: 'No script fits.', all: 'All', any: 'Any', anyKind: 'any kind', anyChannel: 'any channel',
  saved: 'Saved. The desk offers it from now on.', newer: 'Somebody else has changed this script meanwhile. Yours was not saved: compare both, then save again.', theirs: 'How it is now',
  enable: 'Enable', disable: 'Disable', disabled: 'Disabled', notOffered: 'Saved. The desk does not offer it any more.', remove: 'Delete', removed: 'Deleted.',
  removeAsk: (title) => `Delete “${title}”?`, removeHint: 'It is offered to nobody any more and cannot be brought back. A disabled script can be enabled again.',
  moved: 'Somebody else has changed this script meanwhile. Nothing was done: look at it first.', gone: 'Somebody else has deleted this script meanwhile. Saved, yours becomes a new one.',
  name: 'Title', nameHint: 'What colleagues find it by; the customer does not see it.', purpose: 'Purpose', kind: 'Kind of case', channel: 'Channel', language: 'Language', text: 'Text', preview: 'As the customer would read it', shipped: 'As shipped',
  placeholders: 'Placeholders', placeholdersHint: 'The desk fills them in from the case. One that the case does not know has to be completed before the text can go out. What stands in [?…] is left out instead: “I am looking into it[?, and you will hear from me by {dueAt}].”',
  purposes: {
    'acknowledgement': 'Acknowledgement', 'emergency': 'Acknowledgement where somebody may get hurt', 'progress': 'Progress', 'promise': 'Promise of an answer', 'proposal': 'Proposal', 'refusal': 'Refusal', 'closing': 'Answer and closing', 'return-visit': 'Return visit',
  },
  means: { name: 'the customer’s name', reference: 'the reference', subject: 'the subject', order: 'the order number', receivedAt: 'when the case came in', dueAt: 'by when the customer hears from us', agent: 'who writes', department: 'the department in charge' },
  example: { name: 'Lin Wei', reference: 'HD-7K3MQ-9XTRC', subject: 'The lid is cracked', order: 'SW-2611-04718', receivedAt: '2 March 2026 at 09:30', dueAt: '4 March 2026 at 17:00', agent: 'Wu Min', department: 'Workshop' },
  languages: { 'en': 'English', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文' },
  about: (command, name) => `${command}: ${name}`, used: (n) => (n === 0 ? 'never used' : n === 1 ? 'used once' : `used ${n} times`), changedBy: (who, when) => `Changed by ${who}, ${when}`,
  wrong: { title: 'Please give it a title.', text: 'Please write the text.', unknown: (names) => `There is no such placeholder: ${names}` },
};
export default terms;

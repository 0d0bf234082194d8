/** What the case library says beside the desk's own words. */
const terms = {
  label: {
    'title': 'Title', 'problem': 'Problem', 'cause': 'Cause', 'departments': 'Departments', 'phase': 'Phase', 'lesson': 'Lesson', 'measure': 'Improvement measure',
  },
  phase: { advice: 'Advice', order: 'Order', delivery: 'Delivery', use: 'Use', repair: 'Repair', billing: 'Billing', other: 'Other' },
  redaction: { 'name': 'name', 'phone': 'phone number', 'email': 'e-mail address', 'plate': 'number plate', 'id-number': 'identity number', 'card': 'card number', 'address': 'address', 'reference': 'reference', 'order': 'order number', 'account': 'WeChat or QQ account' },
  ui: {
    title: 'Case library', lead: 'What was learnt from closed cases. Read it before new work starts.', searchHint: 'Words that must all be found', empty: 'There is no entry yet.', emptyHint: 'Closed complaints with a lesson become entries.', back: 'Back to the list', photos: 'Photos', savedBy: 'Entered by',
    add: 'Add a closed case', addTitle: 'Make an entry of a closed case', addHint: 'Names, phone numbers, e-mail addresses and number plates are taken out. Read it once more before it is saved.', reference: 'Reference of the closed case', preview: 'Read the draft',
    checkTitle: 'Check before saving', checkHint: 'Is there still anything that tells who the customer is? Everybody at the desk can read the entry.', removed: 'Taken out', nothingRemoved: 'Nothing personal was found.', choosePhotos: 'Photos for the entry', choosePhotosHint: 'Only those that show nobody and no address.',
    checked: 'I have read it: nobody can be recognised.', unchecked: 'Please read the entry, then say so here.', save: 'Save the entry', saved: 'The entry is in the library.', notClosed: 'Only closed cases with a lesson become entries.', noLibrary: 'This service has no case library.',
    changeTitle: 'Change the entry of this case', newer: 'Somebody else has saved this entry meanwhile. Yours was not saved: compare both, then save again. This is where theirs differs.',
  },
  took: (what: string, count: number) => (count === 1 ? what : `${what} × ${count}`),
  changedBy: (who: string, when: string) => `changed by ${who}, ${when}`,
};
export type EnglishLibraryTerms = typeof terms;
export default terms;

/** What is said where there is a case on the same order already. */
const terms = {
  found: 'There is an open case of yours on this order already', kept: 'You have written about this order from this device before',
  hint: 'If it is about the same matter, please add to that case. Otherwise send this as a new one.', add: 'Add to this case', text: 'What you add', back: 'Back to my answers',
  added: (reference: string) => `Added to ${reference}. No new case was opened.`,
};
export type EnglishTwinsTerms = typeof terms;
export default terms;

/** What the list of one's own cases says. */
const terms = {
  title: 'Your cases', open: 'Open', ended: 'Finished', waiting: 'Waiting for you', empty: 'You have not written to us yet.', loading: 'Loading …', signIn: 'Sign in to see your cases.', retry: 'Try again', received: 'Received', order: 'Order', goesOn: 'Goes on as',
  noBackend: '<heed-my-cases> is not connected to a service.',
};
export type EnglishOwnTerms = typeof terms;
export default terms;

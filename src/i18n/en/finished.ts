/** What the desk says where a finished service is told of. */
const terms = {
  label: { service: 'What was done', workOrder: 'Work order or receipt number', finishedAt: 'When it was finished', agent: 'Done by', department: 'Department', name: 'Customer’s name', email: 'E-mail', phone: 'Phone', language: 'Language of the invitation' },
  hint: { workOrderHint: 'Nobody is asked twice about one number.', finishedPhoneHint: 'By it we know whom we have asked. Nothing is sent to it.' },
  step: { finished: 'The service', customer: 'The customer' },
  lead: 'The customer is asked how it was: by mail, or with a link that you hand over.',
  send: 'Ask the customer',
  invited: 'The customer is invited', known: 'The customer was invited already', not: 'The customer is not asked',
  mailed: (to: string) => `An invitation goes to ${to}.`,
  noAddress: 'There is no e-mail address: please hand over the link.',
  noMails: 'No mails are sent from here: please hand over the link.',
  noPage: 'No page with the survey has been set, so there is no link. Please tell your administrator.',
  until: (day: string) => `It can be answered until ${day}.`,
  since: (day: string) => `It was sent or handed over on ${day}; this is the same link.`,
  answered: 'It has been answered already. The answer can still be changed until it is evaluated.',
  recently: (day: string) => `This customer was asked on ${day}. Nobody is asked again so soon.`,
  stopped: 'This customer does not want to be asked any more.',
  another: 'Another customer was asked about this number. Please look whether it is the right one.',
  notAsked: 'Here nobody is asked after a service; your administrator can change that.',
  link: 'Link for this customer only', scan: 'QR code with the link', next: 'Another service', mend: 'Change what was entered',
};
export type EnglishFinishedTerms = typeof terms;
export default terms;

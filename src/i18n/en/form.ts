import type { IntakeTerms } from '../terms.ts';

const terms: IntakeTerms = {
  locale: 'en',
  label: {
    kind: 'What is this about?', subject: 'In a few words', description: 'What happened?', files: 'Photos or documents',
    occurredAt: 'When did it happen?', category: 'It concerns', impact: 'Who is affected?', wantedOutcome: 'What would put it right?',
    wantedOutcomeOther: 'Please say what', orderNumber: 'Order number', product: 'Product or service', name: 'Your name', phone: 'Phone',
    email: 'E-mail', preferredContact: 'How may we reach you?', bestTime: 'Best time',
    consent: 'You may use these details to handle my request.',
    question: 'What would you like to know?', idea: 'What could we do better?',
  },
  hint: {
    orderNumberHint: 'On your receipt or in your order list', filesHint: 'JPEG, PNG, WebP or PDF. Place data is removed from photos.',
    descriptionHint: 'As it comes to mind. Write as much as you like.', phoneHint: 'Phone or e-mail: one is enough.',
    bestTimeHint: 'For example: weekdays after 6 pm', impactHint: 'If anyone is in danger, choose “Safety at risk”: we see to it first.',
    emailHint: 'Such as name@example.com', productHint: 'As the shop calls it',
  },
  option: {
    'complaint': 'Complaint', 'inquiry': 'Question', 'suggestion': 'Suggestion', 'product': 'Product', 'service': 'Service', 'operation': 'Operation',
    'only-me': 'Only me', 'several': 'Several people', 'many': 'Many', 'safety': 'Safety at risk', 'refund': 'Refund', 'exchange': 'Exchange',
    'repair': 'Repair', 'redo': 'Do it again', 'compensation': 'Compensation', 'apology': 'An apology', 'explanation': 'An explanation',
    'other': 'Something else', 'phone': 'Phone', 'email': 'E-mail', 'either': 'Either',
  },
  step: { matter: 'What happened', outcome: 'What you want', contact: 'How we reach you', question: 'Your question', idea: 'Your idea' },
  ui: {
    choose: 'Please choose', addFiles: 'Add files', takePhoto: 'Take a photo', privacy: 'Privacy notice', review: 'Check and send', send: 'Send',
    back: 'Back', next: 'Continue', required: 'Required fields are marked with *', noBackend: 'This form is not connected to a service yet.',
    loadFailed: 'Part of this form has not loaded. Your words are still here: please check the connection and try again.', addRow: 'Add another', removeRow: 'Remove',
  },
  stepOf: (step, of) => `Step ${step} of ${of}`,
};
export default terms;

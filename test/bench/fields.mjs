/** What the three forms have in common, written down once by hand: the complaint form of heed, in English. */

const choice = (name, label, options, hint) => ({ type: 'radio', name, label, options, hint });

export const sections = [
  {
    title: 'What happened',
    fields: [
      { type: 'text', name: 'subject', label: 'In a few words', required: true, max: 120 },
      { type: 'textarea', name: 'description', label: 'What happened?', hint: 'As it comes to mind. Write as much as you like.', required: true, max: 5000 },
      { type: 'file', name: 'files', label: 'Photos or documents', hint: 'JPEG, PNG, WebP or PDF. Place data is removed from photos.', accept: 'image/jpeg,image/png,image/webp,application/pdf' },
      { type: 'date', name: 'occurredAt', label: 'When did it happen?' },
      choice('category', 'It concerns', { product: 'Product', service: 'Service', operation: 'Operation' }),
      choice('impact', 'Who is affected?', { 'only-me': 'Only me', 'several': 'Several people', 'many': 'Many', 'safety': 'Safety at risk' }, 'If anyone is in danger, choose “Safety at risk”: we see to it first.'),
    ],
  },
  {
    title: 'What you want',
    fields: [
      { type: 'select', name: 'wantedOutcome', label: 'What would put it right?', options: { '': 'Please choose', 'refund': 'Refund', 'exchange': 'Exchange', 'repair': 'Repair', 'redo': 'Do it again', 'compensation': 'Compensation', 'apology': 'An apology', 'explanation': 'An explanation', 'other': 'Something else' } },
      { type: 'text', name: 'orderNumber', label: 'Order number', hint: 'On your receipt or in your order list', max: 64 },
      { type: 'text', name: 'product', label: 'Product or service', max: 200 },
    ],
  },
  {
    title: 'How we reach you',
    fields: [
      { type: 'text', name: 'name', label: 'Your name', required: true, max: 100, autocomplete: 'name' },
      { type: 'tel', name: 'phone', label: 'Phone', hint: 'Phone or e-mail: one is enough.', max: 40, autocomplete: 'tel' },
      { type: 'email', name: 'email', label: 'E-mail', max: 254, autocomplete: 'email' },
      choice('preferredContact', 'How may we reach you?', { phone: 'Phone', email: 'E-mail', either: 'Either' }),
      { type: 'text', name: 'bestTime', label: 'Best time', hint: 'For example: weekdays after 6 pm', max: 120 },
      { type: 'checkbox', name: 'consent', label: 'You may use these details to handle my request.', required: true },
    ],
  },
];

/** The only field that comes and goes: shown while the wanted outcome is `other`. */
export const other = { type: 'text', name: 'wantedOutcomeOther', label: 'Please say what', required: true, max: 500 };

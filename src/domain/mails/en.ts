import type { MailWords } from './mail.ts';

const look = 'See your case';

/** English. */
export const en: MailWords = {
  hello: ({ name }) => (name ? `Dear ${name},` : 'Good day,'),
  kinds: {
    received: { subject: ({ reference }) => `We have received it (${reference})`, link: look,
      says: ({ subject, dueAt, atOnce }) => `Thank you for writing to us about “${subject}”. It has arrived.${atOnce || dueAt ? ` You will hear from a person ${atOnce ? 'at once' : `by ${dueAt}`}.` : ''}` },
    accepted: { subject: ({ reference }) => `We are on it (${reference})`, link: look, says: ({ subject }) => `A person has taken up “${subject}” and writes to you:` },
    answer: { subject: ({ reference }) => `The answer to your question (${reference})`, link: 'See the answer, and ask again', says: ({ subject }) => `Here is the answer to “${subject}”:` },
    proposal: { subject: ({ reference }) => `Our proposal: is it all right with you? (${reference})`, link: 'Agree, or say what you would like instead', says: () => 'This is what we would like to do. Nothing is done before you agree to it.' },
    done: { subject: ({ reference }) => `It is done: are you satisfied? (${reference})`, link: 'Say whether you are satisfied', says: () => 'What you agreed to has been done. Please look whether all is as it should be, and tell us.' },
    message: { subject: ({ reference }) => `A message for you (${reference})`, link: 'Read and reply', says: ({ subject }) => `There is a message about “${subject}”:` },
    promised: { subject: ({ reference }) => `When you will have an answer (${reference})`, link: look, says: ({ dueAt }) => `We cannot answer on the spot and do not want to guess.${dueAt ? ` You will have an answer by ${dueAt}.` : ''}` },
    asked: { subject: ({ reference }) => `We need something from you (${reference})`, link: 'Reply now', says: () => 'So that we can go on, we need something from you:' },
    late: { subject: ({ reference }) => `We are late, and sorry (${reference})`, link: look, says: ({ subject }) => `You should have heard from us about “${subject}” by now. We are sorry. Those in charge have just been told, and look after it.` },
    news: { subject: ({ reference }) => `News about your suggestion (${reference})`, link: look, says: ({ subject }) => `There is news about “${subject}”:` },
    closed: { subject: ({ reference }) => `Your case is closed (${reference})`, link: look, says: ({ subject }) => `“${subject}” is now closed. Should anything be open after all, please write to us and name the number.` },
    merged: { subject: ({ reference, into }) => `Two of your cases are now one: ${reference} goes on as ${into}`, link: look,
      says: ({ subject, reference, into }) => `“${subject}” (${reference}) is about the same as another case of yours. We go on with both as ${into}; nothing that you wrote is lost. The link below, and your old reference with its code, open it.` },
  },
  reference: 'Reference',
  footer: 'You receive this mail because you gave us this address with your case. Please do not reply to it; use the link.',
  bye: 'Customer service',
};

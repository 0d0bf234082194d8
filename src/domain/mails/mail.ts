/** What customers are told by mail: which event tells it, and in which words. */

export const MAIL_KINDS = ['received', 'accepted', 'answer', 'proposal', 'done', 'message', 'promised', 'asked', 'late', 'news', 'closed', 'merged'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** By type of event. What the customer did themselves is confirmed on the page, not by mail; only their arrival is. */
const BY_EVENT: { readonly [type: string]: MailKind } = {
  'received': 'received', 'accept': 'accepted', 'answer': 'answer', 'approve': 'proposal', 'report-done': 'done', 'message': 'message', 'promise': 'promised',
  'await-customer': 'asked', 'late': 'late', 'acknowledge': 'message', 'adopt': 'news', 'turn-down': 'news', 'report-progress': 'news', 'thank': 'message',
  'reject': 'closed', 'close': 'closed', 'close-anyway': 'closed', 'merge': 'merged',
};

/** The mail that an event means for the customer, if any. */
export const mailOf = ({ type, by, visibility }: { readonly type: string; readonly by: string; readonly visibility: string }): MailKind | undefined =>
  (visibility !== 'public' || (by === 'customer' && type !== 'received') ? undefined : BY_EVENT[type]);

/** What the words of a mail are made of. */
export interface MailFacts {
  readonly name: string;
  readonly reference: string;
  readonly subject: string;
  /** As a person reads it: by when there is an answer, or what was promised. */
  readonly dueAt?: string;
  /** Instead of `dueAt`: nobody has to wait (C-10). */
  readonly atOnce?: boolean;
  /** The reference of the case that goes on in the stead of this one. */
  readonly into?: string;
}

export interface MailWords {
  readonly hello: (facts: MailFacts) => string;
  /** Of each kind: the subject, what is said, and what stands on the link. */
  readonly kinds: Readonly<Record<MailKind, { readonly subject: (facts: MailFacts) => string; readonly says: (facts: MailFacts) => string; readonly link: string }>>;
  readonly reference: string;
  /** Why this mail came, and that it is no use to answer it. */
  readonly footer: string;
  readonly bye: string;
}

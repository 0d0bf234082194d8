/** A mail, ready to be sent. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Names the mail for good: whoever gets it twice can tell. Without angle brackets. */
  readonly id: string;
  readonly locale: string;
  /** Address where its reader says that they want no more of these. */
  readonly stop?: string;
}

/** Sends mails. Rejects with {@link MailTrouble}. */
export interface Mailer {
  send(message: MailMessage): Promise<void>;
  close?(): void;
}

/**
 * Why a mail did not go out: `later` – it was not taken, and may be another time; `never` – the address or the mail is refused; `unsure` –
 * the connection broke after the mail had been handed over, so it may have been taken and is not sent again.
 */
export class MailTrouble extends Error {
  override readonly name = 'MailTrouble';
  readonly kind: 'later' | 'never' | 'unsure';
  constructor(kind: MailTrouble['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

import { Transform } from 'node:stream';
import { createTransport } from 'nodemailer';
import { type Mailer, MailTrouble } from './mailer.ts';

/** Sends through an SMTP server: `smtp://user:password@host:587`, `smtps://…:465`. Where the server offers TLS, it is used. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(url, { from, disableFileAccess: true, disableUrlAccess: true });
  /** Mails of which the last byte has been handed over, by id. */
  const over = new Set<string>();
  transport.use('stream', ({ message }, done) => {
    const id = message.messageId();
    message.transform(() => new Transform({
      transform: (chunk, _, next) => next(null, chunk),
      flush: (end) => {
        over.add(id);
        end();
      },
    }));
    done();
  });
  return {
    async send({ to, subject, text, html, id, locale, stop }) {
      const messageId = `<${id}>`;
      try {
        await transport.sendMail({
          to: { name: '', address: to }, subject, text, html, messageId,
          // No reply of a machine to a machine.
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale, ...(stop && { 'List-Unsubscribe': `<${stop}>` }) },
        });
      } catch (cause) {
        throw new MailTrouble(kindOf(cause as Failure, over.has(messageId)), 'The mail was not sent.', { cause });
      } finally {
        over.delete(messageId);
      }
    },
    close: () => transport.close(),
  };
}

interface Failure { readonly responseCode?: number; readonly code?: string }

function kindOf({ responseCode, code }: Failure, over: boolean): MailTrouble['kind'] {
  if (responseCode !== undefined) return responseCode >= 500 && code !== 'EAUTH' ? 'never' : 'later';
  if (code === 'EENVELOPE') return 'never';
  // After the last byte and without an answer nobody knows.
  return over ? 'unsure' : 'later';
}

/** Asking after a finished service, over heed-server's contract: loaded when somebody does. */
import { optional } from '../domain/kinds.ts';
import { filled, instant, z } from './answer.ts';
import { type Asking, flag } from './desk-office.ts';
import type { AskedAfterService, InvitationsBackend } from './desk-port.ts';
import type { HeedError } from './port.ts';

const invitation = z.object({ token: filled, createdAt: instant, expiresAt: instant, existing: flag, answered: flag, mailed: flag, link: optional(filled) });
const REFUSED = ['asked-recently', 'asked-to-stop', 'another-customer', 'not-asked'] as const;

export async function askAfterService({ ask }: Asking, ...[{ email, phone, language, workOrder, ...told }, { idempotencyKey: key, signal }]: Parameters<InvitationsBackend['serviceFinished']>): Promise<AskedAfterService> {
  try {
    // Whom it is about is known by the address, or else by the number: the server keeps a keyed hash of it.
    const body = { ...told, locale: language, ...(workOrder && { subject: workOrder }), ...(email ? { email } : { customer: phone }) };
    const { createdAt, expiresAt, existing, answered, mailed, link } = await ask('/desk/survey-invitations', (answer) => invitation.parse(answer), { method: 'POST', body, key, signal });
    return { outcome: existing ? 'known' : 'invited', answered, mailed, at: createdAt, until: expiresAt, ...(link && { link }) };
  } catch (error) {
    const { reason, issues } = error as HeedError;
    const outcome = REFUSED.find((one) => one === reason);
    if (!outcome) throw error;
    const at = issues?.find(({ code }) => code === 'asked-recently')?.params?.at;
    return { outcome, ...(typeof at === 'string' && { at }) };
  }
}

import type { Session, Values } from 'heed/domain';
import { PASSWORD } from './desk.ts';
import type { DeskService } from './desk.ts';

let answers = 0;

/** Who answers: by an invitation of the agent, about a case or a service; or from this page, without any way to reach them. */
export interface Whence { readonly case?: string; readonly subject?: string; readonly customer?: string; readonly page?: string }

/** An answer to the survey, as a customer gives it, who leaves a number unless told. */
export async function lowScore(service: DeskService, values: Values, { page, ...about }: Whence = {}): Promise<void> {
  const invited = !!Object.keys(about).length;
  let cookie = '';
  const fetch = service.fetch({ get: () => cookie, set: (given) => { cookie = given.split(';')[0]!; } });
  const post = async <T>(path: string, body: object, headers: Record<string, string> = {}) => {
    const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return await answer.json() as T;
  };
  const csrf = invited && (await post<Session>('/v1/desk/session', { name: 'agent', password: PASSWORD })).csrf!;
  const invitation = csrf && (await post<{ readonly token: string }>('/v1/desk/survey-invitations', { template: 'after-complaint', ...about }, { 'Heed-CSRF': csrf })).token;
  await post('/v1/survey-answers', { kind: 'survey', form: { id: 'after-complaint', version: 1 }, locale: service.locale, values: { ...(!invited && page === undefined && { callBack: 'yes', phone: '+86 139 1111 1111' }), ...values }, ...(page !== undefined && { source: { page } }), ...(invitation && { invitation }) },
    { 'Idempotency-Key': `low-score-key-${String(++answers).padStart(6, '0')}` });
}

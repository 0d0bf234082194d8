import type { Session, Values } from 'heed/domain';
import { PASSWORD } from './desk.ts';
import type { DeskService } from './desk.ts';

let answers = 0;

/** An answer to the survey, as a customer gives it, who leaves a number; to an invitation of the agent, if a case is named. */
export async function lowScore(service: DeskService, values: Values, about?: string): Promise<void> {
  let cookie = '';
  const fetch = service.fetch({ get: () => cookie, set: (given) => { cookie = given.split(';')[0]!; } });
  const post = async <T>(path: string, body: object, headers: Record<string, string> = {}) => {
    const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return await answer.json() as T;
  };
  const csrf = about && (await post<Session>('/v1/desk/session', { name: 'agent', password: PASSWORD })).csrf!;
  const invitation = csrf && (await post<{ readonly token: string }>('/v1/desk/survey-invitations', { template: 'after-complaint', case: about }, { 'Heed-CSRF': csrf })).token;
  await post('/v1/survey-answers', { kind: 'survey', form: { id: 'after-complaint', version: 1 }, locale: service.locale, values: { ...(!about && { callBack: 'yes', phone: '+86 139 1111 1111' }), ...values }, ...(invitation && { invitation }) },
    { 'Idempotency-Key': `low-score-key-${String(++answers).padStart(6, '0')}` });
}

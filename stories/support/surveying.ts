/** What the stories of the survey have in common: invitations, and answers of a year. */
import type { SurveyReceipt, SurveyTemplate } from 'heed/domain';
import { tokenOf } from '../../server/survey-intake.ts';
import type { Service } from './backend.ts';
import type { Locale } from '../../src/domain/form.ts';

const json = { 'Content-Type': 'application/json' };
const key = () => crypto.randomUUID();

async function posted<T>(service: Service, path: string, body: object, headers: Record<string, string> = {}): Promise<T> {
  const answer = await service.ask(path, { method: 'POST', body: JSON.stringify(body), headers: { ...json, ...headers } });
  if (!answer.ok) throw new Error(`The service answered ${answer.status}: ${await answer.text()}`);
  return await answer.json() as T;
}

const tokens = new WeakMap<Service, string>();
/** The token of the invitation that was made for a story. */
export const tokenFor = (service: Service): string | undefined => tokens.get(service);

export const invite = async (service: Service, more: object = {}): Promise<string> => {
  const { token } = await posted<{ token: string }>(service, '/v1/desk/survey-invitations', { template: 'after-complaint', ...more });
  tokens.set(service, token);
  return token;
};

/** An invitation about a case that is there no more. */
export async function inviteAboutNothing(service: Service): Promise<void> {
  const [id, now] = [key().replaceAll('-', ''), Date.now()];
  const at = (ms: number) => new Date(now + ms).toISOString();
  await service.store.surveys.invite({ site: 'default', id, template: 'after-complaint', occasion: 'after-case', caseId: 'gone', round: 1, locale: 'en', createdAt: at(0), expiresAt: at(864e5) });
  tokens.set(service, await tokenOf(await service.store.setting('', 'secret', () => ''), 'default', id));
}

export const answer = (service: Service, values: object, more: object = {}, locale: Locale = 'en'): Promise<SurveyReceipt> =>
  posted<SurveyReceipt>(service, '/v1/survey-answers', { kind: 'survey', form: { id: 'after-complaint', version: 1 }, values, locale, ...more }, { 'Idempotency-Key': key() });

export const evaluate = (service: Service, { reference }: SurveyReceipt): Promise<unknown> => posted(service, `/v1/desk/survey-answers/${reference}/evaluate`, {});

let made: Promise<void> | undefined;
/** Answers of half a year, of three people in two departments. All stories share one database: they are given once. */
export const halfAYear = (service: Service): Promise<void> => (made ??= give(service));

async function give(service: Service): Promise<void> {
  const DAY = 86_400_000;
  for (let i = 0; i < 26; i++) {
    service.shift = -(180 - i * 7) * DAY;
    const agent = ['Wu Min', 'Chen Yu', 'Lin An'][i % 5 === 0 ? 2 : i % 2]!;
    const invitation = await invite(service, { department: i % 3 ? 'Shop' : 'Kiln', agent, phone: `+86 138 0000 ${1000 + i}` });
    if (i % 6 === 5) continue;
    const overall = [5, 4, 5, 3, 4, 2, 5][i % 7]!;
    await answer(service, { overall, recommend: [10, 9, 8, 6, 9][i % 5], solved: i % 4 ? 'yes' : 'partly', speed: 3 + i % 3, courtesy: 5, effort: 4 + i % 4, ...(overall < 3 && { why: 'It took two weeks.', better: ['speed'] }), ...(i % 4 === 0 && { comment: 'Friendly on the phone.' }) }, { invitation });
  }
  // Of one person there are two answers only.
  service.shift = -DAY;
  for (const overall of [5, 4]) await answer(service, { overall, comment: 'Quick.' }, { invitation: await invite(service, { department: 'Shop', agent: 'Zhao Hui' }) });
  service.shift = 0;
}

/** Somebody else saves a newer version of this survey. */
export async function saveNewer(service: Service, id: string): Promise<void> {
  const { templates } = await (await service.ask('/v1/desk/surveys')).json() as { templates: SurveyTemplate[] };
  const now = templates.find((template) => template.id === id)!;
  await posted(service, '/v1/desk/surveys', { template: now, base: now.version });
}

let asksLess: Promise<unknown> | undefined;
/** From now on the survey of the year is one with fewer questions. */
export const askLess = (service: Service): Promise<unknown> => (asksLess ??= (async () => {
  const { templates: [now] } = await (await service.ask('/v1/desk/surveys')).json() as { templates: [SurveyTemplate] };
  await posted(service, '/v1/desk/surveys', { template: { ...now, steps: now.steps.map((step) => ({ ...step, fields: step.fields.filter(({ name }) => name !== 'solved' && name !== 'courtesy') })) }, base: now.version });
})());

import type { OpenInvitation } from '../domain/records/survey.ts';
import { call } from './calls.ts';
import type { RestOptions } from './options.ts';
import type { CallOptions, CaseAccess, SurveysBackend } from './port.ts';
import { surveyTemplate } from './survey-template.ts';

/** Surveys of a heed server. */
export class RestSurveys implements SurveysBackend {
  readonly #options: RestOptions;

  constructor(options: RestOptions) {
    this.#options = options;
  }

  survey: SurveysBackend['survey'] = (id, options) => call(this.#options, `/surveys/${encodeURIComponent(id)}`, surveyTemplate, { signal: options?.signal });

  open: SurveysBackend['open'] = (token, options) => call(this.#options, '/survey-invitation', (body) => {
    surveyTemplate((Object(body) as OpenInvitation).template);
    return body as OpenInvitation;
  }, { headers: { 'Heed-Invitation': token }, signal: options?.signal });

  about = (access: CaseAccess, options?: CallOptions): Promise<string> => call(this.#options, `/cases/${encodeURIComponent(access.reference)}/survey`, tokenIn, {
    method: 'POST', body: {}, headers: { 'Heed-Tracking-Code': access.trackingCode }, signal: options?.signal,
  });

  stop = (token: string, options?: CallOptions): Promise<void> => call(this.#options, '/survey-invitation/stop', () => undefined, { method: 'POST', body: {}, headers: { 'Heed-Invitation': token }, signal: options?.signal });

  answer: SurveysBackend['answer'] = async (submission, options) => (await import('./survey-answer.ts')).answerSurvey(this.#options, submission, options);
}

function tokenIn(body: unknown): string {
  const { token } = Object(body) as { readonly token?: unknown };
  if (typeof token === 'string') return token;
  throw new TypeError('It is no invitation.');
}

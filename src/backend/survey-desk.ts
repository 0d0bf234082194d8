/** What the staff's survey elements ask of heed-server. The session is the desk's cookie; its CSRF word is asked for once. */
import type { SurveyTemplate } from '../domain/forms/surveys.ts';
import type { FollowUp, SurveyAnswer, SurveyFilter, SurveyHistory, SurveyResults, SurveyVersion } from '../domain/records/survey.ts';
import { addressOf } from './address.ts';
import { json } from './http.ts';
import type { RestOptions } from './options.ts';
import type { CallOptions } from './port.ts';
import { refusal } from './refusal.ts';
import { wait, within } from './wait.ts';

export interface AnswerPage {
  readonly items: readonly SurveyAnswer[]; readonly next?: string; readonly withheld?: boolean;
  /** The survey in the versions that were answered; without them answers are shown with the newest questions. */
  readonly templates?: readonly SurveyTemplate[];
}

/** What the elements for surveys may ask of a backend. `forbidden` means: nobody is signed in, or not with such a role. */
export interface SurveyDeskBackend {
  templates(options?: CallOptions): Promise<readonly SurveyTemplate[]>;
  /** Stores the version after `base`. Rejects with `conflict` if somebody was faster, `invalid` with what is wrong. */
  save(template: SurveyTemplate, base: number, options?: CallOptions): Promise<SurveyTemplate>;
  /** All versions of a survey, the newest first; without it none are offered to look at. */
  versions?(id: string, options?: CallOptions): Promise<readonly SurveyVersion[]>;
  /** A survey as it was in this version. */
  version?(id: string, version: number, options?: CallOptions): Promise<SurveyTemplate>;
  results(filter: SurveyFilter, options?: CallOptions): Promise<SurveyResults>;
  answers(filter: SurveyFilter, options?: CallOptions & { readonly after?: string }): Promise<AnswerPage>;
  /** One answer with all its versions. */
  history(reference: string, options?: CallOptions): Promise<SurveyHistory>;
  /** From now on its author cannot change it. */
  evaluate(reference: string, options?: CallOptions): Promise<SurveyAnswer>;
  followUps(options?: CallOptions): Promise<readonly FollowUp[]>;
}

/** Whatever it is, it is an object with this list in it; what is inside comes from our own server, over the staff's session. */
const having = <T>(key: string) => (body: unknown): T => {
  if (!(key in Object(body))) throw new TypeError(`The answer has no "${key}".`);
  return body as T;
};

export class RestSurveyDesk implements Required<SurveyDeskBackend> {
  readonly #options: RestOptions;
  #csrf?: string;

  constructor(options: RestOptions) {
    this.#options = options;
  }

  templates: SurveyDeskBackend['templates'] = async (options) => (await this.#ask('/desk/surveys', having<{ readonly templates: readonly SurveyTemplate[] }>('templates'), options)).templates;
  save: SurveyDeskBackend['save'] = (template, base, options) => this.#ask('/desk/surveys', having<SurveyTemplate>('steps'), { ...options, body: { template, base } });
  versions: Required<SurveyDeskBackend>['versions'] = async (id, options) => (await this.#ask(versionsOf(id), having<{ readonly versions: readonly SurveyVersion[] }>('versions'), options)).versions;
  version: Required<SurveyDeskBackend>['version'] = (id, version, options) => this.#ask(`${versionsOf(id)}/${version}`, having<SurveyTemplate>('steps'), options);
  results: SurveyDeskBackend['results'] = (filter, options) => this.#ask(`/desk/survey-results${query(filter)}`, having<SurveyResults>('fields'), options);
  answers: SurveyDeskBackend['answers'] = (filter, options) => this.#ask(`/desk/survey-answers${query({ ...filter, after: options?.after })}`, having<AnswerPage>('items'), options);
  history: SurveyDeskBackend['history'] = (reference, options) => this.#ask(answerOf(reference), having<SurveyHistory>('revisions'), options);
  evaluate: SurveyDeskBackend['evaluate'] = (reference, options) => this.#ask(`${answerOf(reference)}/evaluate`, having<SurveyAnswer>('reference'), { ...options, body: {} });
  followUps: SurveyDeskBackend['followUps'] = async (options) => (await this.#ask('/desk/survey-follow-ups', having<{ readonly items: readonly FollowUp[] }>('items'), options)).items;

  async #ask<T>(path: string, parse: (body: unknown) => T, { signal, body }: CallOptions & { readonly body?: unknown } = {}): Promise<T> {
    const { site, fetch = globalThis.fetch, timeout = 20_000, wait: pausing = wait } = this.#options;
    // Whoever is not signed in is told so by the request itself.
    if (body && !this.#csrf) this.#csrf = (await this.#ask('/desk/session', having<{ readonly csrf: string }>('csrf'), { signal }).catch(() => undefined))?.csrf;
    return within(timeout, signal, pausing, async (stop) => {
      const response = await fetch(addressOf(this.#options, path), {
        method: body ? 'POST' : 'GET', signal: stop, cache: 'no-store', credentials: 'same-origin', redirect: 'error', referrerPolicy: 'no-referrer',
        headers: { Accept: 'application/json', ...(site && { 'Heed-Site': site }), ...(body !== undefined && { 'Content-Type': 'application/json', ...(this.#csrf && { 'Heed-CSRF': this.#csrf }) }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (!response.ok) {
        // Whoever signs in again has another word.
        this.#csrf = undefined;
        throw await refusal(response, Date.now());
      }
      return json(response, parse);
    });
  }
}

const versionsOf = (id: string) => `/desk/surveys/${encodeURIComponent(id)}/versions`;
const answerOf = (reference: string) => `/desk/survey-answers/${encodeURIComponent(reference)}`;

function query(filter: object): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value !== undefined && (value !== '' || name === 'comment')) given.set(name, `${value}`);
  return `?${given}`;
}

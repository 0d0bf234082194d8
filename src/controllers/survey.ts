import type { ReactiveControllerHost } from '@lit/reactive-element';
import type { HeedError } from '../backend/port.ts';
import { readSurvey } from '../backend/survey-read.ts';
import type { OpenInvitation } from '../domain/records/survey.ts';
import type { SurveyTemplate } from '../domain/forms/surveys.ts';
import type { HeedSettings } from './context.ts';

/** Which survey a page asks for: by an invitation, or by its name. */
export interface SurveyAsked { readonly settings: HeedSettings; readonly template?: string; readonly invitation?: string; readonly definition?: SurveyTemplate }

/** Opens the survey that is asked for, and says why it cannot be opened. */
export class SurveyController {
  readonly #host: ReactiveControllerHost;
  #asked?: readonly unknown[];
  #abort?: AbortController;
  #opened?: Partial<OpenInvitation> & { readonly template: SurveyTemplate };
  #trouble?: string;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  get opened(): (Partial<OpenInvitation> & { readonly template: SurveyTemplate }) | undefined { return this.#opened; }
  /** Why there is none: the reason that the backend gave, `offline` or `unavailable`. */
  get trouble(): string | undefined { return this.#trouble; }

  /** Asks, unless it is what was asked last. */
  ask({ settings, template, invitation, definition }: SurveyAsked): void {
    const { backend, endpoint, site } = settings;
    const asked = [backend, endpoint, site, template, invitation, definition];
    if (this.#asked?.every((one, i) => one === asked[i])) return;
    this.#asked = asked;
    this.#abort?.abort();
    this.#trouble = undefined;
    this.#opened = definition && { template: definition };
    // Nothing in the page's address: there is nobody to ask.
    if (invitation === '') this.#trouble = 'invitation-unknown';
    else if (!definition) void this.#open(settings, template, invitation);
  }

  retry(): void {
    this.#asked = undefined;
    this.#host.requestUpdate();
  }

  async #open({ backend, endpoint, site }: HeedSettings, template: string | undefined, invitation: string | undefined) {
    const { signal } = (this.#abort = new AbortController());
    try {
      const surveys = backend && (await import('./survey-way.ts')).surveysOf({ backend });
      const opened = surveys ? invitation === undefined ? { template: await surveys.survey(template ?? '', { signal }) } : await surveys.open(invitation, { signal })
        : await readSurvey(endpoint ?? '', site, template, invitation, signal);
      if (!signal.aborted) this.#opened = opened;
    } catch (error) {
      if (signal.aborted) return;
      const { code, reason, name } = error as Partial<HeedError> & { readonly name: string };
      this.#trouble = reason ?? (code === 'not-found' ? 'survey-unknown' : /^(net|time)/.test(code ?? name) || /^T.*Error/.test(name) ? 'offline' : 'unavailable');
      if (this.#trouble === 'offline') addEventListener('online', () => this.retry(), { once: true, signal });
    }
    this.#host.requestUpdate();
  }
}

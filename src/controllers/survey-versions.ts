import type { ReactiveControllerHost } from 'lit';
import type { SurveyDeskBackend } from '../backend/survey-desk.ts';
import type { SurveyTemplate } from '../domain/forms/surveys.ts';
import type { SurveyVersion } from '../domain/records/survey.ts';

/** The versions of a survey that were saved (S-01), and the one of them that is looked at. */
export class SurveyVersions {
  readonly #host: ReactiveControllerHost;
  readonly #backend: () => SurveyDeskBackend | undefined;
  #id = '';
  #items?: readonly SurveyVersion[];
  #shown?: SurveyTemplate;
  #failed = false;
  #open = false;

  constructor(host: ReactiveControllerHost, backend: () => SurveyDeskBackend | undefined) {
    [this.#host, this.#backend] = [host, backend];
  }

  /** Whether there is any way to them. */
  get offered(): boolean { return !!this.#backend()?.versions && !!this.#backend()?.version; }
  get open(): boolean { return this.#open; }
  /** `undefined` until they have come. */
  get items(): readonly SurveyVersion[] | undefined { return this.#items; }
  get shown(): SurveyTemplate | undefined { return this.#shown; }
  get failed(): boolean { return this.#failed; }

  /** Those of this survey; the newest is looked at first. */
  async show(id: string): Promise<void> {
    [this.#id, this.#items, this.#shown, this.#open] = [id, undefined, undefined, true];
    await this.#try(async (backend) => {
      const items = await backend.versions!(id);
      if (this.#id === id) this.#items = items;
    });
    const newest = this.items?.[0];
    if (newest) await this.look(newest.version);
  }

  async look(version: number): Promise<void> {
    const id = this.#id;
    await this.#try(async (backend) => {
      const shown = await backend.version!(id, version);
      if (this.#open && this.#id === id) this.#shown = shown;
    });
  }

  /** What failed once more. */
  retry(): Promise<void> { return this.show(this.#id); }

  close(): void {
    [this.#items, this.#shown, this.#open, this.#failed] = [undefined, undefined, false, false];
    this.#host.requestUpdate();
  }

  async #try(work: (backend: SurveyDeskBackend) => Promise<void>) {
    this.#failed = false;
    this.#host.requestUpdate();
    try {
      await work(this.#backend()!);
    } catch {
      this.#failed = true;
    }
    this.#host.requestUpdate();
  }
}

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AnswerPage, SurveyDeskBackend } from '../backend/survey-desk.ts';
import type { SurveyFilter } from '../domain/records/survey.ts';

/** While one types it is asked once for all keys that come together. Milliseconds. */
const TOGETHER = 250;

/** Answers with comments among all that a filter lets through, page by page; of those that contain some words only. */
export class FoundComments implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #backend: () => SurveyDeskBackend;
  #filter?: SurveyFilter;
  #words = '';
  #page?: AnswerPage;
  #failed = false;
  #asked?: AbortController;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(host: ReactiveControllerHost, backend: () => SurveyDeskBackend) {
    (this.#host = host).addController(this);
    this.#backend = backend;
  }

  /** What is looked for. */
  get words(): string { return this.#words; }
  /** `undefined` until the first page has come. */
  get page(): AnswerPage | undefined { return this.#page; }
  get failed(): boolean { return this.#failed; }
  get busy(): boolean { return !!this.#asked && !this.#asked.signal.aborted; }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#asked?.abort();
  }

  /** Other answers, with the same words. */
  show(filter: SurveyFilter): Promise<void> {
    this.#filter = filter;
    return this.#ask();
  }

  /** Other words, in a moment. */
  find(words: string): void {
    this.#words = words;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), TOGETHER);
  }

  /** The next page. */
  more(): Promise<void> {
    return this.#ask(this.#page?.next);
  }

  async #ask(after?: string): Promise<void> {
    clearTimeout(this.#timer);
    this.#asked?.abort();
    const asked = (this.#asked = new AbortController());
    this.#failed = false;
    this.#host.requestUpdate();
    try {
      const page = await this.#backend().answers({ ...this.#filter!, comment: this.#words.trim() }, { signal: asked.signal, after });
      if (asked.signal.aborted) return;
      const before = after === undefined ? undefined : this.#page;
      this.#page = { ...page, items: [...before?.items ?? [], ...page.items], templates: [...before?.templates ?? [], ...page.templates ?? []] };
    } catch {
      if (asked.signal.aborted) return;
      this.#failed = true;
    }
    asked.abort();
    this.#host.requestUpdate();
  }
}

import type { ReactiveControllerHost } from 'lit';
import type { HeedError } from '../backend/port.ts';
import type { AnswerPage, SurveyDeskBackend } from '../backend/survey-desk.ts';
import type { SurveyAnswer, SurveyFilter, SurveyHistory } from '../domain/records/survey.ts';

/** The answers behind a number: page by page, with their earlier versions, marked as evaluated one by one. */
export class OpenedAnswers {
  readonly #host: ReactiveControllerHost;
  readonly #backend: () => SurveyDeskBackend;
  readonly histories = new Map<string, SurveyHistory>();
  #title = '';
  #filter?: SurveyFilter;
  #page?: AnswerPage;
  #error?: HeedError;

  constructor(host: ReactiveControllerHost, backend: () => SurveyDeskBackend) {
    [this.#host, this.#backend] = [host, backend];
  }

  get title(): string { return this.#title; }
  get page(): AnswerPage | undefined { return this.#page; }
  get error(): HeedError | undefined { return this.#error; }

  async open(title: string, filter: SurveyFilter): Promise<void> {
    [this.#title, this.#filter, this.#page] = [title, filter, undefined];
    await this.#try(async (backend) => { this.#page = await backend.answers(filter); });
  }

  close(): void {
    [this.#page, this.#error] = [undefined, undefined];
    this.histories.clear();
    this.#host.requestUpdate();
  }

  more(): Promise<void> {
    return this.#try(async (backend) => {
      const page = await backend.answers(this.#filter!, { after: this.#page?.next });
      this.#page = { ...page, items: [...this.#page?.items ?? [], ...page.items], templates: [...this.#page?.templates ?? [], ...page.templates ?? []] };
    });
  }

  history({ reference }: SurveyAnswer): Promise<void> {
    return this.#try(async (backend) => void this.histories.set(reference, await backend.history(reference)));
  }

  evaluate({ reference }: SurveyAnswer): Promise<void> {
    return this.#try(async (backend) => {
      const now = await backend.evaluate(reference);
      this.#page = this.#page && { ...this.#page, items: this.#page.items.map((one) => (one.reference === reference ? now : one)) };
    });
  }

  async #try(work: (backend: SurveyDeskBackend) => Promise<void>) {
    this.#error = undefined;
    try {
      await work(this.#backend());
    } catch (error) {
      this.#error = error as HeedError;
    }
    this.#host.requestUpdate();
  }
}

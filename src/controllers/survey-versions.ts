import type { LitElement } from 'lit';
import type { SurveyDeskBackend } from '../backend/survey-desk.ts';
import type { SurveyTemplate } from '../domain/forms/surveys.ts';
import type { SurveyVersion } from '../domain/records/survey.ts';

/** The versions of a survey that were saved (S-01), and the one of them that is looked at: in the dialog of its host. */
export class SurveyVersions {
  readonly #host: LitElement;
  readonly #backend: () => SurveyDeskBackend | undefined;
  #id = '';
  #items?: readonly SurveyVersion[];
  #shown?: SurveyTemplate;
  #failed = false;
  #open = false;

  constructor(host: LitElement, backend: () => SurveyDeskBackend | undefined) {
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
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => { if (this.#open && !this.#dialog?.open) this.#dialog?.showModal(); });
    await this.#try(async (backend) => {
      const items = await backend.versions!(id);
      if (this.#id === id) this.#items = items;
    });
    const newest = this.items?.[0];
    if (newest) await this.look(newest.version);
  }

  async look(version: number): Promise<void> {
    const id = this.#id;
    const first = !this.#shown;
    await this.#try(async (backend) => {
      const shown = await backend.version!(id, version);
      if (this.#open && this.#id === id) this.#shown = shown;
    });
    await this.#host.updateComplete;
    // On a phone it lies below the list.
    const preview = first ? undefined : this.#dialog?.querySelector('.preview');
    if (preview && preview.getBoundingClientRect().top > innerHeight / 2) preview.parentElement!.scrollIntoView();
  }

  /** What failed once more. */
  retry(): Promise<void> { return this.show(this.#id); }

  /** Closes the dialog, which says so by `close`. */
  shut(): void { this.#dialog?.close(); }

  close(): void {
    [this.#items, this.#shown, this.#open, this.#failed] = [undefined, undefined, false, false];
    this.#host.requestUpdate();
  }

  get #dialog(): HTMLDialogElement | null { return this.#host.renderRoot.querySelector('dialog'); }

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

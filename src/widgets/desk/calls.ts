import type { LitElement, TemplateResult } from 'lit';
import type { DeskBackend, DeskNews, FollowUp, Session } from '../../backend/desk-port.ts';
import type { HeedError } from '../../backend/port.ts';
import { parseReference } from '../../domain/reference.ts';
import { isScale, rangeOf } from '../../domain/survey.ts';
import { callsPart } from '../../parts/desk/calls.ts';
import type { RailActions } from '../../parts/desk/rail.ts';
import { failureText } from '../../parts/desk/steps.ts';
import type { View } from '../../parts/desk/view.ts';

/** Low scores that somebody has to call about (S-03): how many there are, and the list of them. */
export class Calls {
  readonly #host: LitElement;
  readonly #backend: () => DeskBackend | undefined;
  readonly #failed: (error: HeedError) => void;
  readonly #session: () => Session | undefined;
  #calls?: readonly FollowUp[];
  #error?: HeedError;
  #busy?: string;
  #open = false;
  #said = false;

  constructor(host: LitElement, backend: () => DeskBackend | undefined, session: () => Session | undefined, failed: (error: HeedError) => void) {
    [this.#host, this.#backend, this.#session, this.#failed] = [host, backend, session, failed];
  }

  get open(): boolean { return this.#open; }

  get #may(): boolean {
    return !!this.#backend()?.calls && !!this.#session()?.operations.includes('survey.follow-up');
  }

  /** How many, and whether one of them is overdue; nothing for whoever does not call. */
  counted(now: number, show: () => void): RailActions['calls'] {
    const calls = this.#calls ?? [];
    return this.#may ? { count: calls.length, late: calls.some(({ dueAt }) => Date.parse(dueAt) < now), open: this.#open, show } : undefined;
  }

  hear({ type }: DeskNews): void {
    if (type === 'open' || type === 'calls') void this.refresh();
  }

  async refresh(): Promise<void> {
    if (!this.#may) return;
    try {
      [this.#calls, this.#error] = [await this.#backend()?.calls?.list(), undefined];
    } catch (error) {
      this.#failed((this.#error = error as HeedError));
    }
    this.#host.requestUpdate();
  }

  show(): void {
    [this.#open, this.#said] = [true, false];
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#focus());
  }

  shut(): void {
    this.#open = false;
  }

  render(view: View): TemplateResult {
    return callsPart({
      calls: this.#calls, error: this.#error && failureText(this.#error, view), busy: this.#busy, said: this.#said ? view.t.calls.said : '',
      most: (question) => (isScale(question) ? rangeOf(question)[1] : undefined), isCase: (about) => parseReference(about) !== undefined,
    }, view, {
      done: (call, note) => void this.#done(call, note), retry: () => void this.refresh(),
      shut: () => {
        this.shut();
        this.#host.requestUpdate();
        void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>('.queue.calls')?.focus());
      },
    });
  }

  async #done({ id }: FollowUp, note: string) {
    if (this.#busy) return;
    this.#busy = id;
    this.#host.requestUpdate();
    try {
      await this.#backend()!.calls!.done(id, note);
      [this.#calls, this.#error] = [this.#calls?.filter((call) => call.id !== id), undefined];
      this.#said = true;
      void this.#host.updateComplete.then(() => this.#focus());
    } catch (error) {
      this.#failed((this.#error = error as HeedError));
    }
    this.#busy = undefined;
    this.#host.requestUpdate();
  }

  #focus() {
    this.#host.renderRoot.querySelector<HTMLElement>('.calls h2')?.focus();
  }
}

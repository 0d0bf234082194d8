import type { LitElement, TemplateResult } from 'lit';
import type { CallsBackend, DeskBackend, DeskNews, FollowUp, Session } from '../../backend/desk-port.ts';
import type { HeedError } from '../../backend/port.ts';
import type { RailActions } from '../../parts/desk/rail.ts';
import type { View } from '../../parts/desk/view.ts';
import type { Opened } from './aside.ts';
import { Later } from './later.ts';

/** The address of the list. */
export const CALLS = '#calls';

/** Low scores that somebody has to follow up (S-03): how many there are, and the list of them, which is fetched when it is opened. */
export class Calls implements Opened {
  readonly #host: LitElement;
  readonly #backend: () => DeskBackend | undefined;
  readonly #failed: (error: HeedError) => void;
  readonly #session: () => Session | undefined;
  readonly #later: Later;
  items?: readonly FollowUp[];
  error?: HeedError;

  constructor(host: LitElement, backend: () => DeskBackend | undefined, session: () => Session | undefined, failed: (error: HeedError) => void) {
    [this.#host, this.#backend, this.#session, this.#failed] = [host, backend, session, failed];
    this.#later = new Later(host, 'calls', failed, async (tools) => new (await import('./calls-view.ts')).CallsView(tools, this));
  }

  /** The page with the results. */
  get surveysUrl(): string | undefined { return (this.#host as { readonly surveysUrl?: string }).surveysUrl; }
  get open(): boolean { return this.#later.open; }
  get backend(): CallsBackend | undefined { return this.#backend()?.calls; }
  get may(): boolean { return !!this.backend && !!this.#session()?.operations.includes('survey.follow-up'); }

  /** How many, and whether one of them is overdue; nothing for whoever does not call. */
  counted(now: number, show: () => void): RailActions['calls'] {
    const { items = [], open } = this;
    return this.may ? { count: items.length, late: items.some(({ dueAt }) => Date.parse(dueAt) < now), open, show } : undefined;
  }

  hear({ type }: DeskNews): void {
    if (type === 'open' || type === 'calls') void this.refresh();
  }

  async refresh(): Promise<void> {
    if (!this.may) return;
    try {
      [this.items, this.error] = [await this.backend!.list(), undefined];
    } catch (error) {
      this.#failed((this.error = error as HeedError));
    }
    this.#host.requestUpdate();
  }

  show(): void { this.#later.show(); }
  shut(): void { this.#later.shut(); }
  render(view: View): TemplateResult { return this.#later.render(view); }
}

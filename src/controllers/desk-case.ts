import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DeskBackend, DeskCase, DeskNews, Person } from '../backend/desk-port.ts';
import { DeskConflict } from '../backend/desk-port.ts';
import type { HeedError } from '../backend/port.ts';
import type { FormDefinition } from '../domain/form.ts';
import { SiteForms } from './site-forms.ts';

/** Presence is told again before the server forgets it. Milliseconds. */
const PRESENT = 25_000;

/** One case on the desk: read, kept up to date, looked at together with others. */
export class DeskCaseController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #backend: () => DeskBackend | undefined;
  readonly #failed: (error: HeedError) => void;
  readonly #forms = new SiteForms(() => {
    const whom = this.#backend();
    return whom && { whom, form: whom.form?.bind(whom) };
  }, () => this.#host.requestUpdate());
  #asked?: AbortController;
  #timer?: ReturnType<typeof setInterval>;
  #reference?: string;
  #case?: DeskCase;
  #viewers: readonly Person[] = [];
  #seen = 0;
  #error?: HeedError;
  #busy = false;

  constructor(host: ReactiveControllerHost, backend: () => DeskBackend | undefined, failed: (error: HeedError) => void) {
    (this.#host = host).addController(this);
    this.#backend = backend;
    this.#failed = failed;
  }

  get reference(): string | undefined { return this.#reference; }
  get case(): DeskCase | undefined { return this.#case; }
  /** The form in which the case was filed, as the site has it. */
  get form(): FormDefinition | undefined { return this.#case && this.#forms.of(this.#case); }
  /** Who else is looking at it. */
  get viewers(): readonly Person[] { return this.#viewers; }
  /** Number of the last event that was there when the case was opened or last changed by this person. */
  get seen(): number { return this.#seen; }
  get error(): HeedError | undefined { return this.#error; }
  get busy(): boolean { return this.#busy; }

  hostDisconnected(): void {
    this.#asked?.abort();
    clearInterval(this.#timer);
    this.#busy = false;
  }

  async open(reference: string): Promise<DeskCase | undefined> {
    if (reference !== this.#reference) {
      this.#case = undefined;
      this.#viewers = [];
      this.#reference = reference;
      this.look();
    }
    const found = await this.#read();
    if (found) this.#seen = found.version;
    this.#host.requestUpdate();
    return found;
  }

  /** As it is now; what has come since is marked as new. */
  refresh(): Promise<DeskCase | undefined> {
    return this.#read();
  }

  close(): void {
    this.#asked?.abort();
    this.#reference = this.#case = this.#error = undefined;
    this.#viewers = [];
    this.#busy = false;
    clearInterval(this.#timer);
    this.#tell(null);
    this.#host.requestUpdate();
  }

  /** Tells the others that this case is being looked at. */
  look(): void {
    clearInterval(this.#timer);
    if (!this.#reference) return;
    this.#tell(this.#reference);
    this.#timer = setInterval(() => this.#tell(this.#reference ?? null), PRESENT);
  }

  /** What the stream says. Gives whether it concerns this case. */
  hear(news: DeskNews, me: string): boolean {
    if (news.type === 'open') {
      this.look();
      if (this.#case) void this.refresh();
      return true;
    }
    if (news.type === 'calls' || news.reference !== this.#reference) return false;
    if (news.type === 'presence') this.#viewers = news.users.filter(({ id }) => id !== me);
    else if (news.version > (this.#case?.version ?? 0)) void this.refresh();
    this.#host.requestUpdate();
    return true;
  }

  /** Takes the state after a change that was made here. */
  take(found: DeskCase): void {
    if (found.reference !== this.#reference) return;
    this.#asked?.abort();
    this.#busy = false;
    this.#case = found;
    this.#seen = found.version;
    this.#host.requestUpdate();
  }

  /** Takes the newer state that came with a conflict: what is new stays marked. */
  meet(newer: DeskCase): void {
    if (newer.reference !== this.#reference) return;
    this.#case = newer;
    this.#host.requestUpdate();
  }

  /** Gives the case to somebody. */
  assign(user: string | null): Promise<void> {
    return this.#change((backend, { reference, version }, signal) => backend.assign(reference, { user, version }, { signal }));
  }

  /** Lets it go on as another. */
  async merge(into: string): Promise<DeskCase | undefined> {
    let found: DeskCase | undefined;
    await this.#change(async (backend, { reference, version }, signal) => (found = await backend.merge(reference, { into, version }, { signal })));
    return found;
  }

  async download(id: string): Promise<Blob | undefined> {
    const backend = this.#backend();
    if (!backend || !this.#reference) return undefined;
    try {
      return await backend.download(this.#reference, id);
    } catch (cause) {
      this.#fail(cause as HeedError);
      return undefined;
    }
  }

  async #change(work: (backend: DeskBackend, current: DeskCase, signal: AbortSignal) => Promise<DeskCase>): Promise<void> {
    const backend = this.#backend();
    if (!backend || !this.#case) return;
    const { signal } = new AbortController();
    this.#busy = true;
    this.#error = undefined;
    this.#host.requestUpdate();
    try {
      this.take(await work(backend, this.#case, signal));
    } catch (cause) {
      if (cause instanceof DeskConflict) this.meet(cause.newer);
      this.#fail(cause as HeedError);
    } finally {
      this.#busy = false;
      this.#host.requestUpdate();
    }
  }

  async #read(): Promise<DeskCase | undefined> {
    const backend = this.#backend();
    const reference = this.#reference;
    if (!backend || !reference) return undefined;
    this.#asked?.abort();
    const { signal } = (this.#asked = new AbortController());
    this.#busy = true;
    this.#host.requestUpdate();
    try {
      const found = await backend.open(reference, { signal });
      if (signal.aborted) return undefined;
      // A merged case answers as the one that goes on.
      this.#reference = found.reference;
      this.#viewers = found.viewers;
      this.#forms.look(found);
      this.#error = undefined;
      return (this.#case = found);
    } catch (cause) {
      if (!signal.aborted) this.#fail(cause as HeedError);
      return undefined;
    } finally {
      if (!signal.aborted) {
        this.#busy = false;
        this.#host.requestUpdate();
      }
    }
  }

  #tell(reference: string | null) {
    this.#backend()?.look(reference).catch(() => { /* The next time will tell: others only see it later. */ });
  }

  #fail(error: HeedError) {
    this.#error = error;
    this.#failed(error);
    this.#host.requestUpdate();
  }
}

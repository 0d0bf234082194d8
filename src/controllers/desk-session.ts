import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Category, DeskBackend, Session } from '../backend/desk-port.ts';
import type { HeedError } from '../backend/port.ts';

/** `asking`: it is not known yet; `out`: nobody; `password`: signed in with a password for once; `in`; `failed`: the service did not answer. */
export type Standing = 'asking' | 'out' | 'password' | 'in' | 'failed';

/** Who is signed in at the desk. */
export class DeskSession implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #backend: () => DeskBackend | undefined;
  #asked?: AbortController;
  #session?: Session;
  #standing: Standing = 'asking';
  #error?: HeedError;
  #busy = false;
  #ended = false;

  constructor(host: ReactiveControllerHost, backend: () => DeskBackend | undefined) {
    (this.#host = host).addController(this);
    this.#backend = backend;
  }

  get session(): Session | undefined { return this.#session; }
  get standing(): Standing { return this.#standing; }
  get error(): HeedError | undefined { return this.#error; }
  get busy(): boolean { return this.#busy; }
  /** The session ended while somebody was at work: what they wrote is still there. */
  get ended(): boolean { return this.#ended; }

  hostDisconnected(): void {
    this.#asked?.abort();
    this.#busy = false;
  }

  /** Asks who is signed in. */
  async start(): Promise<boolean> {
    return this.#try(async (backend, signal) => this.#take(await backend.session({ signal })), 'failed');
  }

  signIn(name: string, password: string): Promise<boolean> {
    return this.#try(async (backend, signal) => this.#take(await backend.signIn({ name, password }, { signal })));
  }

  changePassword(current: string, next: string): Promise<boolean> {
    return this.#try(async (backend, signal) => this.#take(await backend.changePassword({ current, next }, { signal })));
  }

  async signOut(): Promise<void> {
    await this.#try(async (backend, signal) => backend.signOut({ signal }));
    if (!this.#error) this.#take(undefined);
    this.#host.requestUpdate();
  }

  /** What cases concern was defined anew, here. */
  learn(categories: readonly Category[]): void {
    if (this.#session) this.#session = { ...this.#session, categories };
    this.#host.requestUpdate();
  }

  /** A request was refused because nobody is signed in any more. */
  lost(): void {
    if (this.#standing !== 'in') return;
    this.#standing = 'out';
    this.#ended = true;
    this.#host.requestUpdate();
  }

  /** Somebody wants to choose another password. */
  askPassword(): void {
    this.#standing = 'password';
    this.#error = undefined;
    this.#host.requestUpdate();
  }

  back(): void {
    if (this.#session?.mustChangePassword === false) this.#take(this.#session);
    this.#host.requestUpdate();
  }

  #take(session: Session | undefined) {
    this.#session = session;
    this.#standing = !session ? 'out' : session.mustChangePassword ? 'password' : 'in';
    if (session) this.#ended = false;
  }

  async #try(work: (backend: DeskBackend, signal: AbortSignal) => Promise<void>, otherwise?: Standing): Promise<boolean> {
    const backend = this.#backend();
    if (!backend) return false;
    this.#asked?.abort();
    const { signal } = (this.#asked = new AbortController());
    this.#busy = true;
    this.#error = undefined;
    this.#host.requestUpdate();
    try {
      await work(backend, signal);
      return !signal.aborted;
    } catch (cause) {
      if (signal.aborted) return false;
      this.#error = cause as HeedError;
      if (otherwise) this.#standing = otherwise;
      return false;
    } finally {
      if (!signal.aborted) {
        this.#busy = false;
        this.#host.requestUpdate();
      }
    }
  }
}

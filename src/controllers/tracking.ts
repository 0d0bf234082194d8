import type { ReactiveController, ReactiveControllerHost } from '@lit/reactive-element';
import type { CaseAccess, HeedBackend, HeedErrorCode } from '../backend/port.ts';
import type { PublicCase } from '../domain/records/case.ts';

/** Reads a case and appends to it, for one who holds its code. */
export class TrackingController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #backend: () => HeedBackend | undefined;
  #asked?: AbortController;
  #access?: CaseAccess;
  #case?: PublicCase;
  #error?: HeedErrorCode;
  #busy = false;
  #checkedAt?: number;

  constructor(host: ReactiveControllerHost, backend: () => HeedBackend | undefined) {
    (this.#host = host).addController(this);
    this.#backend = backend;
  }

  get access(): CaseAccess | undefined { return this.#access; }
  get case(): PublicCase | undefined { return this.#case; }
  get error(): HeedErrorCode | undefined { return this.#error; }
  get busy(): boolean { return this.#busy; }
  /** Milliseconds since 1970 of the last answer. */
  get checkedAt(): number | undefined { return this.#checkedAt; }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#seen);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#seen);
    this.#asked?.abort();
    this.#busy = false;
  }

  readonly #seen = (): void => {
    if (document.visibilityState === 'visible' && this.#case) void this.open(this.#access!);
  };

  /** Opens a case, or reads it again. A failure leaves what is shown and sets `error`. */
  async open(access: CaseAccess): Promise<PublicCase | undefined> {
    const cases = this.#backend()?.cases;
    this.#asked?.abort();
    const { signal } = (this.#asked = new AbortController());
    if (access.reference !== this.#access?.reference) this.#case = undefined;
    this.#access = access;
    this.#busy = true;
    this.#error = cases?.track ? undefined : 'unsupported';
    this.#host.requestUpdate();
    try {
      const found = await cases?.track?.(access, { signal });
      if (signal.aborted) return undefined;
      this.#checkedAt = Date.now();
      return (this.#case = found);
    } catch (cause) {
      if (!signal.aborted) this.#fail(cause);
      return undefined;
    } finally {
      if (!signal.aborted) {
        this.#busy = false;
        this.#host.requestUpdate();
      }
    }
  }

  /** Back to the look-up. */
  close(): void {
    this.#asked?.abort();
    this.#access = this.#case = this.#error = undefined;
    this.#busy = false;
    this.#host.requestUpdate();
  }

  /** Takes the newer state that the backend answered to an event. */
  take(state: PublicCase): void {
    this.#case = state;
    this.#checkedAt = Date.now();
    this.#host.requestUpdate();
  }

  /** Saves one of the case's files on the visitor's device. */
  async download(id: string, name: string): Promise<void> {
    const uploads = this.#backend()?.uploads;
    try {
      if (!uploads?.download || !this.#access) return;
      const url = URL.createObjectURL(await uploads.download(this.#access, id));
      const link = Object.assign(document.createElement('a'), { href: url, download: name });
      link.click();
      URL.revokeObjectURL(url);
    } catch (cause) {
      this.#fail(cause);
    }
  }

  #fail(cause: unknown) {
    this.#error = (cause as { code?: HeedErrorCode }).code ?? 'unavailable';
    this.#host.requestUpdate();
  }
}

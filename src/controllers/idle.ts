/** Milliseconds without a key or a click after which a shared computer forgets. */
const LIMIT = 120_000;
/** Milliseconds before that from which on it is said. */
const WARNING = 30_000;
const SIGNS = ['keydown', 'pointerdown', 'wheel', 'touchstart', 'input'];
const BACK = ['visibilitychange', 'pageshow', 'focus'];

export interface IdleHooks {
  /** So many seconds are left; `undefined`: no warning is due. */
  left(seconds: number | undefined): void;
  /** Nobody has been there for too long. */
  over(): void;
}

/** What the watch needs of the world; taken from the page where absent. */
export interface IdleEnv {
  readonly now?: () => number;
  /** Calls again and again, about every second; returns how to stop. */
  readonly every?: (tick: () => void) => () => void;
  readonly target?: EventTarget;
  /** Milliseconds without a sign; two minutes unless told. */
  readonly limit?: number;
}

const everySecond = (tick: () => void) => {
  const timer = setInterval(tick, 1000);
  return () => clearInterval(timer);
};

/** Watches whether anybody is still there. A page that slept meanwhile notices as soon as it wakes. */
export class Idle {
  readonly #hooks: IdleHooks;
  readonly #now: () => number;
  readonly #every: (tick: () => void) => () => void;
  readonly #target: EventTarget;
  readonly #limit: number;
  #since = 0;
  #said?: number;
  #life?: AbortController;

  constructor(hooks: IdleHooks, { now = () => Date.now(), every = everySecond, target = window, limit = LIMIT }: IdleEnv = {}) {
    this.#hooks = hooks;
    this.#now = now;
    this.#every = every;
    this.#target = target;
    this.#limit = limit;
  }

  start(): void {
    if (this.#life) return;
    this.#since = this.#now();
    const { signal } = this.#life = new AbortController();
    const stop = this.#every(() => this.#look());
    signal.addEventListener('abort', stop, { once: true });
    for (const type of SIGNS) this.#target.addEventListener(type, this.touch, { signal, capture: true, passive: true });
    for (const type of BACK) this.#target.addEventListener(type, () => this.#look(), { signal });
  }

  stop(): void {
    this.#life?.abort();
    this.#life = undefined;
    this.#say(undefined);
  }

  /** Somebody is there. */
  touch = (): void => {
    // A key that comes too late is somebody else's.
    if (this.#look()) this.#since = this.#now();
    if (this.#life) this.#say(undefined);
  };

  /** Whether there is still time. */
  #look(): boolean {
    if (!this.#life) return false;
    const left = this.#since + this.#limit - this.#now();
    if (left <= 0) {
      this.stop();
      this.#hooks.over();
      return false;
    }
    this.#say(left <= WARNING ? Math.ceil(left / 1000) : undefined);
    return true;
  }

  #say(seconds: number | undefined) {
    if (seconds === this.#said) return;
    this.#said = seconds;
    this.#hooks.left(seconds);
  }
}

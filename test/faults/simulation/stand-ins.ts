/** What stands in for a page's globals while a world runs: real ones take real time. */

/** A file's content. `broken`: it was moved or changed since it was chosen. */
export class SimBlob {
  readonly type: string;
  readonly size: number;
  broken = false;
  readonly #bytes: Uint8Array;

  constructor(parts: readonly (string | ArrayBuffer | Uint8Array | SimBlob)[] = [], { type = '' }: { readonly type?: string } = {}) {
    const all = parts.map((part) => (typeof part === 'string' ? new TextEncoder().encode(part) : part instanceof SimBlob ? part.#bytes : new Uint8Array(part)));
    this.#bytes = all.length === 1 ? all[0]! : Uint8Array.from(all.flatMap((bytes) => [...bytes]));
    this.size = this.#bytes.length;
    this.type = type;
  }

  /** At once, for the world itself. */
  get content(): string {
    return new TextDecoder().decode(this.#bytes);
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    if (this.broken) throw Object.assign(new Error('The file has changed.'), { name: 'NotReadableError' });
    return this.#bytes.slice().buffer;
  }

  async text(): Promise<string> {
    return this.content;
  }
}

export class SimForm {
  file?: SimBlob;
  name = '';

  append(_: string, file: SimBlob, name: string): void {
    this.file = file;
    this.name = name;
  }
}

export interface PageGlobals {
  setTimeout(run: () => void, ms?: number): unknown;
  clearTimeout(timer: unknown): void;
  readonly onLine: boolean;
}

/** Puts them in place of the real ones; returns how to put those back. */
export function wear(page: PageGlobals): () => void {
  const names = ['setTimeout', 'clearTimeout', 'Blob', 'FormData', 'navigator', 'BroadcastChannel', 'indexedDB'];
  const real = names.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  const put = (name: string, value: unknown) => Object.defineProperty(globalThis, name, { configurable: true, writable: true, value });
  put('setTimeout', page.setTimeout.bind(page));
  put('clearTimeout', page.clearTimeout.bind(page));
  put('Blob', SimBlob);
  put('FormData', SimForm);
  put('navigator', { get onLine() { return page.onLine; } });
  put('BroadcastChannel', undefined);
  return () => {
    for (const [name, descriptor] of real) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  };
}

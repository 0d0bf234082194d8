import type { HeedErrorCode } from './port.ts';
import { HeedError } from './port.ts';

/** Resolves after so many milliseconds; never, once aborted. */
export const wait = (ms: number, signal: AbortSignal): Promise<void> => new Promise((resolve) => {
  const timer = setTimeout(resolve, ms);
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
});

/**
 * Runs `work` until it ends, `signal` says stop, or `ms` pass without `heard()`; ends then even if the work does not listen.
 * Rejects with `HeedError` only: `aborted`, `timeout`, what the work threw, or `network` for anything foreign.
 */
export async function within<T>(
  ms: number, signal: AbortSignal | undefined, pausing: typeof wait, work: (stop: AbortSignal, heard: () => void) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const give = (code: HeedErrorCode, message: string) => stop.abort(new HeedError(code, message, { cause: signal?.reason }));
  const stopped = new Promise<never>((_, reject) => stop.signal.addEventListener('abort', () => reject(stop.signal.reason)));
  const abort = () => give('aborted', 'Stopped.');
  let clock = new AbortController();
  const heard = () => {
    clock.abort();
    clock = new AbortController();
    void pausing(ms, clock.signal).then(() => give('timeout', `No answer within ${ms} ms.`));
  };
  signal?.addEventListener('abort', abort);
  try {
    heard();
    if (signal?.aborted) abort();
    return await Promise.race([stopped, stop.signal.aborted ? stopped : work(stop.signal, heard)]);
  } catch (cause) {
    throw cause instanceof HeedError ? cause : new HeedError('network', 'No connection.', { cause });
  } finally {
    clock.abort();
    signal?.removeEventListener('abort', abort);
  }
}

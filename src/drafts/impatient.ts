import type { Disk } from './types.ts';

/**
 * The same storage, for those who do not wait: what takes longer than `ms` rejects, and `silent` is called.
 * `speaks` is called if it answers after all.
 */
export function impatient(disk: Disk, ms: number, silent: () => void, speaks: () => void): Disk {
  const within = <T>(work: Promise<T>): Promise<T> => new Promise((resolve, reject) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      silent();
      reject(Object.assign(new Error('No answer.'), { name: 'TimeoutError' }));
    }, ms);
    const heard = () => {
      clearTimeout(timer);
      if (late) speaks();
    };
    work.then(heard, heard);
    work.then(resolve, reject);
  });
  return {
    get: (...what) => within(disk.get(...what)),
    list: (...what) => within(disk.list(...what)),
    write: (...what) => within(disk.write(...what)),
    close: () => disk.close(),
  };
}

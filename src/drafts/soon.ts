/** What it resolves with, if it does within so many milliseconds; else nothing. */
export const soon = <T>(work: Promise<T>, ms: number): Promise<T | undefined> =>
  Promise.race([work.catch(() => undefined), new Promise<undefined>((late) => { setTimeout(late, ms); })]);

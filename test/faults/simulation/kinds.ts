/** Every kind of fault that may strike a simulated world, so that one that never does is missed. */
import { type StorageFaults, SOUND } from './device.ts';
import { NETWORK_FAULTS } from './network.ts';

const OTHERS = [
  'storage: emptied', 'storage: taken away', 'a page that keeps nothing', 'file changed', 'taken back', 'page left', 'clock jumps', 'tab killed', 'browser killed', 'power cut', 'tab frozen and thawed',
] as const;

/** What `Chance.strike` takes. */
export type Fault = typeof NETWORK_FAULTS[number] | `storage: ${keyof StorageFaults}` | typeof OTHERS[number];
export const FAULTS: readonly Fault[] = [...NETWORK_FAULTS, ...(Object.keys(SOUND) as (keyof StorageFaults)[]).map((name) => `storage: ${name}` as const), ...OTHERS];

/** Those that struck fewer than so many times, or never. */
export const rarer = (struck: Readonly<Record<string, number>>, than: number): readonly Fault[] => FAULTS.filter((fault) => !((struck[fault] ?? 0) >= than));

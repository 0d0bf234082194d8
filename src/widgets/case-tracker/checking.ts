import type { Locale } from '../../domain/form.ts';
import { loadDeviceTerms } from '../../i18n/device.ts';

export type { ReceiptCheck } from './receipt-check.ts';

/** Milliseconds: not before what the page shows has come. */
const REST = 1000;
const prepared = new Set<Locale>();

/** What checks saved receipts; nothing if it cannot be loaded. */
export const checking = () => import('./receipt-check.ts').catch(() => undefined);

/** Loads it with its words while there is a connection: receipts are checked without one, too. */
export function prepareChecking(locale: Locale): void {
  if (prepared.has(locale)) return;
  prepared.add(locale);
  setTimeout(() => void Promise.all([import('./receipt-check.ts'), loadDeviceTerms(locale)]).catch(() => { prepared.delete(locale); }), REST);
}

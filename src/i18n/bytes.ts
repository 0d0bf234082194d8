import type { Locale } from '../domain/form.ts';

/** Bytes in words, e.g. `1.2 MB`. */
export function formatBytes(bytes: number, locale: Locale): string {
  const mega = bytes >= 1e6;
  return new Intl.NumberFormat(locale, { style: 'unit', unit: mega ? 'megabyte' : 'kilobyte', maximumFractionDigits: mega ? 1 : 0 })
    .format(Math.max(bytes / (mega ? 1e6 : 1e3), mega ? 0 : 1));
}

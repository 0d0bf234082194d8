import type { Locale } from '../domain/form.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** A moment in words: date and time in the visitor's zone; `day` leaves out the time. `at`: ISO 8601 or milliseconds. */
export function formatTime(at: string | number, locale: Locale, day = false): string {
  const key = `${locale}${day}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...(day ? {} : { timeStyle: 'short' }) });
    formats.set(key, format);
  }
  return format.format(new Date(at));
}

/** A calendar date (`YYYY-MM-DD`) in words, the same day in every zone. */
export const formatDate = (date: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00Z`));

/** An amount in a currency (ISO 4217); without one, the number as it is. */
export const formatMoney = (amount: number, currency: string | undefined, locale: Locale): string =>
  (currency ? new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount) : `${amount}`);

/** Bytes in words, e.g. `1.2 MB`. */
export function formatBytes(bytes: number, locale: Locale): string {
  const mega = bytes >= 1e6;
  return new Intl.NumberFormat(locale, { style: 'unit', unit: mega ? 'megabyte' : 'kilobyte', maximumFractionDigits: mega ? 1 : 0 })
    .format(Math.max(bytes / (mega ? 1e6 : 1e3), mega ? 0 : 1));
}

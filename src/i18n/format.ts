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

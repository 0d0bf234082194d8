import type { Locale } from '../domain/form.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A span of time in words, in its two largest units: `2 h 5 min`, `3 天 4 小时`. Milliseconds. */
export function formatSpan(ms: number, locale: Locale): string {
  const rest = Math.max(Math.abs(ms), MINUTE);
  const unit = (value: number, name: 'day' | 'hour' | 'minute') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(Math.floor(value));
  const parts = rest >= DAY ? [unit(rest / DAY, 'day'), rest % DAY >= HOUR && unit((rest % DAY) / HOUR, 'hour')]
    : rest >= HOUR ? [unit(rest / HOUR, 'hour'), rest % HOUR >= MINUTE && unit((rest % HOUR) / MINUTE, 'minute')] : [unit(rest / MINUTE, 'minute')];
  return parts.filter(Boolean).join(' ');
}

/** A moment, short: the time of today, else day and time. */
export function formatShort(at: string, locale: Locale, now: number): string {
  const date = new Date(at);
  const today = new Date(now).toDateString() === date.toDateString();
  const thisYear = new Date(now).getFullYear() === date.getFullYear();
  return new Intl.DateTimeFormat(locale, { ...(!today && { month: 'short', day: 'numeric' }), ...(!thisYear && { year: 'numeric' }), hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(date);
}

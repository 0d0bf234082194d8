import type { Locale } from '../domain/form.ts';
import { formatDate, formatTime } from './format.ts';

/** What somebody gave as a day or as a time, in words; a day is the same day in every zone. What is neither stays as it is. */
export const formatWhen = (given: string, locale: Locale): string =>
  (/^\d{4}-\d\d-\d\d$/.test(given) ? formatDate : Date.parse(given) ? formatTime : String)(given, locale);

import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { CaseSummary, Session } from '../../domain/records/desk.ts';
import type { Locale } from '../../domain/form.ts';
import type { RefusalWords } from '../../domain/refusals.ts';
import { formatTime } from '../../i18n/format.ts';
import { formatShort, formatSpan } from '../../i18n/span.ts';
import type { DeskTerms } from '../../i18n/desk-terms.ts';
import { word } from '../../i18n/desk-terms.ts';
import { wordsOf } from '../../i18n/terms.ts';
import type { IntakeTerms, SendingTerms } from '../../i18n/terms.ts';

/** What every part of the desk needs to speak: words, language, the time, and for whom. */
export interface View {
  readonly t: DeskTerms;
  readonly form: IntakeTerms;
  readonly sending: SendingTerms;
  /** Why something is refused. */
  readonly refusals: RefusalWords['reasons'];
  readonly locale: Locale;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly session: Session;
  /** A category with those above it, in words; and all there are, retired ones too, each below the one above it. */
  readonly category: (code: string) => string;
  readonly categories: readonly string[];
}

const PATHS = {
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M5 11h14v9H5z',
  eye: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zm7 0a3 3 0 1 0 6 0 3 3 0 0 0-6 0z',
  alert: 'M12 3 2 20h20zm0 6v5m0 3v.01',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 4v5l3 2',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zm5 12 4 4',
  filter: 'M3 5h18M6 12h12M10 19h4',
  back: 'M15 5l-7 7 7 7',
  plus: 'M12 5v14M5 12h14',
  print: 'M7 8V3h10v5M7 17H4V9h16v8h-3M7 14h10v7H7z',
  book: 'M5 4h10a4 4 0 0 1 4 4v12H9a4 4 0 0 1-4-4z',
  keys: 'M3 6h18v12H3zm4 4h.01M11 10h.01M15 10h.01M7 14h10',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c0-4 4-6 8-6s8 2 8 6',
  send: 'M4 12 20 4l-6 16-3-7z',
  merge: 'M6 4v5c0 4 6 3 6 8v3M18 4v5c0 4-6 3-6 8',
  file: 'M7 3h7l4 4v14H7zm7 0v5h4',
} as const;

/** A small drawing beside a word; it says nothing by itself. */
export const icon = (name: keyof typeof PATHS): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">${svg`<path d=${PATHS[name]}></path>`}</svg>`;

export const time = (at: string, { locale, now }: View): TemplateResult =>
  html`<time datetime=${at} title=${formatTime(at, locale)}>${formatShort(at, locale, now)}</time>`;

/** A department's name; its id where it is no longer known. */
export const departmentName = (id: string, { session, locale }: View): string => {
  const known = session.departments.find((department) => department.id === id);
  return known ? wordsOf(known.name, {}, locale) : id;
};

/** A category with those above it; its code where it is no longer known. */
export const categoryOf = (code: string, { category }: View): string => category(code);

/** When something is due, and how far off that is. What is over says so in words. */
export function due(summary: CaseSummary, view: View): { readonly text: string; readonly look: string; readonly at: string; readonly what: string } | undefined {
  const { t, now, locale } = view;
  const { answeredAt, promisedAt, dueAt, ended, answerDueAt } = summary;
  if (ended) return undefined;
  const bound: readonly (readonly [at: string | undefined, what: string])[] = [[answeredAt ? undefined : answerDueAt, t.clock.answer], [promisedAt, t.clock.promise], [dueAt, t.clock.handling]];
  const [at, what] = bound.filter(([time]) => time !== undefined).sort(([a], [b]) => (a! < b! ? -1 : 1))[0] ?? [];
  if (!at || !what) return undefined;
  const left = Date.parse(at) - now;
  return { at, what, text: left < 0 ? t.over(formatSpan(left, locale)) : t.left(formatSpan(left, locale)), look: left < 0 ? 'over' : left < 36e5 ? 'soon' : '' };
}

/** What a case is, in small labels: state, kind, emergency, round. */
export const badges = ({ state, kind, emergency, reopened }: CaseSummary, { t, form }: View): TemplateResult => html`
  ${emergency ? html`<span class="badge urgent">${icon('alert')}${t.ui.emergency}</span>` : nothing}
  <span class="badge state" part="state">${word(t.state, state)}</span>
  <span class="badge">${form.option[kind]}</span>
  ${reopened ? html`<span class="badge again">${t.roundOf(reopened + 1)}</span>` : nothing}`;

/** Two letters, or one character of a Chinese name. */
export const initials = (name: string): string =>
  (/\p{Script=Han}/u.test(name) ? [...name].slice(-2).join('') : name.split(/\s+/).map((part) => [...part][0] ?? '').slice(0, 2).join('').toUpperCase());

/**
 * The tables of the results: what is on the screen, and what is exported, is made of these and of nothing else. Every figure stands
 * beside its n.
 */
import type { Field, Locale, Option } from '../../domain/form.ts';
import type { Count, ScaleFigures, Withheld } from '../../domain/figures/survey.ts';
import type { FieldCounts, SurveyFilter } from '../../domain/records/survey.ts';
import type { SurveyStaffTerms } from '../../i18n/survey-staff-terms.ts';
import { wordsOf } from '../../i18n/terms.ts';

/** A number as it is shown, or why there is none. */
export interface Cell { readonly value?: number; readonly text: string }
export interface Row {
  readonly label: string;
  readonly cells: readonly Cell[];
  /** Length of its bar, 0 to 1. */
  readonly bar?: number;
  /** Which answers it counts, for opening them. */
  readonly opens?: Partial<SurveyFilter>;
}
export interface Table {
  readonly title: string;
  /** What stands above the labels. */
  readonly first: string;
  readonly head: readonly string[]; readonly rows: readonly Row[]; readonly kind: 'distribution' | 'months' | 'departments' | 'agents';
  /** Drawn as a line: which of the cells, and the ends of its scale. */
  readonly line?: { readonly cell: number; readonly lowest: string; readonly highest: string };
}
export interface Sheet {
  readonly field: string; readonly title: string;
  /** Until when it was asked, if it is asked no more. */
  readonly note?: string;
  /** What it is of: its n, or why nothing is told. */
  readonly of: string; readonly figures: readonly (readonly [label: string, cell: Cell, of: string])[]; readonly tables: readonly Table[];
}

/** How the domain makes figures: passed in, for parts know the domain by its types only. */
export interface Reckoning {
  scale(field: Field, counts: readonly Count<string>[]): ScaleFigures;
  share(part: number, n: number): number | undefined;
  isScale(field: Field): boolean;
  months(first: string, last: string): readonly string[];
}

const digits = (locale: Locale, most: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: most });
const rounded = (value: number, most: number) => Number(value.toFixed(most));

const lastDay = (month: string): string => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);

/** The tables that are worth looking at: one month alone says what the whole says. */
export const shownTables = ({ tables }: Sheet): readonly Table[] => tables.filter(({ kind, rows }) => rows.length > (kind === 'months' ? 1 : 0));

/** A share in per cent, rounded as everywhere. */
export const percentOf = (share: number | undefined, noData: string, locale: Locale): Cell =>
  (share === undefined ? { text: noData } : { value: rounded(share * 100, 1), text: digits(locale, 1).format(rounded(share * 100, 1)) });

/** One sheet for each question. `called` gives the name of a department or a person; `person`: it is about one, of whom small groups are not told. */
export function sheetOf(field: Field, found: FieldCounts, t: SurveyStaffTerms, locale: Locale, reckon: Reckoning, called: (id: string) => string = (id) => id, person = false): Sheet {
  const { r } = t;
  const number = (value: number | undefined, most = 2): Cell => (value === undefined ? { text: r.noData } : { value: rounded(value, most), text: digits(locale, most).format(rounded(value, most)) });
  const percent = (part: number, n: number): Cell => percentOf(reckon.share(part, n), r.noData, locale);
  const about = { field: field.name, title: wordsOf(field.label ?? field.name, {}, locale), ...(found.retired && { note: r.until(found.retired.until) }) };
  const untold: Readonly<Record<Withheld, string>> = { few: r.tooFew, beside: r.beside };
  if (found.withheld) return { ...about, of: untold[found.withheld], figures: [], tables: [] };
  if (!found.n) return { ...about, of: r.noneYet, figures: [], tables: [] };

  /** The same figures by month, department and person; `figures` makes them of counts. Of whom nothing is told, not even how many there are. */
  const grouped = (head: readonly string[], figures: (n: number, counts: readonly Count<string>[]) => Pick<Row, 'cells' | 'bar'>, { shares, line }: { readonly shares?: string; readonly line?: Table['line'] }): Table[] => {
    const row = (label: string, only: Partial<SurveyFilter>, n: number, counts: readonly Count<string>[]): Row => ({ label, opens: { field: field.name, ...only }, ...figures(n, counts) });
    const withheld = (label: string, why: Withheld = 'few'): Row => ({ label, cells: head.map((_, i) => ({ text: i ? '–' : untold[why] })) });
    const titled = (title: string) => (shares ? `${title} · ${shares}` : title);
    const { department: nowhere, agent: nobody } = found.unassigned ?? {};
    const months = found.months.length ? reckon.months(found.months[0]!.month, found.months.at(-1)!.month) : [];
    return [
      { kind: 'months', title: titled(r.trend), first: '', head, ...(line && { line }), rows: months.map((month) => {
        const there = found.months.find((one) => one.month === month);
        return !there && person ? withheld(month) : row(month, { from: `${month}-01`, to: lastDay(month) }, there?.n ?? 0, there?.counts ?? []);
      }) },
      { kind: 'departments', title: titled(r.departments), first: r.department, head, rows: [
        ...found.departments.map(({ name, n, counts }) => row(called(name), { department: name }, n, counts)), ...(found.departments.length && nowhere ? [row(r.noDepartment, { unassigned: 'department' }, nowhere.n, nowhere.counts)] : []),
      ] },
      { kind: 'agents', title: titled(r.agents), first: r.agent, head, rows: [
        ...found.agents.map((one) => (one.withheld ? withheld(called(one.name), one.withheld) : row(called(one.name), { agent: one.name }, one.n, one.counts))),
        ...(found.agents.length && nobody ? ['withheld' in nobody ? withheld(r.noAgent, nobody.withheld) : row(r.noAgent, { unassigned: 'agent' }, nobody.n, nobody.counts)] : []),
      ] },
    ];
  };

  if (!reckon.isScale(field)) {
    // Of several answers at once each is a share of those who answered.
    const sum = found.n;
    const choices = [...field.options ?? [], ...found.retiredOptions ?? []].map(({ value, label, until }: Option & { readonly until?: number }) => {
      const words = wordsOf(label ?? value, {}, locale);
      return { value, words: until === undefined ? words : `${words} (${r.until(until)})` };
    });
    const countIn = (counts: readonly Count<string>[], value: string) => counts.find((one) => one.value === value)?.count ?? 0;
    const rows = choices.map(({ value, words }): Row => {
      const count = countIn(found.counts, value);
      return { label: words, opens: { field: field.name, value }, cells: [number(count), percent(count, sum)], bar: reckon.share(count, sum) ?? 0 };
    });
    return { ...about, of: r.nOf(sum), figures: [], tables: [
      { kind: 'distribution', title: r.distribution, first: r.question, head: [r.answers, r.share], rows },
      ...grouped([r.answers, ...choices.map(({ words }) => words)], (n, counts) => ({ cells: [number(n), ...choices.map(({ value }) => percent(countIn(counts, value), n))] }), { shares: r.share }),
    ] };
  }
  const { n, distribution, mean, top2, nps } = reckon.scale(field, found.counts);
  const words = field.score === 'csat' || (field.type === 'rating' && distribution.length === 5) ? t.scale[field.score === 'csat' ? 'csat' : 'item'] : undefined;
  const bars = distribution.map(({ value, count }, i): Row => ({
    // Where words may break is for the faces.
    label: words ? `${value} · ${words[i]?.replace(/[\u00ad\u200b]/, '')}` : `${value}`, opens: { field: field.name, value: `${value}` }, cells: [number(count), percent(count, n)], bar: reckon.share(count, n) ?? 0,
  }));
  return {
    ...about, of: r.nOf(n),
    figures: [
      [r.mean, number(mean), r.nOf(n)], [r.top2, percent(top2.part, n), r.partOf(top2.part, n)],
      ...(nps ? [[r.nps, number(nps.score, 1), r.npsParts(nps.promoters, nps.passives, nps.detractors)] as const] : []),
    ],
    tables: [
      { kind: 'distribution', title: r.distribution, first: r.question, head: [r.answers, r.share], rows: bars },
      ...grouped([r.answers, r.mean, r.top2, ...(nps ? [r.nps] : [])], (_, counts) => {
        const of = reckon.scale(field, counts);
        return { bar: of.nps?.score !== undefined ? (of.nps.score + 100) / 200 : of.mean === undefined ? 0 : (of.mean - distribution[0]!.value) / (distribution.length - 1), cells: [number(of.n), number(of.mean), percent(of.top2.part, of.n), ...(of.nps ? [number(of.nps.score, 1)] : [])] };
      }, { line: nps ? { cell: 3, lowest: number(-100).text, highest: number(100).text } : { cell: 1, lowest: bars[0]!.label, highest: bars.at(-1)!.label } }),
    ],
  };
}

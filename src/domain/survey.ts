/** What survey templates mean: which answers count, which of them need somebody's call, and what a template must be like. */
import { fieldsOf, holds } from './form.ts';
import type { Condition, Field, FormDefinition, Locale, Option, Text, Values } from './form.ts';
import type { SurveyTemplate } from './forms/surveys.ts';
import type { Issue } from './issue.ts';

/** The values a rating or a scale can take. */
export function rangeOf({ type, min, max }: Pick<Field, 'type' | 'min' | 'max'>): readonly [from: number, to: number] {
  const rating = type === 'rating';
  return [min ?? (rating ? 1 : 0), max ?? (rating ? 5 : 10)];
}
export const isScale = ({ type }: Field): boolean => type === 'rating' || type === 'scale';
/** Fields whose answers are counted. */
export const countedFields = (template: FormDefinition): Field[] => fieldsOf(template).filter((field) => isScale(field) || field.type === 'choice' || field.type === 'choices');

/** A question that newer versions ask no more, as it was asked last, with every answer it ever had to choose from. */
export interface RetiredQuestion { readonly question: Field; /** The last version that asked it. */ readonly until: number }
/** An answer that newer versions offer no more. */
export interface RetiredOption extends Option { readonly until: number }

/** What versions before the newest asked and counted, and the newest does not: answers to it have figures all the same. In the order of asking. */
export function retiredIn(versions: readonly SurveyTemplate[]): { readonly questions: readonly RetiredQuestion[]; readonly options: ReadonlyMap<string, readonly RetiredOption[]> } {
  const newestFirst = [...versions].sort((a, b) => b.version - a.version);
  const now = newestFirst[0] ? countedFields(newestFirst[0]) : [];
  const questions = new Map<string, RetiredQuestion>();
  const options = new Map<string, RetiredOption[]>();
  for (const version of newestFirst.slice(1)) {
    for (const field of countedFields(version)) {
      const asked = now.find(({ name }) => name === field.name);
      const retired = questions.get(field.name);
      const lost = (field.options ?? []).filter(({ value }) => ![...(asked ?? retired?.question)?.options ?? [], ...options.get(field.name) ?? []].some((one) => one.value === value));
      if (asked) options.set(field.name, [...options.get(field.name) ?? [], ...lost.map((option) => ({ ...option, until: version.version }))]);
      else if (!retired) questions.set(field.name, { question: field, until: version.version });
      else if (lost.length) questions.set(field.name, { ...retired, question: { ...retired.question, options: [...retired.question.options ?? [], ...lost] } });
    }
  }
  return { questions: [...questions.values()], options };
}

/** Questions that are of another kind than an earlier version had under their name: what was answered then would be counted as what it is not. */
export function kindsChanged(template: SurveyTemplate, versions: readonly SurveyTemplate[]): Issue[] {
  const shape = ({ type, score, ...field }: Field) => [type, score ?? '', ...(isScale({ type } as Field) ? rangeOf({ type, ...field }) : [])].join();
  return fieldsOf(template).filter((field) => versions.some((version) => fieldsOf(version).some((one) => one.name === field.name && shape(one) !== shape(field)))).map(({ name }): Issue => ({ path: name, code: 'kind-changed' }));
}

/** What was said in words, to this question. */
export interface SurveyComment { readonly field: string; readonly words: string }
/** What was said in words: the answers to questions for comments. */
export const commentsOf = (template: FormDefinition, values: Values): SurveyComment[] => fieldsOf(template).flatMap(({ name, score }) => {
  const words = values[name];
  return score === 'comment' && typeof words === 'string' && words ? [{ field: name, words }] : [];
});
/** Words as they are compared when one searches: whatever their case and width. */
export const folded = (words: string): string => words.normalize('NFKC').toLowerCase();

const upTo = (field: Field, most: number): Condition => {
  const [from] = rangeOf(field);
  return { field: field.name, is: Array.from({ length: Math.max(most - from + 1, 0) }, (_, i) => from + i) };
};

/** Overall at most 2 of 5, or NPS at most 6 with the wish to be called (S-03). */
export const LOW_SCORE = { csat: 2, nps: 6 } as const;

/** The answers of a template with which somebody has to call. */
export function lowScore(template: SurveyTemplate): Condition {
  if (template.followUp) return template.followUp;
  const fields = fieldsOf(template);
  const wish = fields.find(({ score }) => score === 'callback');
  return { any: fields.flatMap((field): Condition[] => {
    if (field.score === 'csat') return [upTo(field, LOW_SCORE.csat)];
    return field.score === 'nps' && wish ? [{ all: [upTo(field, LOW_SCORE.nps), { field: wish.name, is: ['yes'] }] }] : [];
  }) };
}

/** Whether somebody has to call. A template without such scores asks for nothing. */
export function needsFollowUp(template: SurveyTemplate, values: Values): boolean {
  const rule = lowScore(template);
  return !(rule.any && !rule.any.length) && holds(rule, values);
}

/**
 * How a low score is followed up (S-03): a call; a call whose number stands in the site's own records, under that of the service; a message on
 * the case; or, where nobody can be reached, by looking into it.
 */
export const FOLLOW_UP_WAYS = ['call', 'records', 'message', 'look'] as const;
export type FollowUpWay = (typeof FOLLOW_UP_WAYS)[number];
/** What came of a follow-up: whoever was not reached is called again, until it is given up. */
export const CALL_OUTCOMES = ['reached', 'not-reached', 'given-up', 'written', 'put-right', 'nothing-found'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];
const LOOKED = ['put-right', 'nothing-found'] as const;
/** What can come of it, the usual first. */
export const outcomesOf = (way: FollowUpWay, tries: number): readonly CallOutcome[] =>
  way === 'look' ? LOOKED : way === 'message' ? ['written', 'given-up'] : ['reached', 'not-reached', ...(tries ? ['given-up' as const] : [])];
/** Whether looking into it can come to this. */
export const isLooked = (outcome: CallOutcome): boolean => LOOKED.some((one) => one === outcome);
/** Whether the outcome needs words: that nobody was reached, that it is given up after that, and what stands on the case, say all. */
export const needsNote = (outcome: CallOutcome, tries: number): boolean => outcome === 'reached' || isLooked(outcome) || (outcome === 'given-up' && !tries);

/** Where its author wants to be called. */
export const contactIn = (template: FormDefinition, values: Values): string | undefined => fieldsOf(template).flatMap(({ name, score }) => {
  const given = values[name];
  return score === 'contact' && typeof given === 'string' && given ? [given] : [];
})[0];

const NAME = /^[a-z][a-zA-Z0-9]{0,39}$/;
/** How a template may be called. */
export const TEMPLATE_ID = /^[a-z][a-z0-9-]{0,39}$/;
const LOCALES: readonly Locale[] = ['en', 'zh-Hans', 'zh-Hant'];
const missing = (text: Text | undefined): boolean => typeof text !== 'object' || LOCALES.some((locale) => !text[locale]?.trim());
const namesIn = ({ field, all = [], any = [], not }: Condition): string[] =>
  [...(field === undefined ? [] : [field]), ...[...all, ...any, ...(not ? [not] : [])].flatMap(namesIn)];

const hasEmpty = ({ is, all = [], any = [], not }: Condition): boolean => is?.length === 0 || [...all, ...any, ...(not ? [not] : [])].some(hasEmpty);

/** What is wrong with a template, as codes; `path` is `title`, or the field's name with what of it: `speed.label`, `better.options.0`. */
export function checkTemplate(template: SurveyTemplate): Issue[] {
  const issues: Issue[] = [];
  const say = (path: string, code: string) => void issues.push({ path, code });
  const fields = fieldsOf(template);
  const names = fields.map(({ name }) => name);
  if (!TEMPLATE_ID.test(template.id)) say('id', 'bad-name');
  if (missing(template.title)) say('title', 'words-missing');
  if (template.intro !== undefined && missing(template.intro)) say('intro', 'words-missing');
  template.steps.forEach(({ title }, i) => { if (title !== undefined && missing(title)) say(`steps.${i}`, 'words-missing'); });
  if (!fields.length) say('', 'no-questions');
  fields.forEach((field, i) => {
    const { name, label, options, when, required } = field;
    if (!NAME.test(name)) say(name, 'bad-name');
    if (names.indexOf(name) !== i) say(name, 'name-twice');
    if (missing(label)) say(`${name}.label`, 'words-missing');
    if (isScale(field)) {
      const [from, to] = rangeOf(field);
      if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && to > from && to - from <= 10)) say(name, 'bad-range');
      if (field.score === 'csat' && (from !== 1 || to !== 5)) say(name, 'csat-range');
      if (field.score === 'nps' && (from !== 0 || to !== 10)) say(name, 'nps-range');
      if (field.score === 'ces' && (from !== 1 || to !== 7)) say(name, 'ces-range');
    }
    if (field.type === 'choice' || field.type === 'choices') {
      if ((options?.length ?? 0) < 2) say(name, 'too-few-options');
      options?.forEach((o, n) => { if (missing(o.label)) say(`${name}.options.${n}`, 'words-missing'); });
      if (new Set(options?.map(({ value }) => value)).size !== (options?.length ?? 0)) say(name, 'option-twice');
    }
    if ([when, required].some((one) => typeof one === 'object' && hasEmpty(one))) say(name, 'condition-empty');
    // A question hangs on those before it, so that nothing above jumps while one answers.
    for (const other of [when, typeof required === 'object' ? required : undefined].flatMap((c) => (c ? namesIn(c) : []))) {
      const at = names.indexOf(other);
      if (at < 0) say(name, 'unknown-condition');
      else if (at >= i) say(name, 'condition-later');
    }
  });
  if (template.followUp) {
    if (hasEmpty(template.followUp)) say('followUp', 'condition-empty');
    if (namesIn(template.followUp).some((name) => !names.includes(name))) say('followUp', 'unknown-condition');
  }
  const first = fields.find(({ name }) => name === template.first);
  if (!first || !isScale(first) || first.when) say('first', 'no-first');
  return issues;
}

/** What an editor can do to a survey, as pure functions: each gives a new template. */
import { fieldsOf } from '../domain/form.ts';
import type { Condition, Field, Locale, Option, Text } from '../domain/form.ts';
import { SURVEYS } from '../domain/forms/surveys.ts';
import type { SurveyTemplate } from '../domain/forms/surveys.ts';

export type QuestionKind = 'csat' | 'item' | 'item10' | 'nps' | 'ces' | 'solved' | 'choice' | 'choices' | 'longtext' | 'callback' | 'contact';
export const QUESTION_KINDS: readonly QuestionKind[] = ['csat', 'item', 'item10', 'nps', 'ces', 'solved', 'choice', 'choices', 'longtext', 'callback', 'contact'];

type Words = Readonly<Record<Locale, string>>;

/** The template with these questions, in this order; each part keeps as many as it had, the last one takes what is left. */
function arrange(template: SurveyTemplate, fields: readonly Field[], sizes = template.steps.map((step) => step.fields.length)): SurveyTemplate {
  let at = 0;
  const steps = template.steps.map((step, i) => ({ ...step, fields: fields.slice(at, i === template.steps.length - 1 ? undefined : (at += sizes[i]!)) }));
  return { ...template, steps };
}

const change = (template: SurveyTemplate, at: number, edit: (field: Field) => Field): SurveyTemplate =>
  arrange(template, fieldsOf(template).map((field, i) => (i === at ? edit(field) : field)));

/** Words in one language beside those in the others. */
export const inLocale = (text: Text | undefined, locale: Locale, words: string): Text => ({ ...(typeof text === 'object' ? text : { 'en': text ?? '', 'zh-Hans': '', 'zh-Hant': '' }), [locale]: words });

/** A survey of one question, to begin with: overall satisfaction. */
export const newSurvey = (id: string, occasion: SurveyTemplate['occasion'], title: Words): SurveyTemplate =>
  ({ id, version: 1, occasion, first: 'overall', title, steps: [{ name: 'score', fields: fieldsOf(SURVEYS.at(-1)!).slice(0, 1) }] });

/** The kind of a question, as an editor offers it. */
export const kindOf = ({ type, score }: Field): QuestionKind =>
  (type === 'longtext' ? 'longtext' : type === 'phone' ? 'contact' : type === 'choices' ? 'choices' : type === 'choice' ? score === 'solved' || score === 'callback' ? score : 'choice' : score === 'csat' || score === 'nps' || score === 'ces' ? score : type === 'scale' ? 'item10' : 'item');

const SHAPES: Readonly<Record<Exclude<QuestionKind, 'callback' | 'contact'>, Omit<Field, 'name' | 'label'>>> = {
  csat: { type: 'rating', appearance: 'faces', score: 'csat' }, item: { type: 'rating', appearance: 'stars', score: 'item' }, item10: { type: 'scale', appearance: 'numbers', min: 0, max: 10, score: 'item' }, nps: { type: 'scale', appearance: 'numbers', min: 0, max: 10, score: 'nps' },
  ces: { type: 'scale', appearance: 'numbers', min: 1, max: 7, score: 'ces' }, solved: { type: 'choice', score: 'solved' }, choice: { type: 'choice' }, choices: { type: 'choices' }, longtext: { type: 'longtext', max: 2000, score: 'comment' },
};

/** A name that none of these has. It tells the version, so that what was removed in an earlier one, and its answers, are never taken for it. */
function freeName({ version }: SurveyTemplate, kind: string, names: readonly string[]): string {
  for (let i = 1; ; i++) if (!names.includes(`${kind}${version}x${i}`)) return `${kind}${version}x${i}`;
}
const namesOf = (template: SurveyTemplate) => fieldsOf(template).map(({ name }) => name);

/** The wish to be called, and the number for it, come with their words: after a low score, and after the wish (S-01). */
function ready(template: SurveyTemplate, score: 'callback' | 'contact'): Field {
  const { when: _, required: __, ...field } = fieldsOf(SURVEYS[0]!).find((one) => one.score === score)!;
  const scores = fieldsOf(template).flatMap((one): Condition[] => (one.score === 'csat' ? [{ field: one.name, is: [1, 2] }] : one.score === 'nps' ? [{ field: one.name, is: [0, 1, 2, 3, 4, 5, 6] }] : []));
  const wish = fieldsOf(template).find((one) => one.score === 'callback');
  const when: Condition | undefined = score === 'contact' ? wish && { field: wish.name, is: ['yes'] } : scores.length > 1 ? { any: scores } : scores[0];
  return { ...field, name: freeName(template, score, namesOf(template)), ...(when && { when, ...(score === 'contact' && { required: when }) }) };
}

export function addQuestion(template: SurveyTemplate, kind: QuestionKind, label: Words, option: Words): SurveyTemplate {
  if (kind === 'callback' || kind === 'contact') return arrange(template, [...fieldsOf(template), ready(template, kind)]);
  const options = ['choice', 'choices', 'solved'].includes(kind) ? { options: [{ value: 'a1', label: option }, { value: 'a2', label: option }] } : {};
  return arrange(template, [...fieldsOf(template), { name: freeName(template, kind, namesOf(template)), label, ...SHAPES[kind], ...options }]);
}

/** Without parts that have no question left; one part stays. */
const withSteps = (template: SurveyTemplate, steps: SurveyTemplate['steps']): SurveyTemplate => {
  const filled = steps.filter(({ fields }) => fields.length);
  return { ...template, steps: filled.length ? filled : steps.slice(0, 1) };
};

/** In which part a question stands, and where there. */
function placeOf({ steps }: SurveyTemplate, at: number): readonly [part: number, place: number] {
  let place = at;
  const part = steps.findIndex(({ fields }) => place < fields.length || (place -= fields.length, false));
  return [part, place];
}

export function removeQuestion(template: SurveyTemplate, at: number): SurveyTemplate {
  const [part, place] = placeOf(template, at);
  return withSteps(template, template.steps.map((step, i) => (i === part ? { ...step, fields: step.fields.filter((_, n) => n !== place) } : step)));
}

/** Changes places with its neighbour; at the edge of its part it goes into the next one. */
export function moveQuestion(template: SurveyTemplate, at: number, by: 1 | -1): SurveyTemplate {
  const [part, place] = placeOf(template, at);
  const parts = template.steps.map(({ fields }) => [...fields]);
  const own = parts[part];
  if (!own) return template;
  const [question] = own.splice(place, 1) as [Field];
  const [there, into] = place + by >= 0 && place + by <= own.length ? [own, place + by] : [parts[part + by], by < 0 ? parts[part - 1]?.length ?? 0 : 0];
  if (!there) return template;
  there.splice(into, 0, question);
  return withSteps(template, template.steps.map((step, i) => ({ ...step, fields: parts[i]! })));
}

/** From this question on it is a part of its own. */
export function beginPart(template: SurveyTemplate, at: number): SurveyTemplate {
  const [part, place] = placeOf(template, at);
  if (part < 0 || !place) return template;
  return { ...template, steps: template.steps.flatMap((step, i) => (i !== part ? [step]
    : [{ ...step, fields: step.fields.slice(0, place) }, { name: freeName(template, 'part', template.steps.map(({ name }) => name)), fields: step.fields.slice(place) }])) };
}

/** What is in this part goes to the end of the one before. */
export function joinPart(template: SurveyTemplate, part: number): SurveyTemplate {
  const joined = template.steps[part];
  if (!joined || !part) return template;
  return { ...template, steps: template.steps.flatMap((step, i) => (i === part ? [] : [i === part - 1 ? { ...step, fields: [...step.fields, ...joined.fields] } : step])) };
}

/** Words, or none at all once they have been emptied in every language. */
const orNone = (text: Text): Text | undefined => (typeof text === 'object' && !Object.values(text).some((words) => words.trim()) ? undefined : text);

/** What a part is called; one without a name has no heading. */
export const setPartTitle = (template: SurveyTemplate, part: number, locale: Locale, words: string): SurveyTemplate => ({ ...template, steps: template.steps.map((step, i) => {
  if (i !== part) return step;
  const { title, ...rest } = step;
  const now = orNone(inLocale(title, locale, words));
  return now === undefined ? rest : { ...rest, title: now };
}) });

/** What is said below the title, if anything. */
export function setIntro({ intro, ...template }: SurveyTemplate, locale: Locale, words: string): SurveyTemplate {
  const now = orNone(inLocale(intro, locale, words));
  return now === undefined ? template : { ...template, intro: now };
}

export const setLabel = (template: SurveyTemplate, at: number, locale: Locale, words: string): SurveyTemplate => change(template, at, (field) => ({ ...field, label: inLocale(field.label, locale, words) }));
export const setRequired = (template: SurveyTemplate, at: number, required: Field['required']): SurveyTemplate => change(template, at, ({ required: _, ...field }) => (required ? { ...field, required } : field));
export const setAppearance = (template: SurveyTemplate, at: number, appearance: Field['appearance']): SurveyTemplate => change(template, at, (field) => ({ ...field, appearance }));
export const setWhen = (template: SurveyTemplate, at: number, when: Condition | undefined): SurveyTemplate => change(template, at, ({ when: _, ...field }) => (when ? { ...field, when } : field));

/** When somebody has to call; without a condition the scores say it (S-03). */
export const setFollowUp = ({ followUp: _, ...template }: SurveyTemplate, followUp: Condition | undefined): SurveyTemplate => (followUp ? { ...template, followUp } : template);

const setOptions = (template: SurveyTemplate, at: number, edit: (options: readonly Option[]) => readonly Option[]) => change(template, at, (field) => ({ ...field, options: edit(field.options ?? []) }));

export const setOption = (template: SurveyTemplate, at: number, n: number, locale: Locale, words: string): SurveyTemplate =>
  setOptions(template, at, (options) => options.map((option, i) => (i === n ? { ...option, label: inLocale(option.label, locale, words) } : option)));
export const removeOption = (template: SurveyTemplate, at: number, n: number): SurveyTemplate => setOptions(template, at, (options) => options.filter((_, i) => i !== n));
export const moveOption = (template: SurveyTemplate, at: number, n: number, by: 1 | -1): SurveyTemplate => setOptions(template, at, (options) => {
  const moved = [...options];
  const [one] = moved.splice(n, 1);
  if (one) moved.splice(Math.max(n + by, 0), 0, one);
  return moved;
});
export const addOption = (template: SurveyTemplate, at: number, label: Words): SurveyTemplate =>
  setOptions(template, at, (options) => [...options, { value: freeName(template, 'a', options.map(({ value }) => value)), label }]);

/** What was done, and how to undo it. Typing in one place is one thing. */
export class History<T> {
  #past: { readonly what: T; readonly place: string }[] = [];
  #future: T[] = [];
  #now: T;
  #place = '';

  constructor(now: T) {
    this.#now = now;
  }

  get now(): T { return this.#now; }
  get canUndo(): boolean { return this.#past.length > 0; }
  get canRedo(): boolean { return this.#future.length > 0; }

  /** @param place - where it was done; the same place again goes on with the same thing */
  do(next: T, place = ''): void {
    if (!place || place !== this.#place) this.#past.push({ what: this.#now, place: this.#place });
    [this.#now, this.#place, this.#future] = [next, place, []];
  }

  undo(): void {
    const last = this.#past.pop();
    if (!last) return;
    this.#future.push(this.#now);
    [this.#now, this.#place] = [last.what, ''];
  }

  redo(): void {
    const next = this.#future.pop();
    if (next === undefined) return;
    this.#past.push({ what: this.#now, place: '' });
    [this.#now, this.#place] = [next, ''];
  }
}

import {
  commentsOf, countedFields, fieldsOf, type Issue, needsFollowUp, submissionContent, type SurveyComment, SURVEYS, type SurveySubmission, type SurveyTemplate, validate, type Value, type Values,
} from 'heed/domain';
import { hex, hmac, sameHash, sha256 } from './crypto.ts';
import { Problem } from './problem.ts';
import type { Store } from './store/store.ts';

/** The newest version of a template: the site's own, or the one that is shipped. */
export async function templateOf(store: Pick<Store, 'surveys'>, site: string, id: string, version?: number): Promise<SurveyTemplate | undefined> {
  const shipped = SURVEYS.find((template) => template.id === id);
  if (version !== undefined && shipped?.version === version) return shipped;
  return (await store.surveys.template(site, id, version)) ?? (version === undefined ? shipped : undefined);
}

/** All versions of a template, the shipped one among them, the oldest first. */
export async function versionsOf(store: Pick<Store, 'surveys'>, site: string, id: string): Promise<SurveyTemplate[]> {
  const own = await store.surveys.versions(site, id);
  return [...SURVEYS.filter((shipped) => shipped.id === id && !own.some(({ version }) => version === shipped.version)), ...own];
}

/** Every template a site has, each in its newest version. */
export async function templatesOf(store: Pick<Store, 'surveys'>, site: string): Promise<SurveyTemplate[]> {
  const own = await store.surveys.templates(site);
  return [...SURVEYS.map((shipped) => own.find(({ id }) => id === shipped.id) ?? shipped), ...own.filter(({ id }) => !SURVEYS.some((shipped) => shipped.id === id))];
}

const SIGNED = /^([0-9a-f]{32})([0-9a-f]{24})$/;

/** The token of an invitation: random, and signed, so that a forged one is known without looking. It says nothing about anybody. */
export const tokenOf = async (secret: string, site: string, id: string): Promise<string> => id + hex((await hmac(secret, `survey:${site}:${id}`)).slice(0, 12));

/** The id in a token that this server has signed. */
export async function idIn(secret: string, site: string, token: string): Promise<string | undefined> {
  const [, id = '', signature = ''] = SIGNED.exec(token) ?? [];
  return id && sameHash(signature, (await tokenOf(secret, site, id)).slice(32)) ? id : undefined;
}

/** The code with which the author of an answer without invitation can change it: made of the answer's id. */
export const codeBytes = async (secret: string, id: string): Promise<Uint8Array> => (await hmac(secret, `survey-answer:${id}`)).slice(0, 10);

export interface SurveyIntake {
  readonly values: Values;
  readonly digest: string;
  readonly scores: readonly { readonly field: string; readonly value: string }[];
  readonly comments: readonly SurveyComment[];
  readonly followUp: boolean;
  /** They want to be called. */
  readonly wished: boolean;
  /** They want it now, and did not with an earlier answer: or at another number. */
  wishedAnew(before: Values): boolean;
}

/** Checks an answer against its template. Of a first tap only what it has is checked. */
export async function takeInSurvey(template: SurveyTemplate, { form, values, partial }: Pick<SurveySubmission, 'form' | 'values' | 'partial'>, now: () => number): Promise<SurveyIntake> {
  const asked = partial ? onlyFirst(template) : template;
  const { values: cleaned, issues } = validate(asked, values, { now });
  if (!cleaned) throw new Problem('invalid', 'The values do not satisfy the survey.', { issues: issues as Issue[] });
  const kept = cleaned as Values;
  const wished = (all: Values) => fieldsOf(template).some(({ score, name }) => score === 'callback' && all[name] === 'yes');
  return {
    values: kept,
    digest: await sha256(submissionContent({ kind: 'survey', form, values: kept })),
    scores: countedFields(template).flatMap(({ name }) => listOf(kept[name]).map((value) => ({ field: name, value: String(value) }))),
    comments: commentsOf(template, kept),
    // Whoever goes on to say more changes the answer, and with it what is to be done; most do not.
    followUp: needsFollowUp(template, kept),
    wished: wished(kept),
    wishedAnew: (before) => wished(kept) && fieldsOf(template).some(({ score, name }) => (score === 'callback' || score === 'contact') && kept[name] !== before[name]),
  };
}

const listOf = (value: Value | undefined): readonly unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

const firsts = new WeakMap<SurveyTemplate, SurveyTemplate>();
function onlyFirst(template: SurveyTemplate): SurveyTemplate {
  let only = firsts.get(template);
  if (!only) firsts.set(template, (only = { ...template, steps: [{ name: 'first', fields: fieldsOf(template).filter(({ name }) => name === template.first) }] }));
  return only;
}

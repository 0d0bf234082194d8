import { answerDueAt, CASE_KINDS, type CaseKind, customize, type ExtraAnswer, extraValue, fieldsOf, type FormDefinition, hasForbidden, INTAKE_FORMS, type Issue, submissionContent, validate, type Values, withCategories, withoutFiles, WORKFLOWS } from 'heed/domain';
import type * as z from 'zod/mini';
import type { Site } from './context.ts';
import { sha256 } from './crypto.ts';
import { Problem } from './problem.ts';
import type { submission } from './schemas.ts';
import type { StoredUpload } from './store/store.ts';

export type Submission = z.infer<typeof submission>;

const forms = new WeakMap<Site['forms'], WeakMap<FormDefinition, FormDefinition>>();

/**
 * The intake form of a kind as the site wants it, with the site's categories; the same object each time, so that its schema is made once. `retired`: categories
 * too that are no longer offered. Whoever wrote to a page that was open all day, or without a connection, is not refused for them.
 */
export function formOf(site: Pick<Site, 'forms' | 'categories'>, kind: CaseKind, { retired = false }: { readonly retired?: boolean } = {}): FormDefinition {
  const base = withCategories(INTAKE_FORMS[kind], site.categories ?? [], { retired });
  let bySite = forms.get(site.forms);
  if (!bySite) forms.set(site.forms, (bySite = new WeakMap()));
  let form = bySite.get(base);
  if (!form) bySite.set(base, (form = customize(base, site.forms[kind] ?? {})));
  return form;
}

/** What pages are told to change in the forms that they have: the site's wishes, and as options of the category what is offered (C-01). */
export function changesOf(site: Site): Site['forms'] {
  if (!site.categories?.length) return site.forms;
  return Object.fromEntries(site.kinds.map((kind) => {
    const options = fieldsOf(formOf(site, kind)).find(({ source }) => source === 'categories')?.options ?? [];
    return [kind, { ...site.forms[kind], options: { ...site.forms[kind]?.options, category: options } }];
  }));
}

export const isKind = (id: string): id is CaseKind => (CASE_KINDS as readonly string[]).includes(id);

export interface Intake {
  /** What is kept of the values: cleaned, without files. Of refused ones: what was sent, for comparison only. */
  readonly values: Values;
  readonly extra: readonly ExtraAnswer[];
  readonly digest: string;
  readonly issues: readonly Issue[];
}

/** Checks a submission against its site's form. Throws `bad-request` for what no form of ours could have sent. */
export async function takeIn(site: Site, { kind, form, values, files, extra = [] }: Submission, uploads: readonly StoredUpload[], now: () => number): Promise<Intake> {
  const definition = formOf(site, kind, { retired: true });
  if (form.id !== definition.id || form.version !== definition.version) {
    throw new Problem('bad-request', `The form "${form.id}" in version ${form.version} is not known; "${definition.id}" is in version ${definition.version}.`, { reason: 'form-version' });
  }
  if ('kind' in values && values.kind !== kind) throw new Problem('bad-request', 'The values name another kind than the submission.');
  if ('files' in values) throw new Problem('bad-request', 'Files stand beside the values, as ids of uploads.');
  if (new Set(files).size !== files.length) throw new Problem('bad-request', 'A file is named twice.');
  if (extra.some(({ name, label, value }) => hasForbidden(name + label + value))) throw new Problem('bad-request', 'An extra field has characters that are no text.');

  const missing = files.filter((id) => !uploads.some((upload) => upload.id === id)).map((): Issue => ({ path: 'files', code: 'file-missing' }));
  const off = site.kinds.includes(kind) ? [] : [{ path: 'kind', code: 'not-an-option' }];
  const attached = uploads.length ? { files: uploads.map(({ id, name, type, size, digest }) => ({ id, name, type, size, digest })) } : {};
  // A site's own fields travel beside the values, but are held to the rules the site gave them.
  const theirs = new Map(fieldsOf(definition).filter((field) => field.extra).map((field) => [field.name, field]));
  const own = [...theirs.keys()];
  const added = Object.fromEntries(extra.flatMap(({ name, value }) => {
    const field = theirs.get(name);
    return field ? [[name, extraValue(field.type, value)]] : [];
  }));
  const { values: cleaned, issues } = validate(definition, { ...values, ...added, ...attached }, { now });

  const kept = withoutFiles(definition, (cleaned ?? values) as Values);
  const plain = Object.fromEntries(Object.entries(kept).filter(([name]) => !own.includes(name)));
  const content = submissionContent({ kind, form, values: plain, extra, fileDigests: uploads.map(({ digest }) => digest) });
  return { values: plain, extra, digest: await sha256(content), issues: [...off, ...missing, ...issues] };
}

/** When an answer is due to what was received at `at`. */
export const dueAt = (site: Site, kind: CaseKind, at: string, values: Values): string => answerDueAt(kind, at, site.answers, { impact: values.impact });

export const firstState = (kind: CaseKind): string => WORKFLOWS[kind].states[0]?.name ?? 'received';

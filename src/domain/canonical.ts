import type { ExtraAnswer } from './filed.ts';
import { fieldsOf } from './form.ts';
import type { FormDefinition, Values } from './form.ts';

/**
 * A value as the one JSON text that everybody writes for it (RFC 8785): keys sorted by UTF-16 units, no blanks, nothing
 * undefined. `toJSON` methods, also those a page has put on prototypes, have no say. For data: what is no JSON becomes `null`.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${Array.from(value, canonical).join()}]`;
  if (value && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined);
    return `{${entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join()}}`;
  }
  return /^(string|number|boolean)$/.test(typeof value) ? JSON.stringify(value) : 'null';
}

/** What a receipt vouches for. */
export interface SubmissionContent {
  readonly kind: string;
  readonly form: { readonly id: string; readonly version: number };
  /** The cleaned values, without those of file fields (see `withoutFiles`). */
  readonly values: Values;
  /** Fields that the embedding page added, with the label the customer saw. */
  readonly extra?: readonly ExtraAnswer[];
  /** Lower-case hex SHA-256 of each file, in the order of the submission. */
  readonly fileDigests?: readonly string[];
}

/** The text whose SHA-256 is the digest of a receipt. */
export const submissionContent = ({ kind, form: { id, version }, values, extra = [], fileDigests = [] }: SubmissionContent): string =>
  canonical({ kind, form: { id, version }, values, extra: extra.map(({ name, label, value }) => ({ name, label, value })), files: fileDigests });

/** The values without those of file fields, which a digest covers by their content. */
export const withoutFiles = (definition: FormDefinition, values: Values): Values => {
  const files = new Set(fieldsOf(definition).filter((f) => f.type === 'files').map((f) => f.name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !files.has(name)));
};

/**
 * The vocabulary of forms: a form definition is data (JSON), and everything that has to do with a form
 * (the rendered fields, the schema, the read-only view, the server's checks) is made from it.
 */

/** Locales every shipped text exists in. */
export type Locale = 'en' | 'zh-Hans' | 'zh-Hant';

/** A text: the key of a shipped term, or words as an admin wrote them (one string, or one per locale). */
export type Text = string | { readonly [L in Locale]?: string };

/** A condition on other answers of the same form. All parts of one object must hold. */
export interface Condition {
  /** Name of the field that is looked at. */
  readonly field?: string;
  /** The field's value is one of these (for many choices: contains one of these). */
  readonly is?: readonly (string | number | boolean)[];
  /** The field has a value (`true`) or has none (`false`). */
  readonly filled?: boolean;
  readonly all?: readonly Condition[];
  readonly any?: readonly Condition[];
  readonly not?: Condition;
}

export const FIELD_TYPES = [
  'text', 'longtext', 'email', 'phone', 'order', 'date', 'datetime', 'number', 'money', 'choice', 'choices', 'rating', 'scale', 'files', 'consent', 'group',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/**
 * What an answer says in a survey (S-01): `item` one service item, `csat` overall satisfaction, `nps` recommendation, `ces` effort,
 * `solved` whether the matter was solved, `comment` words to read, `callback` the wish to be called, `contact` how.
 */
export type Score = 'item' | 'csat' | 'nps' | 'ces' | 'solved' | 'comment' | 'callback' | 'contact';

/** One answer of a choice. `label` defaults to the term with the value as its key. */
export interface Option {
  readonly value: string;
  readonly label?: Text;
}

/** One question of a form. */
export interface Field {
  /** Name of the value, and of the native input. Unique in its form (inside a group: in its group). */
  readonly name: string;
  readonly type: FieldType;
  /** Defaults to the term with the field's name as its key. */
  readonly label?: Text;
  /** A sentence below the label. Shipped fields: a term key. */
  readonly hint?: Text;
  /** Always (`true`), or only while a condition holds. Absent: optional. */
  readonly required?: boolean | Condition;
  /** Shown and kept only while the condition holds; a value of a field that is not shown is not sent. */
  readonly when?: Condition;
  /** text: characters as a reader counts them; number, money, rating, scale: value; choices, files, group: how many. */
  readonly min?: number;
  readonly max?: number;
  /** date, datetime: no later than now (a place on earth where it is already tomorrow is allowed for). */
  readonly past?: boolean;
  /** date, datetime: not over yet by the clock of the site, which only its server knows. */
  readonly future?: boolean;
  readonly options?: readonly Option[];
  /** Where the options come from that a definition cannot know: the site's departments, or its categories (C-01). */
  readonly source?: 'departments' | 'categories';
  /** choice: drawn as radio buttons (`radio`, default up to four options) or as a list (`select`); rating, scale: `faces`, `stars` or `numbers`. */
  readonly appearance?: 'radio' | 'select' | 'faces' | 'stars' | 'numbers';
  /** rating, scale: words at its two ends, the lowest value first. */
  readonly ends?: readonly [Text, Text];
  /** How the answer counts among a survey's figures. */
  readonly score?: Score;
  /** Token of HTML's `autocomplete`. */
  readonly autocomplete?: string;
  /** files: media types taken, e.g. `image/jpeg`. */
  readonly accept?: readonly string[];
  /** files: largest size of one file in bytes. */
  readonly maxBytes?: number;
  /** money: ISO 4217. */
  readonly currency?: string;
  /** group: the fields of one row; the value is a list of rows. */
  readonly fields?: readonly Field[];
  /** Why this is sensitive; such a value never reaches browser storage in clear. */
  readonly sensitive?: string;
  /** Takes a line of its own where others share one. */
  readonly wide?: boolean;
  /** Not drawn; a prefilled value is still sent. */
  readonly hidden?: boolean;
  /** Added by the embedding page: sent beside the form's own values, with its label. */
  readonly extra?: boolean;
}

/** A rule over several fields. */
export interface FormRule {
  /** At least one of `fields` must be filled. The error is reported at the first of them. */
  readonly type: 'at-least-one';
  readonly fields: readonly string[];
}

/** A part of a form: a section of the page, or one page of several where the form is `paged`. */
export interface Step {
  readonly name: string;
  /** Defaults to the term with the step's name as its key. */
  readonly title?: Text;
  readonly fields: readonly Field[];
}

export interface FormDefinition {
  /** e.g. `complaint`. */
  readonly id: string;
  /** Raised whenever stored values would be read differently. */
  readonly version: number;
  readonly steps: readonly Step[];
  readonly rules?: readonly FormRule[];
}

/** What a person chose as a file, as far as rules can see it. */
export interface FileValue {
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** The upload's id, once it has one. */
  readonly id?: string;
  /** Lower-case hex SHA-256 of the bytes. */
  readonly digest?: string;
}

export type Value = string | number | boolean | readonly string[] | readonly FileValue[] | readonly Values[];
export interface Values { readonly [name: string]: Value | undefined }

/** What a site may change in a form it embeds. */
export interface FormOverrides {
  /** Field names that are not drawn (a prefilled value is still sent). */
  readonly hide?: readonly string[];
  /** Field names that become required. */
  readonly require?: readonly string[];
  readonly labels?: { readonly [name: string]: Text };
  /** Answers to choose from. Values alone: those of the definition that stay, in its order. With labels: others, in this order. */
  readonly options?: { readonly [name: string]: readonly (string | Option)[] };
  readonly hints?: { readonly [name: string]: Text };
  /** Fields put at the end of the step named, or of the first one. */
  readonly add?: readonly (Field & { readonly step?: string })[];
}

/** Whether a value counts as given. */
export function isFilled(value: Value | undefined): boolean {
  return !(value === undefined || value === '' || value === false || (Array.isArray(value) && !value.length)
    || (typeof value === 'string' && !value.trim()));
}

/** Whether a condition holds for these values. A number is the same as typed and as kept. */
export function holds(condition: Condition, values: Values): boolean {
  const { field, is, filled, all, any, not } = condition;
  const value = field === undefined ? undefined : values[field];
  return (!is || is.some((x) => (Array.isArray(value) ? value.includes(x as never) : value === x || value === `${x}`)))
    && (filled === undefined || isFilled(value) === filled)
    && (!all || all.every((c) => holds(c, values)))
    && (!any || any.some((c) => holds(c, values)))
    && !(not && holds(not, values));
}

/** Whether the field is shown, and so counts, with these values. */
export const isShown = (field: Field, values: Values): boolean => !field.when || holds(field.when, values);

/** Whether the field must be filled with these values. */
export const isRequired = (field: Field, values: Values): boolean =>
  typeof field.required === 'object' ? holds(field.required, values) : !!field.required;

/** Every top-level field, in order. */
export const fieldsOf = (definition: FormDefinition): Field[] => definition.steps.flatMap((step) => step.fields);

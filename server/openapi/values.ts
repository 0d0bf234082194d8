import { type Field, fieldsOf, type FormDefinition } from 'heed/domain';

/** A JSON schema (2020-12), as far as it is written here. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** Formats that JSON schema has a name for. */
const FORMATS: { readonly [type: string]: string } = { email: 'email', date: 'date' };

/**
 * The schema of a form's values. What a schema cannot say (a field that is needed only with another answer, characters as a
 * reader counts them) stands in the descriptions; the server checks it all the same.
 */
export function valuesSchema(definition: FormDefinition): JsonSchema {
  const fields = fieldsOf(definition).filter(({ type, extra }) => type !== 'files' && !extra);
  const oneOf = (definition.rules ?? []).map(({ fields: names }) => ({ anyOf: names.map((name) => ({ required: [name] })) }));
  return { ...record(fields), ...(oneOf.length && { allOf: oneOf }) };
}

function record(fields: readonly Field[]): JsonSchema {
  const required = fields.filter((field) => field.required === true && !field.when).map(({ name }) => name);
  return {
    type: 'object', additionalProperties: false, ...(required.length && { required }),
    properties: Object.fromEntries(fields.map((field) => [field.name, describe(field)])),
  };
}

function describe(field: Field): JsonSchema {
  const notes = [
    typeof field.required === 'object' && `Required while ${condition(field.required)}.`,
    field.when && `Only while ${condition(field.when)}.`,
    field.past && 'Not in the future.',
    field.source && `${(field.options ?? []).map(({ value }) => value).join(', ')}, or what the site has added: GET /v1/forms/{id} has them all.`,
    field.future && 'Later than now, by the clock of the site.',
  ].filter(Boolean).join(' ');
  return { ...schemaOf(field), ...(notes && { description: notes }) };
}

function schemaOf({ type, min, max, options = [], fields = [], source }: Field): JsonSchema {
  const range = (low: string, high: string) => ({ ...(min !== undefined && { [low]: min }), ...(max !== undefined && { [high]: max }) });
  const choice = { type: 'string', ...(!source && { enum: options.map(({ value }) => value) }) };
  switch (type) {
    case 'number': case 'money': return { type: 'number', ...range('minimum', 'maximum') };
    case 'rating': case 'scale': return { type: 'integer', ...range('minimum', 'maximum') };
    case 'choice': return choice;
    case 'choices': return { type: 'array', items: choice, ...range('minItems', 'maxItems') };
    case 'consent': return { type: 'boolean' };
    case 'group': return { type: 'array', items: record(fields), ...range('minItems', 'maxItems') };
    default: return { type: 'string', ...(FORMATS[type] && { format: FORMATS[type] }), ...range('minLength', 'maxLength') };
  }
}

function condition({ field, is, filled, all, any, not }: NonNullable<Field['when']>): string {
  return [
    field !== undefined && is && `${field} is ${is.join(' or ')}`,
    field !== undefined && filled !== undefined && `${field} is ${filled ? '' : 'not '}filled`,
    all && all.map(condition).join(' and '),
    any && any.map(condition).join(' or '),
    not && `not (${condition(not)})`,
  ].filter(Boolean).join(' and ');
}

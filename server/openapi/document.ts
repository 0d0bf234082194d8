import { CASE_KINDS, INTAKE_FORMS } from 'heed/domain';
import * as z from 'zod/mini';
import * as office from '../office-schemas.ts';
import * as schemas from '../schemas.ts';
import * as desk from '../schemas-desk.ts';
import { HEADERS, type Operation } from './operation.ts';
import { CATEGORY_COMPONENTS } from './category-operations.ts';
import { byStatus, OPERATIONS } from './operations.ts';
import { OFFICE_COMPONENTS } from './office-operations.ts';
import { SURVEY_COMPONENTS } from './survey-operations.ts';
import { VISIT_COMPONENTS } from './visit-operations.ts';
import { type JsonSchema, valuesSchema } from './values.ts';

const COMPONENTS = {
  Submission: schemas.submission, Receipt: schemas.receipt, PublicCase: schemas.publicCase, CustomerEvent: schemas.customerEvent,
  Upload: schemas.upload, Problem: schemas.problem, FormDefinition: schemas.formDefinition, Config: schemas.siteConfig, Health: schemas.health, Keys: schemas.serverKeys,
  ...OFFICE_COMPONENTS,
  ...CATEGORY_COMPONENTS,
  ...VISIT_COMPONENTS,
  ...SURVEY_COMPONENTS,
  SignIn: desk.signIn, PasswordChange: desk.passwordChange, Session: desk.session, Queues: desk.queueCounts, CasePage: desk.casePage, DeskCase: desk.deskCase, DeskAct: desk.deskAct,
  DeskFiling: desk.deskFiling, Assignment: desk.assignment, MergeInto: desk.mergeInto, Looking: desk.looking, OwnCases: desk.ownCases,
};
/** What may stand in a query; each member is a parameter. */
const QUERIES: Readonly<Record<string, z.core.$ZodType>> = { CaseQuery: desk.caseQuery, OpenQuery: desk.openQuery, ScriptQuery: office.scriptQuery, ScriptRemoval: office.scriptRemoval };

/** Components that are sent, not answered. */
const INPUTS = /^(Submission|CustomerEvent|SurveySubmission|NewSurvey\w+|NewTaxonomy|ReturnVisitDone|SurveyFollowUpDone|Nothing|SignIn|PasswordChange|DeskAct|DeskFiling|Assignment|MergeInto|Looking)$/;
const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
const valuesOf = (kind: string) => `${kind[0]!.toUpperCase()}${kind.slice(1)}Values`;
const json = (schema: JsonSchema, media = 'application/json') => ({ content: { [media]: { schema } } });

let made: JsonSchema | undefined;

/** The OpenAPI 3.1 document, made of the schemas the routes check with and of the form definitions. */
export const openApi = (): JsonSchema => (made ??= {
  openapi: '3.1.0',
  info: { title: 'heed-server', version: '1', description: 'Complaints, inquiries and suggestions: filed, followed, answered.', license: { name: 'MIT', identifier: 'MIT' } },
  paths: paths(),
  components: { schemas: components() },
});

function paths(): JsonSchema {
  const all: Record<string, Record<string, unknown>> = {};
  for (const operation of OPERATIONS) (all[operation.path] ??= {})[operation.method] = describe(operation);
  return all;
}

function describe({ id, summary, path, headers = [], query = [], body, answer, problems }: Operation): JsonSchema {
  const { status, component, media, description, headers: answered } = answer;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  // Why a step is not allowed is said in words.
  const spoken = problems.includes('not-allowed') ? (['Accept-Language'] as const) : [];
  const inHeader = [...headers, ...spoken].map((name) => ({ name, in: 'header', ...HEADERS[name] }));
  const inQuery = typeof query === 'string' ? parameters(QUERIES[query]!) : query.map((name) => ({ name, in: 'query', required: name === 'template', schema: { type: 'string' } }));
  const refusals = [...byStatus(problems)].sort(([a], [b]) => a - b)
    .map(([code, names]) => [String(code), { description: `Problem: ${names.join(', ')}.`, ...json(ref('Problem'), 'application/problem+json') }]);
  return {
    operationId: id, summary,
    ...((inPath.length || inHeader.length || inQuery.length) && { parameters: [...inPath, ...inQuery, ...inHeader] }),
    ...(body && { requestBody: { required: true, ...(body === 'file' ? multipart : json(ref(body))) } }),
    responses: {
      [status]: { description, ...(answered && { headers: answered }), ...((component ?? media) && json(component ? ref(component) : media === 'application/json' ? { type: 'object' } : {}, media)) },
      ...Object.fromEntries(refusals),
    },
  };
}

function parameters(schema: z.core.$ZodType): JsonSchema[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' }) as { properties?: Record<string, JsonSchema>; required?: string[] };
  return Object.entries(properties).map(([name, of]) => ({ name, in: 'query', required: required.includes(name), schema: of }));
}

const multipart = json({ type: 'object', required: ['file'], properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } } }, 'multipart/form-data');

function components(): JsonSchema {
  const plain = Object.fromEntries(Object.entries(COMPONENTS).map(([name, schema]) => {
    const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: INPUTS.test(name) ? 'input' : 'output' }) as JsonSchema;
    return [name, rest];
  }));
  const submission = plain.Submission as { readonly properties: JsonSchema };
  return {
    ...plain,
    Submission: {
      ...submission,
      properties: { ...submission.properties, values: { description: 'The values of the form that the kind has.', anyOf: CASE_KINDS.map((kind) => ref(valuesOf(kind))) } },
    },
    ...Object.fromEntries(CASE_KINDS.map((kind) => [valuesOf(kind), valuesSchema(INTAKE_FORMS[kind])])),
  };
}

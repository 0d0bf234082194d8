import { CALL_OUTCOMES, FOLLOW_UP_WAYS, OCCASIONS } from 'heed/domain';
import * as z from 'zod/mini';
import { formDefinition, IDEMPOTENCY_KEY, receipt } from './schemas.ts';

/* What goes in and what comes out of the survey routes; see `schemas.ts`. */

const text = z.string();
const word = (max: number) => text.check(z.minLength(1), z.maxLength(max));
const instant = text.check(z.meta({ format: 'date-time' }));
const values = z.record(text, z.unknown());
const locale = text.check(z.regex(/^[A-Za-z0-9-]{2,35}$/));
const templateId = text.check(z.regex(/^[a-z][a-z0-9-]{0,39}$/));
const channel = z.enum(['invited', 'inline']);

export const surveySubmission = z.strictObject({
  kind: z.literal('survey'),
  form: z.strictObject({ id: templateId, version: z.int() }),
  values,
  locale,
  source: z.optional(z.strictObject({ page: z.optional(text.check(z.maxLength(2000))), widget: z.optional(text.check(z.maxLength(100))) })),
  invitation: z.optional(text.check(z.maxLength(200))),
  answer: z.optional(z.strictObject({ reference: text.check(z.maxLength(100)), trackingCode: text.check(z.maxLength(100)) })),
  after: z.optional(text.check(z.regex(IDEMPOTENCY_KEY))),
  partial: z.optional(z.boolean()),
  files: z.optional(z.array(z.never())),
});
export const surveyReceipt = z.extend(receipt, { followUpAt: z.optional(instant) });

const words = z.union([text, z.partialRecord(z.enum(['en', 'zh-Hans', 'zh-Hant']), text.check(z.maxLength(1000)))]);
export const surveyTemplate = z.extend(formDefinition, { id: templateId, title: words, intro: z.optional(words), occasion: z.enum(OCCASIONS), first: text, followUp: z.optional(z.looseObject({})) });
export const openInvitation = z.object({
  template: surveyTemplate, expiresAt: instant, answered: z.optional(z.object({ at: instant, values, partial: z.optional(z.boolean()) })),
});

export const newTemplate = z.strictObject({ template: surveyTemplate, base: z.int().check(z.minimum(0)) });
export const surveyVersions = z.object({ versions: z.array(z.object({ version: z.int(), at: z.optional(instant), by: z.optional(text) })) });
export const surveyTemplates = z.object({ templates: z.array(surveyTemplate) });

export const newInvitation = z.strictObject({
  template: z.optional(templateId), case: z.optional(word(40)), subject: z.optional(word(100)), round: z.optional(z.int().check(z.minimum(1), z.maximum(1000))),
  customer: z.optional(word(254)), department: z.optional(word(100)), agent: z.optional(word(100)), locale: z.optional(locale),
  email: z.optional(z.email().check(z.maxLength(254))), phone: z.optional(word(40)), name: z.optional(word(200)), service: z.optional(word(200)), finishedAt: z.optional(z.iso.datetime({ offset: true })),
});
export const invitation = z.object({ token: text, template: text, createdAt: instant, expiresAt: instant });
export const staffInvitation = z.extend(invitation, { existing: z.boolean(), answered: z.boolean(), mailed: z.boolean(), link: z.optional(text) });

export const surveyAnswer = z.object({
  id: text, reference: text, template: text, version: z.int(), channel, case: z.optional(text), service: z.optional(text), round: z.int(), department: z.optional(text), agent: z.optional(text),
  receivedAt: instant, changedAt: z.optional(instant), evaluatedAt: z.optional(instant), partial: z.boolean(), locale: text, values,
});
export const surveyAnswers = z.object({ items: z.array(surveyAnswer), next: z.optional(text), withheld: z.optional(z.boolean()), templates: z.optional(z.array(surveyTemplate)) });
export const surveyHistory = z.object({ answer: surveyAnswer, revisions: z.array(z.object({ revision: z.int(), at: instant, partial: z.boolean(), values, version: z.int() })), templates: z.array(surveyTemplate) });

const withheld = z.enum(['few', 'beside']);
const counts = z.array(z.object({ value: text, count: z.int() }));
export const surveyResults = z.object({
  template: surveyTemplate,
  filter: z.object({ template: text, channel, from: z.optional(text), to: z.optional(text), department: z.optional(text), agent: z.optional(text), round: z.optional(z.int()) }),
  n: z.int(), response: z.optional(z.object({ part: z.int(), n: z.int() })),
  fields: z.array(z.object({
    field: text, retired: z.optional(z.object({ question: z.looseObject({ name: text, type: text }), until: z.int() })), retiredOptions: z.optional(z.array(z.object({ value: text, label: z.optional(words), until: z.int() }))),
    n: z.int(), withheld: z.optional(withheld), counts, months: z.array(z.object({ month: text, n: z.int(), counts })), departments: z.array(z.object({ name: text, n: z.int(), counts })),
    agents: z.array(z.object({ name: text, n: z.optional(z.int()), counts: z.optional(counts), withheld: z.optional(withheld) })),
    unassigned: z.optional(z.object({ department: z.optional(z.object({ n: z.int(), counts })), agent: z.optional(z.object({ n: z.optional(z.int()), counts: z.optional(counts), withheld: z.optional(withheld) })) })),
  })),
  departments: z.array(text), agents: z.array(text), rounds: z.array(z.int()), names: z.record(text, words),
});

const asked = z.array(z.looseObject({ name: text, type: text }));
export const followUp = z.object({
  id: text, way: z.enum(FOLLOW_UP_WAYS), answer: surveyAnswer,
  look: z.optional(z.object({ n: z.int(), firstAt: instant, lastAt: instant, survey: words, department: z.optional(words), page: z.optional(text), newest: z.array(z.object({ answer: surveyAnswer, questions: asked })) })), questions: asked, dueAt: instant, overdue: z.boolean(),
  contact: z.optional(z.object({ name: z.optional(text), phone: z.optional(text), email: z.optional(text) })), taken: z.optional(z.object({ by: text, name: text, at: instant })),
  tries: z.array(z.object({ at: instant, name: text, note: z.optional(text) })), doneAt: z.optional(instant), doneBy: z.optional(text), note: z.optional(text),
});
export const followUps = z.object({ items: z.array(followUp) });
export const followUpTaken = z.strictObject({ from: z.optional(text.check(z.maxLength(100))) });
export const followUpDone = z.strictObject({ outcome: z.optional(z.enum(CALL_OUTCOMES)), n: z.optional(z.int()), note: z.optional(text.check(z.maxLength(5000))) });
export const nothing = z.strictObject({});

const day = text.check(z.regex(/^\d{4}-\d\d-\d\d$/));
/** The filter as it stands in an address. */
export const surveyQuery = z.strictObject({
  template: templateId, channel: z._default(channel, 'invited'), from: z.optional(day), to: z.optional(day), department: z.optional(word(100)), agent: z.optional(word(100)),
  round: z.optional(z.coerce.number().check(z.int(), z.minimum(1))), field: z.optional(word(64)), value: z.optional(text.check(z.maxLength(64))), followUp: z.optional(word(64)), unassigned: z.optional(z.enum(['department', 'agent'])), comment: z.optional(text.check(z.maxLength(200))),
  after: z.optional(text.check(z.maxLength(64))), limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500))), site: z.optional(text),
});

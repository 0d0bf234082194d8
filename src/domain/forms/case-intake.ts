import { CATEGORY_ROOTS } from '../categories.ts';
import type { Field, FormDefinition, FormRule, Step } from '../form.ts';

/** Kinds of case a customer may file (handbook section 2). */
export const CASE_KINDS = ['complaint', 'inquiry', 'suggestion'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

const options = (...values: string[]) => values.map((value) => ({ value }));

const kind: Field = { name: 'kind', type: 'choice', options: options(...CASE_KINDS), wide: true };
const category: Field = { name: 'category', type: 'choice', source: 'categories', options: options(...CATEGORY_ROOTS) };
const orderNumber: Field = { name: 'orderNumber', type: 'order', max: 64, hint: 'orderNumberHint' };
const product: Field = { name: 'product', type: 'text', max: 200, hint: 'productHint' };
const files: Field = {
  name: 'files', type: 'files', max: 10, maxBytes: 20 * 1024 * 1024, hint: 'filesHint',
  accept: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'],
};
const subject: Field = { name: 'subject', type: 'text', required: true, max: 120, wide: true };
const description: Field = { name: 'description', type: 'longtext', required: true, max: 5000, hint: 'descriptionHint' };

/** Who is asking and how they are reached (C-01). One of phone and e-mail is needed; the preferred way must be possible. */
const contact: Step = {
  name: 'contact',
  fields: [
    { name: 'name', type: 'text', required: true, max: 100, autocomplete: 'name' },
    { name: 'preferredContact', type: 'choice', options: options('phone', 'email', 'either') },
    { name: 'phone', type: 'phone', max: 40, autocomplete: 'tel', hint: 'phoneHint', required: { field: 'preferredContact', is: ['phone'] } },
    { name: 'email', type: 'email', max: 254, autocomplete: 'email', hint: 'emailHint', required: { field: 'preferredContact', is: ['email'] } },
    { name: 'bestTime', type: 'text', max: 120, hint: 'bestTimeHint', wide: true },
    { name: 'consent', type: 'consent', required: true },
  ],
};
const rules: FormRule[] = [{ type: 'at-least-one', fields: ['phone', 'email'] }];

/** Complaint, as C-01 lists it. */
export const complaint: FormDefinition = {
  id: 'complaint',
  version: 1,
  steps: [
    { name: 'matter', fields: [kind, subject, description, files, { name: 'occurredAt', type: 'date', past: true }, category,
      { name: 'impact', type: 'choice', options: options('only-me', 'several', 'many', 'safety'), hint: 'impactHint' }] },
    { name: 'outcome', fields: [
      { name: 'wantedOutcome', type: 'choice', appearance: 'select', wide: true,
        options: options('refund', 'exchange', 'repair', 'redo', 'compensation', 'apology', 'explanation', 'other') },
      { name: 'wantedOutcomeOther', type: 'text', required: true, max: 500, wide: true, when: { field: 'wantedOutcome', is: ['other'] } },
      orderNumber, product] },
    contact,
  ],
  rules,
};

/** Inquiry: a question (C-01 without impact and outcome). */
export const inquiry: FormDefinition = {
  id: 'inquiry',
  version: 1,
  steps: [{ name: 'question', fields: [kind, subject, { ...description, label: 'question' }, files, category, orderNumber, product] }, contact],
  rules,
};

/** Suggestion: something to do better. */
export const suggestion: FormDefinition = {
  id: 'suggestion',
  version: 1,
  steps: [{ name: 'idea', fields: [kind, subject, { ...description, label: 'idea' }, files, category, product] }, contact],
  rules,
};

/** The intake form of each kind. */
export const INTAKE_FORMS: Readonly<Record<CaseKind, FormDefinition>> = { complaint, inquiry, suggestion };

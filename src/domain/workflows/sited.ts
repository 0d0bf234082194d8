import { type Category, categoryOptions } from '../categories.ts';
import type { Field, FormDefinition, Text } from '../form.ts';
import type { Workflow } from '../workflow.ts';

/** What a definition cannot know by itself. */
export interface SiteFacts {
  readonly departments: readonly { readonly id: string; readonly name: Text }[];
  /** Below the three that are always there. */
  readonly categories?: readonly Category[];
  /** ISO 4217: of money that does not name another one. */
  readonly currency?: string;
}

/** Where a site has named no department, there is this one. */
export const DEFAULT_DEPARTMENT = { id: 'service', name: { 'en': 'Customer service', 'zh-Hans': '客户服务部', 'zh-Hant': '客戶服務部' } } as const;

/** The definition with the options and the currency that the site gives it. */
export function sitedForm<F extends FormDefinition>(definition: F, { departments, categories = [], currency }: SiteFacts): F {
  const known = departments.length ? departments : [DEFAULT_DEPARTMENT];
  const options = { departments: known.map(({ id, name }) => ({ value: id, label: name })), categories: categoryOptions(categories) };
  const fill = (field: Field): Field => (field.source ? { ...field, options: options[field.source] } : currency && field.type === 'money' ? { currency, ...field } : field);
  return { ...definition, steps: definition.steps.map((step) => ({ ...step, fields: step.fields.map(fill) })) };
}

/** The workflow as the site has it: its forms with the site's departments and categories. */
export const sited = (workflow: Workflow, facts: SiteFacts): Workflow => ({
  ...workflow, transitions: workflow.transitions.map((step) => (step.payload ? { ...step, payload: sitedForm(step.payload, facts) } : step)),
});

import type { Field, FormDefinition } from '../form.ts';

const language = (value: string, own: string) => ({ value, label: { 'en': own, 'zh-Hans': own, 'zh-Hant': own } });

/** Who did it: the site's staff are the options, which only the desk knows. */
export const DONE_BY = 'agent';

/** What staff says about a service that is finished, so that its customer is asked how it was (S-02). */
export const FINISHED_SERVICE: FormDefinition = {
  id: 'finished-service', version: 1,
  rules: [{ type: 'at-least-one', fields: ['email', 'phone'] }],
  steps: [
    { name: 'finished', fields: [
      { name: 'service', type: 'text', required: true, max: 200, wide: true },
      { name: 'finishedAt', type: 'datetime', required: true, past: true },
      { name: 'workOrder', type: 'text', max: 100, hint: 'workOrderHint' },
      { name: 'department', type: 'choice', source: 'departments', appearance: 'select' },
      { name: DONE_BY, type: 'choice', options: [], appearance: 'select' } satisfies Field,
    ] },
    { name: 'customer', fields: [
      { name: 'name', type: 'text', max: 200 },
      { name: 'email', type: 'email', max: 254 },
      { name: 'phone', type: 'phone', max: 40, hint: 'finishedPhoneHint' },
      { name: 'language', type: 'choice', required: true, appearance: 'select', options: [language('en', 'English'), language('zh-Hans', '简体中文'), language('zh-Hant', '繁體中文')] },
    ] },
  ],
};

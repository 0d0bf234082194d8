import { CATEGORY_ROOTS } from '../categories.ts';
import type { Field, FormDefinition } from '../form.ts';
import type { Role, Transition } from '../workflow.ts';

/** Everybody who works on cases. */
export const STAFF: readonly Role[] = ['agent', 'handler', 'manager'];

/** The form of a step. */
export const form = (id: string, ...fields: Field[]): FormDefinition => ({ id, version: 1, steps: [{ name: id, fields }] });

/** The words of a step: what a customer's event calls its text. */
export const text: Field = { name: 'text', type: 'longtext', required: true, max: 5000 };
export const optionalText: Field = { ...text, required: false };
/** Departments responsible, by id; which there are, the site knows. */
export const departments: Field = { name: 'departments', type: 'choices', required: true, min: 1, max: 20, source: 'departments' };

/** What the case concerns (C-01). */
export const category: Field = { name: 'category', type: 'choice', required: true, source: 'categories', options: CATEGORY_ROOTS.map((value) => ({ value })) };

/** Evidence and papers. */
export const files: Field = {
  name: 'files', type: 'files', max: 10, maxBytes: 20 * 1024 * 1024, accept: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'],
};

/** Messages between customer and staff, and notes among staff (C-12). `guards`: of messages. */
export const conversation = (open: readonly string[], all: readonly string[], guards?: Transition['guards']): readonly Transition[] => [
  { name: 'message', from: open, roles: ['customer', ...STAFF], payload: form('message', text, files), aside: true, shows: ['text', 'files'], ...(guards && { guards, missed: true }),
    follows: [{ when: { all: [{ field: 'role', is: ['customer'] }, { field: 'waiting', is: [true] }] }, step: 'resume' }] },
  { name: 'note', from: all, roles: STAFF, payload: form('note', text, files), aside: true, internal: true },
];

/** The customer was told when they will have an answer (C-04). `keeps` marks the steps that keep the promise. */
export const promise = (from: readonly string[], more: Partial<Transition> = {}): Transition => ({
  name: 'promise', from, roles: STAFF, payload: form('promise', { name: 'by', type: 'datetime', required: true, future: true }, optionalText), shows: ['text', 'by'], aside: true,
  ...more, sets: { promised: true },
});
export const keeps = { promised: false } as const;

/** The work rests until the customer has done something, and they are told what. Whatever moves the case on ends it. */
export const waiting = (from: readonly string[]): readonly Transition[] => [
  { name: 'await-customer', from, roles: STAFF, payload: form('await-customer', text), shows: ['text'], aside: true,
    guards: [{ unless: { field: 'waiting', filled: false }, reason: 'already-done' }], sets: { waiting: true }, clocks: { handling: 'pause' } },
  { name: 'resume', from, roles: [...STAFF, 'system'], payload: form('resume', optionalText), shows: ['text'], aside: true,
    guards: [{ unless: { field: 'waiting', is: [true] }, reason: 'not-waiting' }], sets: { waiting: false }, clocks: { handling: 'start' } },
];
/** The step with the end of waiting in it. */
export const moving = (step: Transition): Transition => ({ ...step, sets: { waiting: false, ...step.sets }, clocks: { handling: 'start', ...step.clocks } });

/** It goes on as another case of the same customer. Not a step of anybody's list: it takes a second case. */
export const merge = (open: readonly string[]): Transition => ({
  name: 'merge', from: open, to: 'merged', roles: ['system'], aside: true, sets: { waiting: false, promised: false }, clocks: { answer: 'stop', handling: 'stop' },
});

/** The customer takes the case back. */
export const withdraw = (open: readonly string[]): Transition => ({
  name: 'withdraw', from: open, to: 'withdrawn', roles: ['customer'], forCustomer: true, payload: form('withdraw', optionalText), aside: true,
  shows: ['text'], sets: { waiting: false, promised: false }, clocks: { answer: 'stop', handling: 'stop' },
});

/** What the customer chose is not always what it is: figures and lists go by what staff has sorted it under (C-01). */
export const categorize = (open: readonly string[]): Transition => ({
  name: 'categorize', from: open, roles: ['agent', 'manager'], payload: form('categorize', category, optionalText), aside: true, internal: true,
});

/** Set by staff: to the top of every queue, due at once (C-10). */
export const emergency = (open: readonly string[]): Transition => ({
  name: 'mark-emergency', from: open, roles: STAFF, payload: form('mark-emergency', text), aside: true, internal: true,
  guards: [{ unless: { field: 'emergency', filled: false }, reason: 'already-done' }], sets: { emergency: true },
});

import type { Field, FormDefinition } from '../form.ts';
import type { Role, Transition } from '../workflow.ts';

/** Everybody who works on cases. */
export const STAFF: readonly Role[] = ['agent', 'handler', 'manager'];

/** The form of a step. */
export const form = (id: string, ...fields: Field[]): FormDefinition => ({ id, version: 1, steps: [{ name: id, fields }] });

/** The words of a step: what a customer's event calls its text. */
export const text: Field = { name: 'text', type: 'longtext', required: true, max: 5000 };
export const optionalText: Field = { ...text, required: false };
/** Departments responsible, by id. */
export const departments: Field = { name: 'departments', type: 'group', required: true, min: 1, max: 20, fields: [{ name: 'department', type: 'text', required: true, max: 100 }] };

const files: Field = {
  name: 'files', type: 'files', max: 10, maxBytes: 20 * 1024 * 1024, accept: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'],
};

/** Messages between customer and staff, and notes among staff (C-12). */
export const conversation = (open: readonly string[], all: readonly string[]): readonly Transition[] => [
  { name: 'message', from: open, roles: ['customer', ...STAFF], payload: form('message', text, files), aside: true, shows: ['text', 'files'] },
  { name: 'note', from: all, roles: STAFF, payload: form('note', text, files), aside: true, internal: true },
];

/** The customer takes the case back. */
export const withdraw = (open: readonly string[]): Transition => ({
  name: 'withdraw', from: open, to: 'withdrawn', roles: ['customer'], forCustomer: true, payload: form('withdraw', optionalText), aside: true,
  shows: ['text'], clocks: { answer: 'stop', handling: 'stop' },
});

/** Set by staff: to the top of every queue, due at once (C-10). */
export const emergency = (open: readonly string[]): Transition => ({
  name: 'mark-emergency', from: open, roles: STAFF, payload: form('mark-emergency', text), aside: true, internal: true,
  guards: [{ unless: { field: 'emergency', filled: false }, reason: 'already-done' }], sets: { emergency: true },
});

import type { Workflow } from '../workflow.ts';
import { categorize, conversation, departments, emergency, files, form, keeps, merge, optionalText, promise, text, waiting, withdraw } from './steps.ts';

const open = ['received', 'promised', 'answered', 'reopened'];
const unanswered = ['received', 'promised', 'reopened'];
const ended = ['confirmed', 'closed', 'withdrawn', 'merged'];

/** The inquiry: answered at once, or promised by a time that the customer is told (C-04). */
export const inquiryWorkflow: Workflow = {
  kind: 'inquiry',
  states: [...open.map((name) => ({ name })), ...ended.map((name) => ({ name, final: true }))],
  clocks: { answer: 'start', handling: 'start' },
  transitions: [
    { name: 'answer', fills: 'result', from: unanswered, to: 'answered', roles: ['agent', 'handler'], payload: form('answer', text), shows: ['text'],
      sets: { satisfied: false, waiting: false, ...keeps }, clocks: { answer: 'stop', handling: 'pause' } },
    promise(unanswered, { to: 'promised', roles: ['agent'], aside: false, clocks: { answer: 'stop' } }),
    { name: 'forward', fills: 'departments', from: unanswered, roles: ['agent'], payload: form('forward', departments, optionalText), aside: true, sets: { forwarded: true } },
    { name: 'satisfied', fills: 'feedback', about: 'result', from: ['answered'], to: 'confirmed', roles: ['customer'], forCustomer: true, payload: form('satisfied', optionalText), shows: ['text'],
      sets: { satisfied: true }, clocks: { handling: 'stop' } },
    { name: 'not-satisfied', fills: 'feedback', about: 'result', from: ['answered'], to: 'reopened', roles: ['customer'], forCustomer: true, payload: form('not-satisfied', text, files), shows: ['text', 'files'],
      counts: 'reopened', clocks: { handling: 'start' } },
    // The customer said nothing more.
    { name: 'close', fills: 'summary', from: ['answered'], to: 'closed', roles: ['agent', 'system'], payload: form('close', optionalText), aside: true, clocks: { handling: 'stop' } },
    ...waiting(unanswered),
    withdraw(open),
    merge(open),
    emergency(open),
    categorize(open),
    ...conversation(open, [...open, ...ended]),
  ],
};

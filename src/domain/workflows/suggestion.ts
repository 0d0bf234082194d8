import type { Workflow } from '../workflow.ts';
import { conversation, departments, emergency, form, optionalText, text, withdraw } from './steps.ts';

const pending = ['received', 'sorted', 'forwarded', 'under-evaluation'];
const open = [...pending, 'adopted', 'declined'];
const ended = ['answered', 'withdrawn'];

/** The suggestion: sorted, forwarded, evaluated, adopted or declined, and answered with thanks. */
export const suggestionWorkflow: Workflow = {
  kind: 'suggestion',
  states: [...open.map((name) => ({ name })), ...ended.map((name) => ({ name, final: true }))],
  clocks: { answer: 'start' },
  transitions: [
    { name: 'acknowledge', from: pending, roles: ['agent'], payload: form('acknowledge', text), shows: ['text'], aside: true,
      guards: [{ unless: { field: 'acknowledged', filled: false }, reason: 'already-done' }], sets: { acknowledged: true }, clocks: { answer: 'stop' } },
    { name: 'sort', from: ['received'], to: 'sorted', roles: ['agent'], clocks: { handling: 'start' },
      payload: form('sort', { name: 'category', type: 'choice', required: true, options: [{ value: 'product' }, { value: 'service' }, { value: 'operation' }] }, optionalText) },
    { name: 'forward', from: ['sorted'], to: 'forwarded', roles: ['agent'], payload: form('forward', departments, optionalText) },
    { name: 'evaluate', from: ['forwarded'], to: 'under-evaluation', roles: ['handler', 'manager'], payload: form('evaluate', optionalText) },
    { name: 'adopt', from: ['under-evaluation'], to: 'adopted', roles: ['manager'], shows: ['measure'], sets: { adopted: true },
      payload: form('adopt', { name: 'measure', type: 'longtext', required: true, max: 5000 }, { name: 'plan', type: 'longtext', max: 5000 }, { name: 'by', type: 'date' }) },
    { name: 'turn-down', from: ['under-evaluation'], to: 'declined', roles: ['manager'], payload: form('turn-down', text), shows: ['text'], sets: { adopted: false } },
    { name: 'report-progress', from: ['adopted'], roles: ['handler', 'manager'], payload: form('report-progress', text), shows: ['text'], aside: true },
    { name: 'thank', from: ['adopted', 'declined'], to: 'answered', roles: ['agent'], payload: form('thank', text), shows: ['text'],
      clocks: { answer: 'stop', handling: 'stop' } },
    withdraw(open),
    emergency(open),
    ...conversation(open, [...open, ...ended]),
  ],
};

import type { Workflow } from '../workflow.ts';
import { categorize, category, conversation, departments, emergency, form, keeps, merge, moving, optionalText, promise, text, waiting, withdraw } from './steps.ts';

const pending = ['received', 'sorted', 'forwarded', 'under-evaluation'];
/** Where the staff works, and may wait for the customer. */
const working = pending.slice(1);
const open = [...pending, 'adopted', 'declined'];
const ended = ['answered', 'withdrawn', 'merged'];

/** The suggestion: sorted, forwarded, evaluated, adopted or declined, and answered with thanks. */
export const suggestionWorkflow: Workflow = {
  kind: 'suggestion',
  states: [...open.map((name) => ({ name })), ...ended.map((name) => ({ name, final: true }))],
  clocks: { answer: 'start' },
  transitions: [
    { name: 'acknowledge', from: pending, roles: ['agent'], payload: form('acknowledge', text), shows: ['text'], aside: true,
      guards: [{ unless: { field: 'acknowledged', filled: false }, reason: 'already-done' }], sets: { acknowledged: true }, clocks: { answer: 'stop' } },
    { name: 'sort', from: ['received'], to: 'sorted', roles: ['agent'], clocks: { handling: 'start' },
      payload: form('sort', category, optionalText) },
    moving({ name: 'forward', fills: 'departments', from: ['sorted'], to: 'forwarded', roles: ['agent'], payload: form('forward', departments, optionalText) }),
    moving({ name: 'evaluate', from: ['forwarded'], to: 'under-evaluation', roles: ['handler', 'manager'], payload: form('evaluate', optionalText) }),
    moving({ name: 'adopt', fills: 'result', from: ['under-evaluation'], to: 'adopted', roles: ['manager'], shows: ['measure'], sets: { adopted: true, ...keeps },
      payload: form('adopt', { name: 'measure', type: 'longtext', required: true, max: 5000 }, { name: 'plan', type: 'longtext', max: 5000 }, { name: 'by', type: 'date', future: true }) }),
    moving({ name: 'turn-down', fills: 'result', from: ['under-evaluation'], to: 'declined', roles: ['manager'], payload: form('turn-down', text), shows: ['text'], sets: { adopted: false, ...keeps } }),
    { name: 'report-progress', from: ['adopted'], roles: ['handler', 'manager'], payload: form('report-progress', text), shows: ['text'], aside: true },
    { name: 'thank', from: ['adopted', 'declined'], to: 'answered', roles: ['agent'], payload: form('thank', text), shows: ['text'], sets: keeps,
      clocks: { answer: 'stop', handling: 'stop' } },
    promise(open),
    ...waiting(working),
    withdraw(open),
    merge(open),
    emergency(open),
    categorize(open),
    ...conversation(open, [...open, ...ended]),
  ],
};

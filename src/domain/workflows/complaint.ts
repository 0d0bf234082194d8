import type { Workflow } from '../workflow.ts';
import { categorize, conversation, departments, emergency, files, form, keeps, merge, moving, optionalText, promise, text, waiting, withdraw } from './steps.ts';

const cause = { name: 'cause', type: 'longtext', required: true, max: 5000 } as const;
const responsibility = { name: 'responsibility', type: 'longtext', required: true, max: 5000 } as const;
const summary = { name: 'summary', type: 'longtext', required: true, max: 5000 } as const;
const lesson = { name: 'lesson', type: 'longtext', required: true, max: 5000 } as const;
const measure = { name: 'measure', type: 'longtext', required: true, max: 5000 } as const;

const open = ['received', 'accepted', 'analysed', 'assigned', 'proposed', 'approved', 'executing', 'awaiting-feedback', 'confirmed', 'reopened'];
const taken = open.slice(1);
const ended = ['closed', 'rejected', 'withdrawn', 'merged'];
/** Where the staff works, and may wait for the customer. */
const working = ['accepted', 'analysed', 'assigned', 'executing', 'reopened'];
/** A new round begins: nobody has confirmed, agreed or been satisfied yet. */
const anew = { managerConfirmed: false, approved: false, agreed: false, satisfied: false };
const unsatisfied = Object.fromEntries(taken.filter((s) => s !== 'confirmed').map((s) => [s, 'customer-unsatisfied'] as const));

/**
 * The complaint workflow (C-05 to C-10). `confirmed` stands between the customer's "satisfied" and the archive, so that nobody
 * waits for an answer that was given.
 */
export const complaintWorkflow: Workflow = {
  kind: 'complaint',
  states: [...open.map((name) => ({ name })), ...ended.map((name) => ({ name, final: true }))],
  clocks: { answer: 'start' },
  transitions: [
    // The acknowledgement with an apology (C-05); its text is a script.
    { name: 'accept', from: ['received'], to: 'accepted', roles: ['agent'], payload: form('accept', text), shows: ['text'],
      clocks: { answer: 'stop', handling: 'start' } },
    { name: 'reject', from: ['received'], to: 'rejected', roles: ['agent'], payload: form('reject', text), shows: ['text'], aside: true,
      clocks: { answer: 'stop' } },
    moving({ name: 'analyse', fills: 'cause', from: ['accepted'], to: 'analysed', roles: ['agent'], payload: form('analyse', cause, responsibility), sets: anew }),
    // The manager's signature on the handling form (C-07).
    { name: 'confirm', fills: 'confirmation', about: 'cause', from: ['analysed'], roles: ['manager'], payload: form('confirm', optionalText), internal: true,
      guards: [{ unless: { field: 'managerConfirmed', filled: false }, reason: 'already-done' }], sets: { managerConfirmed: true } },
    moving({ name: 'assign', fills: 'departments', from: ['analysed'], to: 'assigned', roles: ['agent', 'manager'], payload: form('assign', departments, optionalText),
      guards: [{ unless: { any: [{ field: 'managerConfirmed', is: [true] }, { field: 'role', is: ['manager'] }] }, reason: 'needs-manager-confirmation' }],
      sets: { managerConfirmed: true } }),
    moving({ name: 'propose', fills: 'proposal', from: ['assigned'], to: 'proposed', roles: ['handler'], shownLater: ['text', 'by'],
      payload: form('propose', text, { name: 'cost', type: 'money', min: 0 }, { name: 'by', type: 'date', required: true, future: true }), sets: { approved: false, agreed: false } }),
    { name: 'approve', fills: 'approval', about: 'proposal', from: ['proposed'], to: 'approved', roles: ['manager'], payload: form('approve', optionalText), carries: 'propose',
      sets: { approved: true, ...keeps }, clocks: { handling: 'pause' } },
    { name: 'return', fills: 'approval', about: 'proposal', from: ['proposed'], to: 'assigned', roles: ['manager'], payload: form('return', text), internal: true, aside: true },
    { name: 'agree', fills: 'agreement', about: 'proposal', from: ['approved'], to: 'executing', roles: ['customer'], forCustomer: true, payload: form('agree', optionalText), shows: ['text'],
      guards: [{ unless: { field: 'approved', is: [true] }, reason: 'wrong-state' }], sets: { agreed: true }, clocks: { handling: 'start' } },
    // What they want instead is the text.
    { name: 'decline', fills: 'agreement', about: 'proposal', from: ['approved'], to: 'assigned', roles: ['customer'], forCustomer: true, payload: form('decline', text, files), shows: ['text', 'files'],
      sets: { approved: false, agreed: false }, clocks: { handling: 'start' } },
    moving({ name: 'report-done', fills: 'result', from: ['executing'], to: 'awaiting-feedback', roles: ['handler'], payload: form('report-done', text), shows: ['text'],
      guards: [{ unless: { field: 'agreed', is: [true] }, reason: 'not-agreed' }], otherwise: { assigned: 'not-agreed', proposed: 'not-agreed', approved: 'not-agreed' },
      sets: keeps, clocks: { handling: 'pause' } }),
    { name: 'satisfied', fills: 'feedback', about: 'result', from: ['awaiting-feedback'], to: 'confirmed', roles: ['customer'], forCustomer: true, payload: form('satisfied', optionalText), shows: ['text'],
      sets: { satisfied: true }, clocks: { handling: 'stop' } },
    // Who was satisfied waits for nothing but the end; they may still change their mind.
    { name: 'not-satisfied', fills: 'feedback', about: 'result', from: ['awaiting-feedback', 'confirmed'], to: 'reopened', roles: ['customer'], forCustomer: true, payload: form('not-satisfied', text, files),
      shows: ['text', 'files'], aside: ['confirmed'], sets: { satisfied: false }, counts: 'reopened', clocks: { handling: 'start' } },
    moving({ name: 'reanalyse', fills: 'cause', from: ['reopened'], to: 'analysed', roles: ['agent'], payload: form('reanalyse', cause, responsibility), sets: anew }),
    { name: 'close', fills: 'summary', from: ['confirmed'], to: 'closed', roles: ['agent'], payload: form('close', summary, lesson, measure),
      guards: [{ unless: { field: 'satisfied', is: [true] }, reason: 'customer-unsatisfied' }], otherwise: unsatisfied, sets: keeps, clocks: { handling: 'stop' } },
    // C-08: only the manager, and the customer sees why.
    { name: 'close-anyway', fills: 'summary', from: taken, to: 'closed', roles: ['manager'], payload: form('close-anyway', text, summary, lesson, measure), shows: ['text'], aside: true,
      guards: [{ unless: { field: 'satisfied', filled: false }, reason: 'wrong-state' }],
      sets: { waiting: false, ...keeps }, clocks: { answer: 'stop', handling: 'stop' } },
    promise(taken),
    ...waiting(working),
    withdraw(open),
    merge(open),
    emergency(open),
    categorize(open),
    // C-05: before anything else that staff says comes the acknowledgement with an apology.
    ...conversation(open, [...open, ...ended], [{ unless: { any: [{ field: 'role', is: ['customer'] }, { field: 'state', is: taken }] }, reason: 'not-acknowledged' }]),
  ],
};

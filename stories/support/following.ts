/** What the stories of the case tracker have in common: cases at every place of their lives. */
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { CaseKind, Values } from 'heed/domain';
import { photo, press, shown, widgetIn, write } from './act.ts';
import { answers } from './filling.ts';
import { Story } from './staff.ts';
import type { HeedParameters, HeedStory, Loaded, Scene } from './story.ts';
import type { Words } from './words.ts';

export interface TrackerArgs { reference?: string }

export const trackerIn = (canvas: Element) => widgetIn(canvas, 'heed-case-tracker');

export const renderTracker = ({ reference }: TrackerArgs, { loaded: { service, words, receipt } }: { readonly loaded: Loaded }): TemplateResult =>
  html`<heed-case-tracker reference=${ifDefined(reference ?? receipt?.reference)} endpoint=${service.endpoint}><p>${words.fallback}</p></heed-case-tracker>`;

/** The customer types the code of their receipt. */
export const open = async ({ canvasElement, loaded: { receipt } }: Scene<TrackerArgs>): Promise<void> => {
  const tracker = trackerIn(canvasElement);
  await write(tracker, { code: receipt!.trackingCode });
  await press(tracker, 'form [type=submit]');
  await shown(tracker, '.standing');
};

/** Moves a case on by one step. */
export type Step = (story: Story, words: Words) => Promise<unknown>;

const valuesOf = (kind: CaseKind, words: Words): Values => {
  const { impact: _, wantedOutcome: __, occurredAt: ___, orderNumber: ____, ...shared } = answers(words);
  return kind === 'complaint' ? answers(words)
    : kind === 'inquiry' ? { ...shared, subject: words.question, description: words.ask }
      : { ...shared, subject: words.idea, description: words.propose };
};

/** A case that has taken these steps. Filed so many minutes ago. */
export const lived = (kind: CaseKind, steps: readonly Step[], ago = 3000): HeedParameters => ({
  before: async (service, words, locale) => {
    const files = kind === 'complaint' ? [await photo(words.photo)] : [];
    const story = await Story.file(service, { kind, values: valuesOf(kind, words), files, locale, ago });
    for (const step of steps) await step(story, words);
    return story.done();
  },
});

const steps = {
  accept: (s, w) => s.staff('agent', 'accept', { text: w.accept }, 20),
  analyse: (s) => s.staff('agent', 'analyse', { cause: 'Glaze', responsibility: 'Kiln' }, 60),
  assign: (s) => s.staff('manager', 'assign', { departments: ['workshop'] }, 30),
  propose: (s, w) => s.staff('handler', 'propose', { text: w.proposal, by: '2026-12-01' }, 240),
  approve: (s) => s.staff('manager', 'approve', {}, 30),
  agree: (s) => s.customer('agree', undefined, 45),
  done: (s, w) => s.staff('handler', 'report-done', { text: w.done }, 1500),
  satisfied: (s, w) => s.customer('satisfied', w.satisfied, 60),
  close: (s) => s.staff('agent', 'close', { summary: 'S', lesson: 'L', measure: 'M' }, 120),
  unsatisfied: (s, w) => s.customer('not-satisfied', w.unsatisfied, 60),
  answer: (s, w) => s.staff('agent', 'answer', { text: w.answer }, 25),
  sort: (s) => s.staff('agent', 'sort', { category: 'product' }, 90),
  forward: (s) => s.staff('agent', 'forward', { departments: ['packing'] }, 30),
  evaluate: (s) => s.staff('handler', 'evaluate', {}, 600),
  adopt: (s, w) => s.staff('manager', 'adopt', { measure: w.measure }, 900),
  thank: (s, w) => s.staff('agent', 'thank', { text: w.thank }, 60),
} satisfies Record<string, Step>;

const { accept, analyse, assign, propose, approve, agree, done, satisfied, close, unsatisfied, answer, sort, forward, evaluate, adopt, thank } = steps;

/** Roads to each state. */
export const COMPLAINT = {
  received: [], accepted: [accept], analysed: [accept, analyse], assigned: [accept, analyse, assign], proposed: [accept, analyse, assign, propose],
  approved: [accept, analyse, assign, propose, approve], executing: [accept, analyse, assign, propose, approve, agree],
  feedback: [accept, analyse, assign, propose, approve, agree, done], confirmed: [accept, analyse, assign, propose, approve, agree, done, satisfied],
  reopened: [accept, analyse, assign, propose, approve, agree, done, unsatisfied], closed: [accept, analyse, assign, propose, approve, agree, done, satisfied, close],
  rejected: [(s, w) => s.staff('agent', 'reject', { text: w.reject }, 30)], withdrawn: [accept, (s, w) => s.customer('withdraw', w.withdraw, 90)],
  declined: [accept, analyse, assign, propose, approve, (s, w) => s.customer('decline', w.decline, 30)],
  anyway: [accept, analyse, assign, propose, approve, agree, done, unsatisfied, (s, w) => s.staff('manager', 'close-anyway', { text: w.reject, summary: 'S', lesson: 'L', measure: 'M' }, 300)],
  talked: [accept, async (s, w) => s.customer('message', w.message, 15, [await photo(w.photo), await photo(`2 ${w.photo}`)]), (s, w) => s.staff('agent', 'message', { text: w.reply }, 10)],
} satisfies Record<string, readonly Step[]>;

export const INQUIRY = {
  received: [], promised: [(s, w) => s.staff('agent', 'promise', { by: new Date(Date.now() + 3 * 864e5).toISOString().slice(0, 16), text: w.acknowledge }, 15)], answered: [answer],
  confirmed: [answer, satisfied], reopened: [answer, unsatisfied], closed: [answer, (s) => s.staff('system', 'close', {}, 2000)],
  withdrawn: [(s, w) => s.customer('withdraw', w.withdraw, 5)],
} satisfies Record<string, readonly Step[]>;

export const SUGGESTION = {
  received: [], acknowledged: [(s, w) => s.staff('agent', 'acknowledge', { text: w.acknowledge }, 60)], sorted: [sort], forwarded: [sort, forward], evaluated: [sort, forward, evaluate],
  adopted: [sort, forward, evaluate, adopt], progress: [sort, forward, evaluate, adopt, (s, w) => s.staff('handler', 'report-progress', { text: w.done }, 300)],
  declined: [sort, forward, evaluate, (s, w) => s.staff('manager', 'turn-down', { text: w.turnDown }, 200)], answered: [sort, forward, evaluate, adopt, thank],
  withdrawn: [sort, (s, w) => s.customer('withdraw', w.withdraw, 60)],
} satisfies Record<string, readonly Step[]>;

/** A story of a case that has taken these steps, opened. */
export const at = (kind: CaseKind, road: readonly Step[], ago?: number): HeedStory<TrackerArgs> => ({ parameters: { heed: lived(kind, road, ago) }, play: open });

/** What the stories of the desk have in common: cases of a tea shop, people at their desks. */
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Receipt } from '../../src/domain/records/case.ts';
import { photo, press, shown, until, widgetIn } from './act.ts';
import { inDays } from './days.ts';
import { PASSWORD } from './desk.ts';
import type { DeskService, StaffRole } from './desk.ts';
import { answers } from './filling.ts';
import type { HeedParameters, Loaded, Scene } from './story.ts';
import type { Words } from './words.ts';

export interface DeskArgs { role?: StaffRole; deaf?: boolean }

export const deskIn = (canvas: Element) => widgetIn(canvas, 'heed-desk');

/** Nobody is signed in yet: the story's play does it. */
export const renderDesk = ({ deaf }: DeskArgs, { loaded: { desk } }: { readonly loaded: Loaded }): TemplateResult =>
  html`<heed-desk .backend=${desk!.browser({ deaf })} library-url="#library"></heed-desk>`;

export async function enter({ canvasElement, args: { role = 'agent' } }: Scene<DeskArgs>): Promise<Element> {
  // What the story before had open.
  history.replaceState(null, '', location.pathname + location.search);
  const desk = deskIn(canvasElement);
  const door = await until(desk, (root) => root.querySelector<HTMLFormElement>('form.gate'));
  for (const [name, value] of [['name', role], ['password', PASSWORD]] as const) door.querySelector<HTMLInputElement>(`[name=${name}]`)!.value = value;
  door.requestSubmit();
  await until(desk, (root) => root.querySelector('.items, .list .empty'));
  return desk;
}

/** Opens the case that the story is about. */
export async function openCase(scene: Scene<DeskArgs>): Promise<Element> {
  const desk = await enter(scene);
  location.hash = `#case=${scene.loaded.receipt!.reference}`;
  await shown(desk as HTMLElement, '.case');
  return desk;
}

export async function openStep(scene: Scene<DeskArgs>, step: string): Promise<Element> {
  const desk = await openCase(scene);
  await press(desk as HTMLElement, `[data-step=${step}]`);
  await shown(desk as HTMLElement, '.todo .writing form');
  return desk;
}

export type Road = (desk: DeskService, receipt: Receipt, words: Words) => Promise<unknown>;

const accept: Road = (desk, { reference }, w) => desk.step('agent', reference, 'accept', { text: w.accept }, 20);
const analyse: Road = (desk, { reference }, w) => desk.step('agent', reference, 'analyse', { cause: w.question, responsibility: w.product }, 60);
const confirm: Road = (desk, { reference }) => desk.step('manager', reference, 'confirm', {}, 30);
const assign: Road = (desk, { reference }) => desk.step('agent', reference, 'assign', { departments: ['workshop'] }, 10);
const propose: Road = (desk, { reference }, w) => desk.step('handler', reference, 'propose', { text: w.proposal, by: inDays(41), cost: 180 }, 240);
const approve: Road = (desk, { reference }) => desk.step('manager', reference, 'approve', {}, 30);
const agree: Road = (desk, receipt) => desk.say(receipt, 'agree', undefined, 45);
const done: Road = (desk, { reference }, w) => desk.step('handler', reference, 'report-done', { text: w.done }, 900);
const unsatisfied: Road = (desk, receipt, w) => desk.say(receipt, 'not-satisfied', w.unsatisfied, 60);
const satisfied: Road = (desk, receipt, w) => desk.say(receipt, 'satisfied', w.satisfied, 60);
const close: Road = (desk, { reference }, w) => desk.step('agent', reference, 'close', { summary: w.done, lesson: w.measure, measure: w.measure }, 60);
const talk: Road = async (desk, receipt, w) => {
  await desk.say(receipt, 'message', w.message, 15);
  await desk.step('agent', receipt.reference, 'message', { text: w.reply }, 10);
  await desk.step('agent', receipt.reference, 'note', { text: w.bestTime }, 5);
};
const wait: Road = (desk, { reference }, w) => desk.step('agent', reference, 'await-customer', { text: w.newHint }, 30);

export const ROADS = {
  received: [], talked: [accept, talk], waiting: [accept, wait], analysed: [accept, analyse], assigned: [accept, analyse, confirm, assign], proposed: [accept, analyse, confirm, assign, propose],
  approved: [accept, analyse, confirm, assign, propose, approve], second: [accept, talk, analyse, confirm, assign, propose, approve, agree, done, unsatisfied],
  confirmed: [accept, analyse, confirm, assign, propose, approve, agree, done, satisfied], closed: [accept, analyse, confirm, assign, propose, approve, agree, done, satisfied, close],
} satisfies Record<string, readonly Road[]>;

/** A desk with a few cases, one of which has gone this way. */
export const with_ = (road: readonly Road[], more: HeedParameters = {}, ago = 3000): { readonly heed: HeedParameters } => ({
  heed: {
    width: 1280, ...more,
    desk: async (desk, words) => {
      await desk.file('inquiry', { ...shared(words), subject: words.question, description: words.ask }, 30);
      await desk.file('complaint', { ...shared(words), subject: words.long.slice(0, 100), description: words.description, orderNumber: 'SW-2611-04718' }, 200);
      await desk.file('complaint', { ...shared(words), subject: words.unsatisfied, description: words.description, impact: 'safety' }, 10);
      const receipt = await desk.file('complaint', answers(words), ago, [await photo(words.photo)]);
      for (const step of road) await step(desk, receipt, words);
      return receipt;
    },
  },
});

const shared = (words: Words) => {
  const { impact: _, wantedOutcome: __, occurredAt: ___, orderNumber: ____, ...rest } = answers(words);
  return rest;
};

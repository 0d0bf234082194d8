import { html } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import 'heed/define/satisfaction-survey';
import { newDraft } from '../src/drafts/draft.ts';
import { openDrafts } from '../src/drafts/index.ts';
import { press, shown, widgetIn } from './support/act.ts';
import type { HeedMeta, HeedParameters, HeedStory, Scene } from './support/story.ts';
import type { Service } from './support/backend.ts';
import { answer, evaluate, invite, inviteAboutNothing, tokenFor } from './support/surveying.ts';

interface Args { template?: string; bar?: boolean; kiosk?: boolean; seconds?: number; token?: string; dialog?: boolean }

const meta: HeedMeta<Args> = {
  title: 'Satisfaction survey',
  component: 'heed-satisfaction-survey',
  render: ({ template, bar, kiosk, seconds, token, dialog }, { loaded: { service, words } }) => {
    const element = html`<heed-satisfaction-survey endpoint=${service.endpoint} template=${ifDefined(tokenFor(service) || token ? undefined : template)}
      invitation=${ifDefined(token ?? tokenFor(service))} ?bar=${bar} ?kiosk=${kiosk} kiosk-seconds=${ifDefined(seconds)}><p>${words.fallback}</p></heed-satisfaction-survey>`;
    return dialog ? html`<dialog aria-label=${words.fallback} style="width: min(34rem, 100% - 2rem); box-sizing: border-box; padding: 1.5rem; border: 0; border-radius: 12px">${element}</dialog>` : element;
  },
  args: { template: 'after-complaint' },
};
export default meta;

type Story = HeedStory<Args>;
const survey = (canvas: Element) => widgetIn(canvas, 'heed-satisfaction-survey');
const drawn = async ({ canvasElement }: Scene<Args>) => void await shown(survey(canvasElement), 'form input');
const page = (selector: string) => async ({ canvasElement }: Scene<Args>) => void await shown(survey(canvasElement), selector);

async function choose({ canvasElement }: Scene<Args>, values: Readonly<Record<string, string | number>>) {
  const widget = survey(canvasElement);
  for (const [name, value] of Object.entries(values)) (await shown<HTMLInputElement>(widget, `form input[name="${name}"][value="${value}"]`)).click();
}
const answered = (values: Readonly<Record<string, string | number>>) => async (scene: Scene<Args>) => {
  await choose(scene, values);
  await shown(survey(scene.canvasElement), 'form:not(.folded)');
};
const sent = (values: Readonly<Record<string, string | number>>, then: string) => async (scene: Scene<Args>) => {
  await choose(scene, values);
  await press(survey(scene.canvasElement), '[type=submit]');
  await shown(survey(scene.canvasElement), then);
};

/** Answers that lie on this device from another day. */
const draft = (template: string): HeedParameters['before'] => async ({ endpoint }, words) => {
  const store = await openDrafts();
  await store.put(newDraft({ site: `${endpoint}##survey`, form: `heed-satisfaction-survey ${template}`, version: 1, values: { overall: 2, comment: words.unsatisfied } }));
};

export const First: Story = { play: drawn };
export const Loading: Story = { parameters: { heed: { fault: { behaviour: 'never' } } }, play: page('[role=status]') };
/** In a dialog of the page. */
export const InDialog: Story = { args: { dialog: true }, play: async (scene) => {
  scene.canvasElement.querySelector('dialog')!.showModal();
  await drawn(scene);
} };
export const AfterService: Story = { args: { template: 'after-service' }, play: drawn };
export const ReturnVisit: Story = { args: { template: 'return-visit' }, play: answered({ overall: 4 }) };
export const Satisfied: Story = { play: answered({ overall: 5, recommend: 9, speed: 4, courtesy: 5, effort: 6, solved: 'yes' }) };
/** A low score asks why, and offers a call. */
export const LowScore: Story = { play: answered({ overall: 1, recommend: 3, callBack: 'yes' }) };
export const Invalid: Story = { play: sent({ overall: 1, callBack: 'yes' }, '.summary') };
export const NothingAnswered: Story = { play: sent({}, '.summary') };
export const Sending: Story = { parameters: { heed: { fault: { behaviour: 'never', on: /^POST/ } } }, play: sent({ overall: 4 }, '.panel progress') };
export const Waiting: Story = { parameters: { heed: { fault: { behaviour: 'failing', on: /^POST/ } } }, play: sent({ overall: 4 }, '.panel [role=status]') };
export const Refused: Story = { parameters: { heed: { fault: { behaviour: 'forbidden', on: /^POST/ } } }, play: sent({ overall: 4 }, '.summary') };
export const Thanks: Story = { play: sent({ overall: 5 }, '.thanks') };
export const ThanksAfterLowScore: Story = { play: sent({ overall: 2, callBack: 'no' }, '.thanks') };
export const Invited: Story = { parameters: { heed: { before: async (service) => void await invite(service) } }, play: drawn };
/** Whoever has answered comes back: it can be changed until somebody has evaluated it. */
export const AnsweredBefore: Story = {
  parameters: { heed: { before: async (service) => { const invitation = await invite(service); await answer(service, { overall: 4, speed: 5 }, { invitation }); } } }, play: page('form input:checked'),
};
export const Bar: Story = { args: { bar: true, template: 'return-visit' }, play: drawn };
/** The first tap counts at once, and opens the rest. */
export const BarTapped: Story = { args: { bar: true }, play: async (scene) => { await choose(scene, { overall: 4 }); await shown(survey(scene.canvasElement), '.arrived-note'); } };
export const Narrow: Story = { parameters: { heed: { width: 280 } }, play: answered({ overall: 3, recommend: 7, speed: 4 }) };
export const RightToLeft: Story = { globals: { direction: 'rtl' }, play: answered({ overall: 4, recommend: 7, speed: 4 }) };
/** Where many people answer: after the thanks it is the next person's turn. */
export const Kiosk: Story = { args: { kiosk: true }, play: sent({ overall: 5 }, '.thanks .kiosk') };
/** Somebody has gone away over it: soon it is erased. */
export const KioskLeft: Story = { args: { kiosk: true, seconds: 30 }, play: async (scene) => {
  await answered({ overall: 4 })(scene);
  await shown(survey(scene.canvasElement), '.kiosk [role=status]:not(:empty)');
} };
export const KioskWaiting: Story = { args: { kiosk: true }, parameters: { heed: { fault: { behaviour: 'failing', on: /^POST/ } } }, play: sent({ overall: 4 }, '.panel .kiosk') };
export const KioskForTheNext: Story = { args: { kiosk: true }, play: async (scene) => {
  await sent({ overall: 5, speed: 4 }, '.thanks .kiosk')(scene);
  await press(survey(scene.canvasElement), '.kiosk button');
  await shown(survey(scene.canvasElement), 'form.folded');
} };
/** The service has refused an answer for good: whoever comes next sees that there is one, the staff reads and saves it. */
export const KioskKept: Story = { args: { kiosk: true }, parameters: { heed: { fault: { behaviour: 'forbidden', on: /^POST/ } } }, play: async (scene) => {
  history.replaceState(null, '', '#staff');
  await sent({ overall: 2 }, '.summary')(scene);
  const again = survey(scene.canvasElement).cloneNode() as HTMLElement;
  survey(scene.canvasElement).replaceWith(again);
  await shown(survey(scene.canvasElement), '.refused');
  history.replaceState(null, '', location.pathname + location.search);
} };
/** Whoever comes back to a page that anybody may answer changes what they have sent, or answers anew. */
export const ChangingMyAnswer: Story = { play: async (scene) => {
  await sent({ overall: 3 }, '.thanks')(scene);
  await press(survey(scene.canvasElement), '.thanks .actions button');
  await shown(survey(scene.canvasElement), '.arrived-note');
} };
/** There are answers from another day: go on with them, or discard them. */
export const DraftFound: Story = { parameters: { heed: { before: draft('after-complaint') } }, play: page('.banner') };
export const DraftRestored: Story = {
  parameters: { heed: { before: draft('after-complaint') } },
  play: async ({ canvasElement }) => {
    await press(survey(canvasElement), '.banner .primary');
    await shown(survey(canvasElement), 'form:not(.folded) input[name=overall]:checked');
  },
};
/** The survey is not there any more; what was written for it is. */
export const WrittenForNothing: Story = { args: { template: 'nothing' }, parameters: { heed: { before: draft('nothing') } }, play: page('.wrote') };
export const UnknownSurvey: Story = { args: { template: 'nothing' }, play: page('.bad') };
export const ForgedInvitation: Story = { args: { token: 'f'.repeat(56) }, play: page('.bad') };
export const ExpiredInvitation: Story = { parameters: { heed: { before: async (service) => { service.shift = -40 * 86_400_000; await invite(service); service.shift = 0; } } }, play: page('.bad') };
export const EvaluatedAnswer: Story = { parameters: { heed: { before: async (service) => { const invitation = await invite(service); await evaluate(service, await answer(service, { overall: 4 }, { invitation })); } } }, play: page('.bad') };
/** What the survey was about is no longer kept. */
export const CaseGone: Story = { parameters: { heed: { before: async (service) => void await inviteAboutNothing(service) } }, play: page('.bad') };
/** By the link that ends all asking: it is asked first, and then done. */
const leaving = async (service: Service) => history.replaceState(null, '', `#stop=${await invite(service)}`);
const stop = (then: string) => async ({ canvasElement }: Scene<Args>) => {
  await shown(survey(canvasElement), '.bad button');
  if (then) (await shown<HTMLButtonElement>(survey(canvasElement), '.bad button')).click();
  await shown(survey(canvasElement), then || '.bad');
  history.replaceState(null, '', location.pathname + location.search);
};
export const StopAsking: Story = { args: { token: '' }, parameters: { heed: { before: async (service) => void await leaving(service) } }, play: stop('') };
export const Stopped: Story = { args: { token: '' }, parameters: { heed: { before: async (service) => void await leaving(service) } }, play: stop('.bad:not(:has(button))') };
export const NoConnection: Story = { parameters: { heed: { fault: { behaviour: 'offline' } } }, play: page('.bad') };
export const ServiceFails: Story = { parameters: { heed: { fault: { behaviour: 'failing' } } }, play: page('.bad') };

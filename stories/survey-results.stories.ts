import { html } from 'lit';
import 'heed/define/survey-results';
import { press, shown, until, widgetIn } from './support/act.ts';
import type { HeedMeta, HeedStory } from './support/story.ts';
import type { Service } from './support/backend.ts';
import { askLess, halfAYear } from './support/surveying.ts';

const meta: HeedMeta<object> = {
  title: 'Survey results', component: 'heed-survey-results',
  render: (_, { loaded: { service, words } }) => html`<heed-survey-results endpoint=${service.endpoint}><p>${words.fallback}</p></heed-survey-results>`,
  parameters: { heed: { width: 1000 } },
};
export default meta;

type Story = HeedStory<object>;
const results = (canvas: Element) => widgetIn(canvas, 'heed-survey-results');

export const Results: Story = { parameters: { heed: { width: 1000, before: halfAYear } }, play: async ({ canvasElement }) => void await shown(results(canvasElement), '.sheet') };
export const Narrow: Story = { parameters: { heed: { width: 320, before: halfAYear } }, play: async ({ canvasElement }) => void await shown(results(canvasElement), '.sheet') };
/** A number is opened: the answers behind it. */
export const Opened: Story = {
  parameters: { heed: { width: 1000, before: halfAYear } },
  play: async ({ canvasElement }) => {
    await press(results(canvasElement), '.distribution button');
    await shown(results(canvasElement), 'dialog article');
  },
};
/** An answer was evaluated: its author can change it no more. */
export const Evaluated: Story = {
  parameters: { heed: { width: 1000, before: halfAYear } },
  play: async ({ canvasElement }) => {
    await press(results(canvasElement), '.card button');
    await press(results(canvasElement), 'dialog article .tools button');
    await shown(results(canvasElement), 'dialog article .tools .hint');
  },
};
/** A newer version of the survey asks less: what it asked before stands folded below. */
export const Retired: Story = {
  parameters: { heed: { width: 1000, before: async (service: Service) => { await halfAYear(service); await askLess(service); } } },
  play: async ({ canvasElement }) => {
    (await shown<HTMLDetailsElement>(results(canvasElement), '.retired')).open = true;
    await shown(results(canvasElement), '.retired .sheet');
  },
};
export const Empty: Story = {
  play: async ({ canvasElement }) => {
    const widget = results(canvasElement);
    const from = await shown<HTMLInputElement>(widget, '[name=from]');
    from.value = '2001-01-01';
    (await shown<HTMLInputElement>(widget, '[name=to]')).value = '2001-01-02';
    from.dispatchEvent(new Event('change', { bubbles: true }));
    await shown(widget, '.blank');
  },
};
export const Loading: Story = { parameters: { heed: { width: 1000, fault: { behaviour: 'never' } } }, play: async ({ canvasElement }) => void await shown(results(canvasElement), '[role=status]') };
/** Of one person with fewer than five answers nothing is told. */
export const Withheld: Story = {
  parameters: { heed: { width: 1000, before: halfAYear } },
  play: async ({ canvasElement }) => {
    await shown(results(canvasElement), '.sheet');
    const agent = await shown<HTMLSelectElement>(results(canvasElement), '[name=agent]');
    agent.value = 'Zhao Hui';
    agent.dispatchEvent(new Event('change', { bubbles: true }));
    await until(results(canvasElement), (root) => root.querySelector('.card button')?.textContent === '2' && !root.querySelector('.comments'));
  },
};
export const NoCommentFound: Story = {
  parameters: { heed: { width: 1000, before: halfAYear } },
  play: async ({ canvasElement }) => {
    await shown(results(canvasElement), '.comments');
    const find = await shown<HTMLInputElement>(results(canvasElement), '#find');
    find.value = '???';
    find.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await until(results(canvasElement), (root) => !root.querySelector('.comments') && root.querySelector('[aria-busy=false] .hint[role=status]'));
    find.scrollIntoView({ block: 'center' });
  },
};
/** Who gave a low score and is to be called: folded until somebody wants to see it. */
export const Calls: Story = {
  parameters: { heed: { width: 1000, before: halfAYear } },
  play: async ({ canvasElement }) => {
    (await shown<HTMLDetailsElement>(results(canvasElement), 'details.calls')).open = true;
    await shown(results(canvasElement), '.calls li');
  },
};
export const NotTheirs: Story = { parameters: { heed: { fault: { behaviour: 'handler' } } }, play: async ({ canvasElement }) => void await shown(results(canvasElement), '.blank') };
export const NobodySignedIn: Story = { parameters: { heed: { fault: { behaviour: 'forbidden' } } }, play: async ({ canvasElement }) => void await shown(results(canvasElement), '.blank') };
export const ServiceFails: Story = { parameters: { heed: { fault: { behaviour: 'failing' } } }, play: async ({ canvasElement }) => void await shown(results(canvasElement), '.error') };

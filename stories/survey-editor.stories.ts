import { html } from 'lit';
import 'heed/define/survey-editor';
import { press, shown, widgetIn } from './support/act.ts';
import type { HeedMeta, HeedStory } from './support/story.ts';

const meta: HeedMeta<object> = {
  title: 'Survey editor', component: 'heed-survey-editor',
  render: (_, { loaded: { service, words } }) => html`<heed-survey-editor endpoint=${service.endpoint}><p>${words.fallback}</p></heed-survey-editor>`,
  parameters: { heed: { width: 1200 } },
};
export default meta;

type Story = HeedStory<object>;
const editor = (canvas: Element) => widgetIn(canvas, 'heed-survey-editor');

export const Editor: Story = { play: async ({ canvasElement }) => void await shown(editor(canvasElement), '.q') };
export const Narrow: Story = { parameters: { heed: { width: 320 } }, play: async ({ canvasElement }) => void await shown(editor(canvasElement), '.q') };
/** A question was added, and its words are missing in two languages. */
export const Invalid: Story = {
  play: async ({ canvasElement }) => {
    const add = await shown<HTMLSelectElement>(editor(canvasElement), '#add');
    add.value = 'choice';
    add.dispatchEvent(new Event('change', { bubbles: true }));
    await press(editor(canvasElement), '.primary');
    await shown(editor(canvasElement), '.summary');
  },
};
/** A survey of the site's own is begun; the name is one that there is already. */
export const Beginning: Story = {
  play: async ({ canvasElement }) => {
    const widget = editor(canvasElement);
    await press(widget, '[aria-expanded]');
    (await shown<HTMLInputElement>(widget, '#id')).value = 'after-complaint';
    await press(widget, 'form.filters [type=submit]');
    await shown(widget, '#id-hint[role=alert]');
  },
};
export const NobodySignedIn: Story = { parameters: { heed: { fault: { behaviour: 'forbidden' } } }, play: async ({ canvasElement }) => void await shown(editor(canvasElement), '.blank') };

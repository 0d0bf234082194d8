import { html } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import 'heed/define/survey-editor';
import { press, shown, until, widgetIn } from './support/act.ts';
import type { HeedMeta, HeedStory } from './support/story.ts';
import { saveNewer } from './support/surveying.ts';

interface Args { template?: string }

const meta: HeedMeta<Args> = {
  title: 'Survey editor', component: 'heed-survey-editor',
  render: ({ template }, { loaded: { service, words } }) => html`<heed-survey-editor endpoint=${service.endpoint} template=${ifDefined(template)}><p>${words.fallback}</p></heed-survey-editor>`,
  parameters: { heed: { width: 1200 } },
};
export default meta;

type Story = HeedStory<Args>;
const editor = (canvas: Element) => widgetIn(canvas, 'heed-survey-editor');

/** Writes another title in English. */
async function change(canvas: Element, words: string) {
  const title = await shown<HTMLInputElement>(editor(canvas), '.three input[lang="en"]');
  title.value = words;
  title.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

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
/** A change that was saved, with its version; what came before it keeps its own. */
export const Saved: Story = {
  args: { template: 'return-visit' },
  play: async ({ canvasElement, loaded: { words } }) => {
    await change(canvasElement, words.intro);
    await press(editor(canvasElement), '.primary');
    await until(editor(canvasElement), (root) => root.querySelector('.primary[aria-disabled=false]') && !root.querySelector('.error') && root.querySelector('[role=status]')?.textContent?.trim());
  },
};
/** Somebody else was faster: nothing of either is lost. */
export const Newer: Story = {
  args: { template: 'return-visit' },
  play: async ({ canvasElement, loaded: { service, words } }) => {
    await change(canvasElement, words.intro);
    await saveNewer(service, 'return-visit');
    await press(editor(canvasElement), '.primary');
    await shown(editor(canvasElement), '.error');
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
/** A part of its own begins at a question. */
export const Sections: Story = {
  play: async ({ canvasElement }) => {
    await press(editor(canvasElement), '[data-name=solved] [data-act=part]');
    await shown(editor(canvasElement), '[data-part="2"]');
  },
};
/** All versions, with when and by whom each was saved; one of them is looked at, and can be taken up again. */
export const Versions: Story = {
  args: { template: 'after-service' },
  play: async ({ canvasElement, loaded: { service } }) => {
    await saveNewer(service, 'after-service');
    await press(editor(canvasElement), '[data-act=versions]');
    await press(editor(canvasElement), '.versions li:last-child button');
    await shown(editor(canvasElement), '.versions heed-satisfaction-survey');
  },
};
export const VersionsPhone: Story = { ...Versions, parameters: { heed: { width: 320 } } };
export const Loading: Story = { parameters: { heed: { width: 1200, fault: { behaviour: 'never' } } }, play: async ({ canvasElement }) => void await shown(editor(canvasElement), '[role=status]') };
export const ServiceFails: Story = { parameters: { heed: { width: 1200, fault: { behaviour: 'failing' } } }, play: async ({ canvasElement }) => void await shown(editor(canvasElement), '[role=status] ~ button') };
/** It could not be saved: what was written stays. */
export const NotSaved: Story = {
  parameters: { heed: { width: 1200, fault: { behaviour: 'failing', on: /^POST/ } } },
  play: async ({ canvasElement, loaded: { words } }) => {
    await change(canvasElement, words.intro);
    await press(editor(canvasElement), '.primary');
    await shown(editor(canvasElement), '.error');
  },
};
export const NotTheirs: Story = { parameters: { heed: { fault: { behaviour: 'handler' } } }, play: async ({ canvasElement }) => void await shown(editor(canvasElement), '.blank') };
export const NobodySignedIn: Story = { parameters: { heed: { fault: { behaviour: 'forbidden' } } }, play: async ({ canvasElement }) => void await shown(editor(canvasElement), '.blank') };

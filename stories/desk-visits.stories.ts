import 'heed/define/desk';
import { press, shown } from './support/act.ts';
import { deskIn, enter, renderDesk } from './support/desk-cases.ts';
import type { DeskArgs } from './support/desk-cases.ts';
import { drawn } from './support/desk-visits.ts';
import type { HeedMeta, HeedParameters, HeedStory } from './support/story.ts';

const meta: HeedMeta<DeskArgs> = { title: 'Desk, return visits', component: 'heed-desk', render: renderDesk, tags: ['!autodocs'] };
export default meta;

type Story = HeedStory<DeskArgs>;
const hans = { locale: 'zh-Hans' } as const;
const hant = { locale: 'zh-Hant' } as const;
const week = (many: number, more: HeedParameters = {}): { readonly heed: HeedParameters } => ({
  heed: { width: 1280, ...more, desk: async (desk, words) => { await drawn(desk, words, many); return undefined; } },
});

/** Customers to be asked, and what came of it so far. */
export const Visits: Story = {
  parameters: week(2),
  play: async (scene) => {
    const desk = await enter(scene) as HTMLElement;
    await press(desk, '[data-open=visits]');
    await shown(desk, '.visits li, .visits .empty');
  },
};
export const NoVisits: Story = { globals: hant, parameters: week(0), play: Visits.play };
export const Phone: Story = { globals: hant, parameters: week(1, { width: 375 }), play: Visits.play };
export const Dark: Story = { globals: { ...hans, theme: 'dark' }, parameters: week(1), play: Visits.play };

/** Whoever was reached says whether they are satisfied. */
export const Reached: Story = {
  globals: hans,
  parameters: week(1),
  play: async (scene) => {
    const desk = await enter(scene) as HTMLElement;
    await press(desk, '[data-open=visits]');
    await shown(desk, '.visits li');
    deskIn(scene.canvasElement).shadowRoot!.querySelector<HTMLInputElement>('.visits [name=reached][value=yes]')!.click();
    await shown(desk, '.visits [name=satisfied]');
  },
};

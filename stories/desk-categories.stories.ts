import 'heed/define/desk';
import { press, shown, until, write } from './support/act.ts';
import { deskIn, enter, openStep, renderDesk, ROADS, with_ } from './support/desk-cases.ts';
import type { DeskArgs } from './support/desk-cases.ts';
import { defineCategories } from './support/desk-categories.ts';
import { PASSWORD } from './support/desk.ts';
import type { HeedMeta, HeedParameters, HeedStory, Scene } from './support/story.ts';
import { answers } from './support/filling.ts';

const meta: HeedMeta<DeskArgs> = { title: 'Desk, categories', component: 'heed-desk', render: renderDesk, tags: ['!autodocs'], args: { role: 'admin' } };
export default meta;

type Story = HeedStory<DeskArgs>;
const hans = { locale: 'zh-Hans' } as const;
const hant = { locale: 'zh-Hant' } as const;

/** A shop that has defined its categories, with a few cases. */
const defined = (more: HeedParameters = {}): { readonly heed: HeedParameters } => ({
  heed: {
    width: 1280, ...more,
    desk: async (desk, words) => {
      await defineCategories(desk);
      for (const category of ['lid', 'lid', 'glaze', 'fax', 'service']) await desk.file('complaint', { ...answers(words), category });
      return undefined;
    },
  },
});

/** An administrator sees no cases; the categories are theirs. */
async function open({ canvasElement }: Scene<DeskArgs>): Promise<ReturnType<typeof deskIn>> {
  history.replaceState(null, '', location.pathname + location.search);
  const desk = deskIn(canvasElement);
  const door = await until(desk, (root) => root.querySelector<HTMLFormElement>('form.gate'));
  for (const [name, value] of [['name', 'admin'], ['password', PASSWORD]] as const) door.querySelector<HTMLInputElement>(`[name=${name}]`)!.value = value;
  door.requestSubmit();
  await press(desk, '[data-open=categories]');
  await shown(desk, '.categories section');
  return desk;
}

export const Administrator: Story = {
  parameters: defined(),
  play: async (scene) => {
    history.replaceState(null, '', location.pathname + location.search);
    const desk = deskIn(scene.canvasElement);
    await write(desk, { name: 'admin', password: PASSWORD });
    await press(desk, '.gate [type=submit]');
    await shown(desk, '[data-open=categories]');
  },
};
export const Taxonomy: Story = { parameters: defined(), play: async (scene) => void await open(scene) };
export const None: Story = { globals: hant, parameters: { heed: { width: 1280, desk: () => Promise.resolve(undefined) } }, play: Taxonomy.play };

/** Names in three languages, one of which is missing. */
export const Adding: Story = {
  globals: hans,
  parameters: defined(),
  play: async (scene) => {
    const desk = await open(scene);
    await press(desk, '[data-code=damaged] > .row [data-act=add]');
    await write(desk, { 'en': 'Missing part', 'zh-Hans': '缺少配件' });
    await press(desk, '.categories .writing [type=submit]');
    await shown(desk, '.categories [role=alert]');
  },
};
export const Phone: Story = { globals: hant, parameters: defined({ width: 375 }), play: Taxonomy.play };
export const Dark: Story = { globals: { ...hans, theme: 'dark' }, parameters: defined(), play: Taxonomy.play };
export const RightToLeft: Story = { globals: { locale: 'en', direction: 'rtl' }, parameters: defined({ width: 800 }), play: Taxonomy.play };

/** A category, and all below it. */
export const Filtered: Story = {
  globals: hans,
  args: { role: 'agent' },
  parameters: defined(),
  play: async (scene) => {
    const desk = await enter(scene) as HTMLElement;
    await press(desk, '[aria-controls=filters]');
    await shown(desk, '.filters');
    const select = deskIn(scene.canvasElement).shadowRoot!.querySelector<HTMLSelectElement>('#f-category')!;
    select.value = 'damaged';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await until(desk, (root) => root.querySelectorAll('.item').length === 2 || undefined);
  },
};

/** What the customer chose was not what it is. */
export const SortedAnew: Story = {
  globals: hant,
  args: { role: 'agent' },
  parameters: { heed: { ...with_(ROADS.talked).heed, desk: async (desk, words) => { await defineCategories(desk); return with_(ROADS.talked).heed.desk!(desk, words); } } },
  play: async (scene) => void await openStep(scene, 'categorize'),
};

import { html } from 'lit';
import 'heed/define/case-library';
import { press, shown, until, widgetIn, write } from './support/act.ts';
import { ROADS, with_ } from './support/desk-cases.ts';
import type { DeskArgs, Road } from './support/desk-cases.ts';
import { PASSWORD } from './support/desk.ts';
import type { HeedMeta, HeedStory, Scene } from './support/story.ts';

const meta: HeedMeta<DeskArgs> = {
  title: 'Case library',
  component: 'heed-case-library',
  tags: ['!autodocs'],
  render: (_, { loaded: { desk } }) => html`<heed-case-library .backend=${desk!.browser()}></heed-case-library>`,
};
export default meta;

type Story = HeedStory<DeskArgs>;

/** The entry that was made of the closed case. */
const entry: Road = async (desk, { reference }) => {
  const { library } = await desk.as('agent');
  const { title, problem, cause, departments, lesson, measure, photos } = await library!.preview(reference);
  await library!.add({ reference, title, problem, cause, phase: 'delivery', departments, lesson, measure, photos: photos.map(({ id }) => id) });
};
const closed = with_(ROADS.closed, { width: 900 }, 9000);
const entered = with_([...ROADS.closed, entry], { width: 900 }, 9000);

async function enter({ canvasElement, args: { role = 'agent' } }: Scene<DeskArgs>, hash = '') {
  history.replaceState(null, '', location.pathname + location.search + hash);
  const library = widgetIn(canvasElement, 'heed-case-library');
  const door = await until(library, (root) => root.querySelector<HTMLFormElement>('form.gate'));
  for (const [name, value] of [['name', role], ['password', PASSWORD]] as const) door.querySelector<HTMLInputElement>(`[name=${name}]`)!.value = value;
  door.requestSubmit();
  await until(library, (root) => root.querySelector('.entries, .empty, .draft'));
  return library;
}

export const Empty: Story = { parameters: closed, play: async (scene) => void await shown(await enter(scene), '.empty') };
export const Entries: Story = { parameters: entered, play: async (scene) => void await shown(await enter(scene), '.card') };

/** Read by a colleague before new work starts. */
export const Entry: Story = {
  args: { role: 'handler' },
  parameters: entered,
  play: async (scene) => {
    const library = await enter(scene);
    await press(library, '.card');
    await shown(library, '.entry-page img');
  },
};

export const NothingFound: Story = {
  parameters: entered,
  play: async (scene) => {
    const library = await enter(scene);
    const field = await shown<HTMLInputElement>(library, '[type=search]');
    field.value = 'zzzz';
    field.form!.requestSubmit();
    await shown(library, '.empty');
  },
};

/** Which closed case? */
export const Adding: Story = {
  parameters: closed,
  play: async (scene) => {
    const library = await enter(scene);
    await press(library, 'header button');
    await shown(library, '.ask-for');
  },
};

/** What was taken out, and the entry as it would be: to be read before it is saved. */
export const Draft: Story = { parameters: closed, play: async (scene) => void await shown(await enter(scene, `#add=${scene.loaded.receipt!.reference}`), '.draft [name=problem]') };

/** The case has an entry, which is changed. */
export const Changing: Story = { parameters: entered, play: Draft.play };

/** Nobody has said yet that it was read. */
export const NotChecked: Story = {
  parameters: closed,
  play: async (scene) => {
    const library = await enter(scene, `#add=${scene.loaded.receipt!.reference}`);
    await shown(library, '.draft [name=problem]');
    await write(library, { phase: 'use' });
    await press(library, '.draft form [type=submit]');
    await shown(library, '.draft .field .error, .draft [data-field] .error');
  },
};

export const NarrowDraft: Story = { globals: { direction: 'rtl', locale: 'zh-Hant' }, parameters: with_(ROADS.closed, { width: 280 }, 9000), play: Draft.play };

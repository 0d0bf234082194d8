import 'heed/define/desk';
import { press, shown, write } from './support/act.ts';
import { deskIn, enter, renderDesk, with_ } from './support/desk-cases.ts';
import type { DeskArgs } from './support/desk-cases.ts';
import { PASSWORD } from './support/desk.ts';
import type { HeedMeta, HeedParameters, HeedStory, Scene } from './support/story.ts';

const meta: HeedMeta<DeskArgs> = { title: 'Desk, scripts', component: 'heed-desk', render: renderDesk, tags: ['!autodocs'], args: { role: 'admin' } };
export default meta;

type Story = HeedStory<DeskArgs>;
const hans = { locale: 'zh-Hans' } as const;
const hant = { locale: 'zh-Hant' } as const;

const used = (more: HeedParameters = {}): { readonly heed: HeedParameters } => ({
  heed: {
    width: 1280, ...more,
    desk: async ({ store }) => {
      for (let i = 0; i < 12; i++) await store.scripts.used('default', 'ack-complaint.en');
      return undefined;
    },
  },
});

/** An administrator sees no cases; the scripts are theirs. */
async function open({ canvasElement }: Scene<DeskArgs>): Promise<ReturnType<typeof deskIn>> {
  history.replaceState(null, '', location.pathname + location.search);
  const desk = deskIn(canvasElement);
  await write(desk, { name: 'admin', password: PASSWORD });
  await press(desk, '.gate [type=submit]');
  await press(desk, '[data-open=scripts]');
  await shown(desk, '.scripts-of li');
  return desk;
}

export const List: Story = { parameters: used(), play: async (scene) => void await open(scene) };

/** One is changed; below is what the customer would read. */
export const Changing: Story = {
  globals: hans,
  parameters: used(),
  play: async (scene) => {
    const desk = await open(scene);
    await press(desk, '[data-script="ack-complaint.zh-Hans"] [data-act=change]');
    await shown(desk, '.scripts-of .to-customer');
  },
};
export const ChangingDark: Story = { ...Changing, globals: { ...hans, theme: 'dark' } };

/** A placeholder that there is none, and no title. */
export const Mistakes: Story = {
  globals: hant,
  parameters: used(),
  play: async (scene) => {
    const desk = await open(scene);
    await press(desk, '.scripts-of [data-act=add]');
    await write(desk, { text: '{name}：{refund}' });
    await press(desk, '.scripts-of .writing [type=submit]');
    await shown(desk, '.scripts-of .error');
  },
};

/** Somebody else was faster. */
export const Compared: Story = {
  globals: { locale: 'en' },
  parameters: used(),
  play: async (scene) => {
    const desk = await open(scene);
    await press(desk, '[data-script="ack-inquiry.en"] [data-act=change]');
    await scene.loaded.desk!.store.scripts.save('default', 'ack-inquiry.en', 1, { purpose: 'acknowledgement', kind: 'inquiry', locale: 'en', title: 'We have your question', text: 'Dear {name}, thank you.' }, 'Zhao Hui', '2026-03-02T09:30:00.000Z', true);
    await press(desk, '.scripts-of .writing [type=submit]');
    await shown(desk, '.scripts-of .theirs');
  },
};

/** A manager has them beside the cases. */
export const Manager: Story = {
  globals: hant,
  args: { role: 'manager' },
  parameters: with_([]),
  play: async (scene) => {
    const desk = await enter(scene) as HTMLElement;
    await press(desk, '.me summary');
    await press(desk, '[data-open=scripts]');
    await shown(desk, '.scripts-of li');
  },
};
export const Phone: Story = { ...Changing, globals: hans, parameters: used({ width: 375 }) };
export const RightToLeft: Story = { globals: { locale: 'en', direction: 'rtl' }, parameters: used({ width: 800 }), play: List.play };

import { html } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import 'heed/define';
import { shown, widgetIn } from './support/act.ts';
import type { HeedMeta, HeedStory, Scene } from './support/story.ts';

interface Args { locale?: string; theme?: string; 'privacy-url'?: string; 'track-url'?: string }

const meta: HeedMeta<Args> = {
  title: 'Provider',
  component: 'heed-provider',
  render: (args, { loaded: { service } }) => html`
    <heed-provider endpoint=${service.endpoint} locale=${ifDefined(args.locale)} theme=${ifDefined(args.theme)} privacy-url=${ifDefined(args['privacy-url'])} track-url=${ifDefined(args['track-url'])}>
      <div style="padding: 1rem; background: Canvas">
        <heed-complaint-form kind="inquiry"></heed-complaint-form>
        <hr style="margin-block: 2rem">
        <heed-case-tracker></heed-case-tracker>
      </div>
    </heed-provider>`,
  args: { 'privacy-url': '#privacy', 'track-url': '#track' },
  argTypes: { theme: { control: 'inline-radio', options: ['light', 'dark', 'auto'] }, locale: { control: 'inline-radio', options: ['en', 'zh-Hans', 'zh-Hant'] } },
};
export default meta;

type Story = HeedStory<Args>;

const drawn = async ({ canvasElement }: Scene<Args>) => {
  await shown(widgetIn(canvasElement, 'heed-complaint-form'), 'form [type=submit]');
  await shown(widgetIn(canvasElement, 'heed-case-tracker'), 'form [type=submit]');
};

/** One backend for all widgets inside, in the language and colours of the page. */
export const OneBackendForAll: Story = { play: drawn };

/** Its own language, whatever the page's is. */
export const Locale: Story = { args: { locale: 'zh-TW' }, play: drawn };

export const DarkTheme: Story = { args: { theme: 'dark' }, play: drawn };

export const LightTheme: Story = { args: { theme: 'light' }, play: drawn };

import { html } from 'lit';
import 'heed/define/complaint-form';
import { newDraft } from '../src/drafts/draft.ts';
import { openDrafts, putFile } from '../src/drafts/index.ts';
import { distantPhoto, leave, paste, pdf, photo, press, shown, until, write } from './support/act.ts';
import { drawn, fallback, fill, formIn, jsonChild, renderForm } from './support/filling.ts';
import type { FormArgs } from './support/filling.ts';
import type { HeedMeta, HeedParameters, HeedStory } from './support/story.ts';

const meta: HeedMeta<FormArgs> = {
  title: 'Complaint form',
  component: 'heed-complaint-form',
  render: renderForm,
  args: { 'privacy-url': '#privacy', 'track-url': '#track' },
  argTypes: { content: { table: { disable: true } }, kind: { control: 'inline-radio', options: ['complaint', 'inquiry', 'suggestion'] } },
};
export default meta;

type Story = HeedStory<FormArgs>;

/** As it stands on a page before anybody has begun. */
export const Empty: Story = { play: drawn };

/** The visitor says what it is about. */
export const KindsToChooseFrom: Story = { args: { kinds: 'complaint inquiry suggestion' }, play: drawn };

export const Inquiry: Story = { args: { kind: 'inquiry' }, play: drawn };

export const Suggestion: Story = { args: { kind: 'suggestion' }, play: drawn };

/** Another kind was chosen after a few words: what both forms have is kept. */
export const KindChanged: Story = {
  tags: ['!autodocs'],
  args: { kinds: 'complaint inquiry suggestion' },
  play: async ({ canvasElement, loaded: { words } }) => {
    const form = formIn(canvasElement);
    await write(form, { subject: words.idea, description: words.propose, kind: 'suggestion' });
    await until(form, (root) => !root.querySelector('[name=impact]') && root.querySelector<HTMLInputElement>('[name=subject]')?.value === words.idea);
  },
};

/** Half written: the device keeps it. */
export const HalfFilled: Story = {
  tags: ['!autodocs'],
  play: async ({ canvasElement, loaded: { words } }) => {
    const form = formIn(canvasElement);
    await write(form, { subject: words.subject, description: words.description, category: 'product' });
    await shown(form, '.kept');
  },
};

/** An answer brings another question. */
export const FurtherQuestion: Story = {
  tags: ['!autodocs'],
  play: async ({ canvasElement, loaded: { words } }) => {
    const form = formIn(canvasElement);
    await write(form, { wantedOutcome: 'other', preferredContact: 'phone' });
    await write(form, { wantedOutcomeOther: words.other });
  },
};

/** A field was left with wrong content: it says so at once, the others stay quiet. */
export const WrongField: Story = {
  tags: ['!autodocs'],
  play: async ({ canvasElement }) => {
    const form = formIn(canvasElement);
    await write(form, { description: 'A'.repeat(5003), email: 'lin@shop' });
    await shown(form, '.kept');
    await leave(form, 'email');
    await leave(form, 'description');
    await shown(form, '#email-e');
  },
};

/** Somebody tried to send an empty form: the summary takes the focus and leads to each field. */
export const Invalid: Story = {
  tags: ['!autodocs'],
  play: async ({ canvasElement }) => {
    const form = formIn(canvasElement);
    await press(form, 'form [type=submit]');
    await shown(form, '.summary');
  },
};

/** A photo and a document; place data has been cut out of the photo. */
export const WithFiles: Story = {
  tags: ['!autodocs'],
  play: async (scene) => {
    const form = formIn(scene.canvasElement);
    const { words } = scene.loaded;
    await fill(scene);
    await paste(form, await photo(words.photo), pdf(words.paper));
    await until(form, (root) => root.querySelectorAll('.files button').length === 2);
  },
};

/** A photo that is still on its way from a cloud to the device. */
export const PreparingPhoto: Story = {
  tags: ['!autodocs'],
  play: async ({ canvasElement, loaded: { words } }) => {
    const form = formIn(canvasElement);
    await write(form, { subject: words.subject });
    await paste(form, await distantPhoto(words.photo));
    await shown(form, '.files [aria-busy]');
  },
};

/** A file of a kind that is not taken. */
export const FileRefused: Story = {
  tags: ['!autodocs'],
  play: async ({ canvasElement }) => {
    const form = formIn(canvasElement);
    await shown(form, 'form');
    await paste(form, new File(['MZ'], 'setup.exe', { type: 'application/x-msdownload' }));
    await shown(form, '#files-e');
  },
};

const draft: HeedParameters['before'] = async (service, words) => {
  const store = await openDrafts();
  const kept = newDraft({ site: `${service.endpoint}#`, form: 'heed-complaint-form', version: 1, kind: 'complaint', values: { subject: words.subject, description: words.description } });
  await store.put(kept);
  await putFile(store, kept, { id: 'one', name: words.photo, type: 'image/jpeg', size: 9000, blob: await photo(words.photo) });
};

/** There is a draft from another day: go on with it, or discard it. */
export const DraftFound: Story = {
  tags: ['!autodocs'],
  parameters: { heed: { before: draft } },
  play: async ({ canvasElement }) => void await shown(formIn(canvasElement), '.banner'),
};

export const DraftRestored: Story = {
  tags: ['!autodocs'],
  parameters: { heed: { before: draft } },
  play: async ({ canvasElement, loaded: { words } }) => {
    const form = formIn(canvasElement);
    await press(form, '.banner .primary');
    await until(form, (root) => root.querySelector('.files img') && root.querySelector<HTMLInputElement>('[name=subject]')?.value === words.subject);
  },
};

/** The same draft in two tabs, of which one is not shown here: the one that is behind is told, and chooses. */
export const TwoTabs: Story = {
  tags: ['!autodocs'],
  parameters: { heed: { before: draft } },
  render: (args, context) => html`${renderForm(args, context)}<div hidden>${renderForm(args, context)}</div>`,
  play: async ({ canvasElement, loaded: { words } }) => {
    const tabs = [...canvasElement.querySelectorAll('heed-complaint-form')];
    for (const tab of tabs) {
      await press(tab, '.banner .primary');
      await until(tab, (root) => root.querySelector<HTMLInputElement>('[name=subject]')?.value === words.subject && root.querySelector('.kept')?.textContent);
    }
    await write(tabs[1]!, { subject: words.question });
    await shown(tabs[0]!, '.banner.other');
  },
};

/** Forgotten in one tap, which can be taken back. */
export const Forgotten: Story = {
  tags: ['!autodocs'],
  play: async ({ canvasElement, loaded: { words } }) => {
    const form = formIn(canvasElement);
    await write(form, { subject: words.subject });
    await until(form, (root) => root.querySelector('.kept')?.textContent);
    await press(form, '.kept ~ .link');
    await shown(form, '.forgot:not(.ask)');
  },
};

/** A computer that others use too: nothing is kept on it. */
export const SharedDevice: Story = {
  args: { 'shared-device': true },
  play: async ({ canvasElement, loaded: { words } }) => {
    const form = formIn(canvasElement);
    await write(form, { subject: words.subject });
    await shown(form, '.kept ~ .hint');
  },
};

/** Nobody has touched it for a while: before everything is erased, that is said, and can be stopped. */
export const AboutToBeErased: Story = {
  tags: ['!autodocs'],
  args: { 'shared-device': true },
  play: async ({ canvasElement, loaded: { words } }) => {
    const form = formIn(canvasElement);
    await write(form, { subject: words.subject });
    await shown(form, '.kept ~ .hint');
    // As if so many seconds had gone by, for as long as it is shown.
    const { now } = Date;
    Date.now = () => {
      if (form.isConnected) return now() + 100_000;
      Date.now = now;
      return now();
    };
    await shown(form, '.wipe .primary');
  },
};

/** What a page knows already is filled in. */
export const Prefilled: Story = {
  args: { content: (words) => html`${fallback(words)}${jsonChild({ prefill: { orderNumber: 'T-20418', product: words.product, name: words.name, email: 'lin@shop.example' } })}` },
  play: drawn,
};

/** A page hides, requires and renames fields, offers fewer answers, and adds its own. */
export const ChangedByThePage: Story = {
  args: {
    content: (words) => html`${fallback(words)}${jsonChild({
      hide: ['impact', 'bestTime'], require: ['orderNumber'], options: { wantedOutcome: ['refund', 'exchange', 'repair'] },
      labels: { product: words.newLabel }, hints: { product: words.newHint },
      add: [{ name: 'shop', type: 'choice', label: words.extra, step: 'matter', required: true, options: ['Shanghai', 'Taipei', 'London'].map((value) => ({ value })) }],
    })}`,
  },
  play: drawn,
};

/** Fields of every other type, added by a page: rows, a rating, a scale, money, date and time. */
export const EveryTypeOfField: Story = {
  tags: ['!autodocs'],
  args: {
    content: (words) => html`${jsonChild({
      hide: ['category', 'impact', 'occurredAt', 'files'],
      add: [
        { name: 'stars', type: 'rating', label: words.satisfied }, { name: 'again', type: 'scale', label: words.idea },
        { name: 'paid', type: 'money', currency: 'CNY', label: words.product }, { name: 'when', type: 'datetime', label: words.bestTime },
        { name: 'ways', type: 'choices', label: words.accept, options: ['WeChat', 'SMS', 'Line'].map((value) => ({ value })) },
        { name: 'items', type: 'group', label: words.newLabel, max: 3, fields: [{ name: 'serial', type: 'text', label: words.newLabel }, { name: 'count', type: 'number', label: 'N' }] },
      ],
    })}`,
  },
  play: async (scene) => {
    const form = formIn(scene.canvasElement);
    await press(form, '[data-act=add-row]');
    await until(form, (root) => root.querySelectorAll('.group-row').length === 2);
  },
};

/** One section at a time, with progress. */
export const Paged: Story = { args: { paged: true }, play: drawn };

/** The second of three pages. */
export const SecondPage: Story = {
  tags: ['!autodocs'],
  args: { paged: true },
  play: async ({ canvasElement, loaded: { words } }) => {
    const form = formIn(canvasElement);
    await write(form, { subject: words.subject, description: words.description });
    await press(form, 'form [type=submit]');
    await shown(form, '[name=orderNumber]');
  },
};

/** Words of the page above the form. */
export const WithIntroduction: Story = { args: { content: (words) => html`<p slot="intro">${words.intro}</p>${fallback(words)}` }, play: drawn };

/** Nothing to send to: the fallback in the tag stays usable. */
export const NoBackend: Story = {
  tags: ['!autodocs'],
  render: (_, { loaded: { words } }) => html`<heed-complaint-form>${fallback(words)}</heed-complaint-form>`,
  play: async ({ canvasElement }) => void await shown(formIn(canvasElement), 'slot:not([name])'),
};

/** Nothing to send to, and nothing in the tag: it says so. */
export const NoBackendNoFallback: Story = {
  tags: ['!autodocs'],
  render: () => html`<heed-complaint-form></heed-complaint-form>`,
  play: async ({ canvasElement }) => void await shown(formIn(canvasElement), '.error'),
};

/** In a column of 280 pixels. */
export const Narrow: Story = { parameters: { heed: { width: 280 } }, play: drawn, tags: ['!autodocs'] };

export const RightToLeft: Story = { globals: { direction: 'rtl' }, play: drawn, tags: ['!autodocs'] };

export const Dark: Story = { globals: { theme: 'dark' }, play: drawn, tags: ['!autodocs'] };

export const English: Story = { globals: { locale: 'en' }, play: drawn, tags: ['!autodocs'] };

export const SimplifiedChinese: Story = { globals: { locale: 'zh-Hans' }, play: drawn, tags: ['!autodocs'] };

export const TraditionalChinese: Story = { globals: { locale: 'zh-Hant' }, play: drawn, tags: ['!autodocs'] };

/** In the colours, corners and type of a shop. */
export const Branded: Story = {
  render: (args, context) => html`<div style="--heed-accent: light-dark(#8a1c4a, #ff9ec4); --heed-on-accent: light-dark(#fff, #3a0019); --heed-radius: 2px; --heed-font: 1rem/1.6 Georgia, serif">${renderForm(args, context)}</div>`,
  args: { kind: 'inquiry' },
  play: drawn,
};

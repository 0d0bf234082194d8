import { html } from 'lit';
import 'heed/define/complaint-form';
import { RestBackend } from '../src/backend/rest.ts';
import { newDraft } from '../src/drafts/draft.ts';
import { Outbox, openDrafts } from '../src/drafts/index.ts';
import { customerOf } from './support/identity.ts';
import { paste, pdf, photo, press, shown, until, write } from './support/act.ts';
import { answers, fill, formIn, renderForm, review, send } from './support/filling.ts';
import type { FormArgs } from './support/filling.ts';
import type { HeedMeta, HeedParameters, HeedStory, Scene } from './support/story.ts';

const meta: HeedMeta<FormArgs> = {
  title: 'Complaint form/Sending',
  component: 'heed-complaint-form',
  tags: ['!autodocs'],
  render: renderForm,
  args: { 'privacy-url': '#privacy', 'track-url': '#track' },
  argTypes: { content: { table: { disable: true } } },
};
export default meta;

type Story = HeedStory<FormArgs>;

const withFiles = async (scene: Scene<FormArgs>) => {
  const form = formIn(scene.canvasElement);
  const { words } = scene.loaded;
  await fill(scene);
  await paste(form, await photo(words.photo), pdf(words.paper));
  await until(form, (root) => root.querySelectorAll('.files button').length === 2);
};
const sent = async (scene: Scene<FormArgs>, outcome: string) => {
  await fill(scene);
  await send(scene);
  await shown(formIn(scene.canvasElement), outcome);
};

/** All answers again before they go. */
export const Review: Story = {
  play: async (scene) => {
    await withFiles(scene);
    await review(scene);
  },
};

/** The first file is on its way. The answer never comes; after two minutes the form says so. */
export const Uploading: Story = {
  parameters: { heed: { fault: { behaviour: 'never', on: /uploads/ } } },
  play: async (scene) => {
    await withFiles(scene);
    await send(scene);
    await shown(formIn(scene.canvasElement), 'ol.files [aria-current]');
  },
};

/** The connection was lost at the first file, which can be tried again by itself. */
export const FileNotSent: Story = {
  parameters: { heed: { fault: { behaviour: 'offline', on: /uploads/ } } },
  play: async (scene) => {
    await withFiles(scene);
    await send(scene);
    await shown(formIn(scene.canvasElement), 'ol.files button');
  },
};

/** The words are on their way. After twenty seconds without an answer the form says so. */
export const Sending: Story = {
  parameters: { heed: { fault: { behaviour: 'never', on: /POST .*cases/ } } },
  play: (scene) => sent(scene, 'progress'),
};

/** No connection: kept on the device, and sent by itself later. */
export const Offline: Story = {
  parameters: { heed: { fault: { behaviour: 'offline' } } },
  play: (scene) => sent(scene, '.panel:not([aria-busy]) .actions .primary:only-of-type, .panel:not([aria-busy]) .hint'),
};

/** The service has a fault, and says when to try again. */
export const ServiceFails: Story = {
  parameters: { heed: { fault: { behaviour: 'failing' } } },
  play: (scene) => sent(scene, '.panel:not([aria-busy]) .hint'),
};

export const TooManyRequests: Story = {
  parameters: { heed: { fault: { behaviour: 'limited' } } },
  play: (scene) => sent(scene, '.panel:not([aria-busy]) .hint'),
};

/** The shop asks for more than this page knew: back in the form, with what was written. */
export const Refused: Story = {
  // The page has asked before the shop changed its form.
  parameters: { heed: { fault: { behaviour: 'refusing', on: /^POST / } } },
  play: async (scene) => {
    await fill(scene, { orderNumber: '', occurredAt: '' });
    await send(scene);
    await shown(formIn(scene.canvasElement), '.summary li');
  },
};

/** The page is of another origin, which the service does not list. */
export const Forbidden: Story = {
  parameters: { heed: { fault: { behaviour: 'forbidden' } } },
  play: (scene) => sent(scene, '.summary'),
};

/** The receipt. */
export const Received: Story = {
  args: { content: (words) => html`<p slot="thanks">${words.thanks}</p>` },
  play: async (scene) => {
    await withFiles(scene);
    await send(scene);
    await shown(formIn(scene.canvasElement), '.receipt');
  },
};

/** The receipt with what was written laid open. */
export const ReceivedWithAnswers: Story = {
  play: async (scene) => {
    await sent(scene, '.receipt');
    await press(formIn(scene.canvasElement), '.receipt summary');
  },
};

/** Without the page that shows all answers again. */
export const ReceivedInquiry: Story = {
  args: { 'kind': 'inquiry', 'no-review': true },
  play: async ({ canvasElement, loaded: { words } }) => {
    const form = formIn(canvasElement);
    await write(form, { subject: words.question, description: words.ask, name: words.name, email: 'lin@shop.example', consent: true });
    await press(form, 'form [type=submit]');
    await shown(form, '.receipt');
  },
};

export const ReceivedSuggestion: Story = {
  args: { 'kind': 'suggestion', 'no-review': true, 'track-url': undefined },
  play: async ({ canvasElement, loaded: { words } }) => {
    const form = formIn(canvasElement);
    await write(form, { subject: words.idea, description: words.propose, name: words.name, phone: '+86 138 0013 8000', consent: true });
    await press(form, 'form [type=submit]');
    await shown(form, '.receipt');
  },
};

/** Another one by the same person. */
export const WriteAnother: Story = {
  play: async (scene) => {
    await sent(scene, '.receipt');
    const form = formIn(scene.canvasElement);
    await press(form, '.receipt .actions button:last-of-type');
    await until(form, (root) => root.querySelector<HTMLInputElement>('[name=subject]')?.value === '' && !root.querySelector('.receipt'));
  },
};

const late: HeedParameters['before'] = async (service, words, locale) => {
  const { consent: _, ...values } = answers(words);
  const store = await openDrafts();
  const draft = newDraft({ site: `${service.endpoint}#`, form: 'heed-complaint-form', version: 1, kind: 'complaint', values });
  const outbox = new Outbox({ store, backend: () => new RestBackend({ endpoint: service.endpoint }) });
  await outbox.send(draft, { kind: 'complaint', form: { id: 'complaint', version: 1 }, values: { ...values, consent: true }, files: [], locale });
};

/** What was kept on another day has gone out by itself: its reference and code. */
export const ArrivedMeanwhile: Story = {
  parameters: { heed: { before: late } },
  play: async ({ canvasElement }) => void await shown(formIn(canvasElement), '.banner output'),
};

const customer = customerOf;
/** The customer is signed in at the shop, and has an open case on the order. */
const openCase: HeedParameters['before'] = async (service, words, locale) => {
  const backend = new RestBackend({ endpoint: service.endpoint, token: () => customer(service) });
  await backend.cases.submit({ kind: 'complaint', form: { id: 'complaint', version: 1 }, values: answers(words), files: [], locale }, { idempotencyKey: crypto.randomUUID() });
};
const reviewTwin = async (scene: Scene<FormArgs>) => {
  await withFiles(scene);
  await review(scene);
  await shown(formIn(scene.canvasElement), '.twins');
};

/** Before it is sent: their own open case on the same order. */
export const OpenCaseOnTheOrder: Story = { args: { customer }, parameters: { heed: { before: openCase } }, play: reviewTwin };

/** What was written is added to it instead. */
export const AddingToTheOpenCase: Story = {
  args: { customer },
  parameters: { heed: { before: openCase } },
  play: async (scene) => {
    await reviewTwin(scene);
    await press(formIn(scene.canvasElement), '.twins button');
    await shown(formIn(scene.canvasElement), '#text');
  },
};

export const AddedToTheOpenCase: Story = {
  args: { customer },
  parameters: { heed: { before: openCase } },
  play: async (scene) => {
    await AddingToTheOpenCase.play!(scene);
    const form = formIn(scene.canvasElement);
    await press(form, '.panel form [type=submit]');
    await until(form, (root) => root.querySelector('.panel h2') && !root.querySelector('#text'));
  },
};

export const NarrowOpenCase: Story = { args: { customer }, parameters: { heed: { before: openCase, width: 280 } }, play: reviewTwin };

/** Nobody knows them, but this device has sent something on the order. It has no code of it any more. */
export const SentBefore: Story = {
  parameters: {
    heed: {
      before: async (...setting) => {
        await late(...setting);
        const store = await openDrafts();
        for (const { key } of await store.receipts()) await store.seen(key);
      },
    },
  },
  play: reviewTwin,
};

/** The receipt in a column of 280 pixels. */
export const NarrowReceipt: Story = {
  parameters: { heed: { width: 280 } },
  play: (scene) => sent(scene, '.receipt'),
};

export const NarrowReview: Story = {
  parameters: { heed: { width: 280 } },
  play: async (scene) => {
    await fill(scene);
    await review(scene);
  },
};

export const RightToLeftReceipt: Story = { globals: { direction: 'rtl' }, play: (scene) => sent(scene, '.receipt') };

export const DarkReceipt: Story = { globals: { theme: 'dark' }, play: (scene) => sent(scene, '.receipt') };

import { html } from 'lit';
import 'heed/define/case-tracker';
import type { ReceiptFile } from '../src/domain/receipt-file.ts';
import { choose, paste, pdf, press, shown, until, write } from './support/act.ts';
import { COMPLAINT, lived, open, renderTracker, trackerIn } from './support/following.ts';
import type { TrackerArgs } from './support/following.ts';
import type { HeedMeta, HeedStory, Scene } from './support/story.ts';

const meta: HeedMeta<TrackerArgs> = { title: 'Case tracker', component: 'heed-case-tracker', render: renderTracker };
export default meta;

type Story = HeedStory<TrackerArgs>;

const ask = async ({ canvasElement }: Scene<TrackerArgs>, reference: string, code: string) => {
  const tracker = trackerIn(canvasElement);
  await write(tracker, { reference, code });
  await press(tracker, 'form [type=submit]');
  return tracker;
};
/** A code that is well formed and opens nothing. */
const STRANGE = '0000-0000-0000-0000';

/** Reference and code stand on the receipt. */
export const LookUp: Story = { play: async ({ canvasElement }) => void await shown(trackerIn(canvasElement), '.lookup') };

/** The page knows the reference. */
export const LookUpWithReference: Story = { args: { reference: 'HD-7K3MQ-9XTRC' }, play: LookUp.play };

/** A slip in both: noticed before anything is asked. */
export const Mistyped: Story = {
  tags: ['!autodocs'],
  play: async (scene) => void await until(await ask(scene, 'HD-12345', 'K7'), (root) => root.querySelectorAll('.field .error').length === 2),
};

/** No such case, or not with this code: nobody learns which. */
export const WrongCode: Story = {
  tags: ['!autodocs'],
  parameters: { heed: lived('complaint', COMPLAINT.accepted) },
  play: async (scene) => void await shown(await ask(scene, scene.loaded.receipt!.reference, STRANGE), '[role=alert]'),
};

export const Looking: Story = {
  tags: ['!autodocs'],
  parameters: { heed: { ...lived('complaint', COMPLAINT.accepted), fault: { behaviour: 'never' } } },
  play: async (scene) => void await shown(await ask(scene, scene.loaded.receipt!.reference, scene.loaded.receipt!.trackingCode), '.lookup[aria-busy=true]'),
};

export const Offline: Story = {
  tags: ['!autodocs'],
  parameters: { heed: { ...lived('complaint', COMPLAINT.accepted), fault: { behaviour: 'offline' } } },
  play: async (scene) => void await shown(await ask(scene, scene.loaded.receipt!.reference, scene.loaded.receipt!.trackingCode), '[role=alert]'),
};

export const ServiceFails: Story = {
  tags: ['!autodocs'],
  parameters: { heed: { ...lived('complaint', COMPLAINT.accepted), fault: { behaviour: 'failing' } } },
  play: Offline.play,
};

/** A receipt that was saved is checked; `change` is what became of the file meanwhile. */
const checked = (outcome: string, change: (file: ReceiptFile) => object = (file) => file): NonNullable<Story['play']> => async ({ canvasElement, loaded: { receipt, service } }) => {
  const tracker = trackerIn(canvasElement);
  await press(tracker, 'button.link');
  const input = await until(tracker, (root) => root.querySelector<HTMLInputElement>('.receipt-check input'));
  const { trackingCode, state: _, ...proof } = receipt!;
  const { keys } = await (await service.ask('/.well-known/heed.json')).json() as Pick<ReceiptFile, 'keys'>;
  choose(input, new File([JSON.stringify(change({ heed: 'receipt', version: 1, receipt: proof, trackingCode, keys }))], 'receipt.json'));
  await shown(tracker, outcome);
};
const signed = ({ receipt }: ReceiptFile) => receipt.signature!;

/** As it was signed, by this service. */
export const ReceiptGenuine: Story = { tags: ['!autodocs'], parameters: { heed: lived('complaint', COMPLAINT.received) }, play: checked('.verdict.good') };

/** A time was changed. */
export const ReceiptAltered: Story = {
  tags: ['!autodocs'],
  parameters: { heed: lived('complaint', COMPLAINT.received) },
  play: checked('.verdict.bad', (file) => ({ ...file, receipt: { ...file.receipt, receivedAt: '2026-01-01T00:00:00.000Z' } })),
};

/** Signed with a key that this service has never published. */
export const ReceiptForeign: Story = {
  tags: ['!autodocs'],
  parameters: { heed: lived('complaint', COMPLAINT.received) },
  play: checked('.verdict.bad', (file) => ({ ...file, receipt: { ...file.receipt, signature: { ...signed(file), kid: 'another' } } })),
};

/** From a service that did not sign. */
export const ReceiptUnsigned: Story = {
  tags: ['!autodocs'],
  parameters: { heed: lived('complaint', COMPLAINT.received) },
  play: checked('.verdict:not(.good, .bad)', (file) => ({ ...file, receipt: { ...file.receipt, signature: undefined } })),
};

/** Without a connection, and without the service's keys from before: it fits what the file itself brings, and no more is said. */
export const ReceiptUnconfirmed: Story = {
  tags: ['!autodocs'],
  parameters: { heed: { ...lived('complaint', COMPLAINT.received), fault: { behaviour: 'offline' } } },
  play: checked('.verdict:not(.good, .bad)'),
};

/** Nobody answered in time, and it says so. */
export const LateAnswer: Story = { tags: ['!autodocs'], parameters: { heed: lived('complaint', COMPLAINT.received, 300) }, play: open };

/** Messages of both sides, with files. */
export const WithMessages: Story = { tags: ['!autodocs'], parameters: { heed: lived('complaint', COMPLAINT.talked) }, play: open };

/** What the customer wrote, laid open. */
export const WithAnswers: Story = {
  tags: ['!autodocs'],
  parameters: { heed: lived('complaint', COMPLAINT.accepted) },
  play: async (scene) => {
    await open(scene);
    await press(trackerIn(scene.canvasElement), 'summary');
  },
};

const compose = async (scene: Scene<TrackerArgs>) => {
  await open(scene);
  const tracker = trackerIn(scene.canvasElement);
  const { words } = scene.loaded;
  await press(tracker, '.panel > .actions button');
  await write(tracker, { text: words.message });
  await paste(tracker, pdf(words.paper));
  await shown(tracker, '.compose .files button');
  return tracker;
};

/** A message in the making. */
export const Composing: Story = {
  tags: ['!autodocs'],
  parameters: { heed: lived('complaint', COMPLAINT.accepted) },
  play: async (scene) => void await compose(scene),
};

export const EmptyMessage: Story = {
  tags: ['!autodocs'],
  parameters: { heed: lived('complaint', COMPLAINT.accepted) },
  play: async (scene) => {
    await open(scene);
    const tracker = trackerIn(scene.canvasElement);
    await press(tracker, '.panel > .actions button');
    await press(tracker, '.compose [type=submit]');
    await shown(tracker, '.compose .error');
  },
};

export const MessageUploading: Story = {
  tags: ['!autodocs'],
  parameters: { heed: { ...lived('complaint', COMPLAINT.accepted), fault: { behaviour: 'never', on: /uploads/ } } },
  play: async (scene) => {
    const tracker = await compose(scene);
    await press(tracker, '.compose [type=submit]');
    await shown(tracker, 'progress');
  },
};

export const MessageFailed: Story = {
  tags: ['!autodocs'],
  parameters: { heed: { ...lived('complaint', COMPLAINT.accepted), fault: { behaviour: 'failing', on: /POST/ } } },
  play: async (scene) => {
    const tracker = await compose(scene);
    await press(tracker, '.compose [type=submit]');
    await shown(tracker, '[role=alert]');
  },
};

export const MessageSent: Story = {
  tags: ['!autodocs'],
  parameters: { heed: lived('complaint', COMPLAINT.accepted) },
  play: async (scene) => {
    const tracker = await compose(scene);
    await press(tracker, '.compose [type=submit]');
    await shown(tracker, '.event.customer .attached');
  },
};

/** The customer wants something else, and says what. */
export const Declining: Story = {
  tags: ['!autodocs'],
  parameters: { heed: lived('complaint', COMPLAINT.approved) },
  play: async (scene) => {
    await open(scene);
    const tracker = trackerIn(scene.canvasElement);
    await press(tracker, '.panel > .actions button:nth-of-type(2)');
    await write(tracker, { text: scene.loaded.words.decline });
  },
};

/** The customer agrees: one press, and it is done. */
export const Agreed: Story = {
  tags: ['!autodocs'],
  parameters: { heed: lived('complaint', COMPLAINT.approved) },
  play: async (scene) => {
    await open(scene);
    const tracker = trackerIn(scene.canvasElement);
    await press(tracker, '.actions .primary');
    await until(tracker, (root) => root.querySelectorAll('.event').length === 7);
  },
};

export const NoBackend: Story = {
  tags: ['!autodocs'],
  render: () => html`<heed-case-tracker></heed-case-tracker>`,
  play: async ({ canvasElement }) => void await shown(trackerIn(canvasElement), '.error'),
};

export const Narrow: Story = { tags: ['!autodocs'], parameters: { heed: { ...lived('complaint', COMPLAINT.talked), width: 280 } }, play: open };

export const RightToLeft: Story = { tags: ['!autodocs'], globals: { direction: 'rtl' }, parameters: { heed: lived('complaint', COMPLAINT.talked) }, play: open };

export const Dark: Story = { tags: ['!autodocs'], globals: { theme: 'dark' }, parameters: { heed: lived('complaint', COMPLAINT.talked) }, play: open };

export const English: Story = { tags: ['!autodocs'], globals: { locale: 'en' }, parameters: { heed: lived('complaint', COMPLAINT.approved) }, play: open };

export const SimplifiedChinese: Story = { tags: ['!autodocs'], globals: { locale: 'zh-Hans' }, parameters: { heed: lived('complaint', COMPLAINT.approved) }, play: open };

export const TraditionalChinese: Story = { tags: ['!autodocs'], globals: { locale: 'zh-Hant' }, parameters: { heed: lived('complaint', COMPLAINT.approved) }, play: open };

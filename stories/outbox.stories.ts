import { html } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import 'heed/define/outbox';
import { HeedError } from '../src/backend/port.ts';
import type { HeedBackend, HeedErrorCode } from '../src/backend/port.ts';
import { RestBackend } from '../src/backend/rest.ts';
import { newDraft, newKey } from '../src/drafts/draft.ts';
import { forgetAll } from '../src/drafts/forget.ts';
import { Outbox } from '../src/drafts/outbox.ts';
import { openDrafts, openMemory } from '../src/drafts/store.ts';
import type { DraftStore, KeptFile } from '../src/drafts/types.ts';
import { pdf, press, shown, until, widgetIn } from './support/act.ts';
import { answers } from './support/filling.ts';
import type { HeedMeta, HeedParameters, HeedStory, Scene } from './support/story.ts';

interface Args { 'track-url'?: string; 'shared-device'?: boolean }

const meta: HeedMeta<Args> = {
  title: 'Outbox',
  component: 'heed-outbox',
  tags: ['!autodocs'],
  render: (args, { loaded: { service, words } }) => html`
    <heed-outbox endpoint=${service.endpoint} track-url=${ifDefined(args['track-url'])} ?shared-device=${args['shared-device']}><p>${words.fallback}</p></heed-outbox>`,
  args: { 'track-url': '#track' },
};
export default meta;

type Story = HeedStory<Args>;

/** Somebody has written and sent, on another page or another day; what became of it then. */
const written = (outcome: HeedErrorCode | 'received', { files = 0, memory = false, seen = false }: { files?: number; memory?: boolean; seen?: boolean } = {}): HeedParameters['before'] => async (service, words, locale) => {
  const store: DraftStore = await (memory ? openMemory() : openDrafts());
  if (memory) await forgetAll(store);
  const rest = new RestBackend({ endpoint: service.endpoint });
  const fails = () => Promise.reject(new HeedError(outcome as HeedErrorCode, 'A bad day.'));
  const backend: HeedBackend = outcome === 'received' ? rest : { uploads: { ...rest.uploads, upload: fails }, cases: { ...rest.cases, submit: fails } };
  const { kind: _, ...values } = { kind: 'complaint', ...answers(words) };
  const draft = newDraft({ site: `${service.endpoint}#`, form: 'heed-complaint-form', version: 1, kind: 'complaint', values });
  draft.files = Array.from({ length: files }, (_, i): KeptFile => {
    const blob = pdf(`${i + 1}.pdf`);
    return { id: newKey(), name: blob.name, type: blob.type, size: blob.size, blob };
  });
  await store.put(draft);
  const state = await new Outbox({ store, backend: () => backend }).send(draft, { kind: 'complaint', form: { id: 'complaint', version: 1 }, values, files: [], locale });
  if (state.state === 'received' && seen) await store.seen(state.receipt.key);
};

/** Somebody has begun to write, and not sent it. */
const begun: HeedParameters['before'] = async (service, words) => {
  const store = await openMemory();
  await forgetAll(store);
  await store.put(newDraft({ site: `${service.endpoint}#`, form: 'heed-complaint-form', version: 1, kind: 'complaint', values: answers(words) }));
};

const outboxIn = (canvas: Element) => widgetIn(canvas, 'heed-outbox');
const item = (kind = '') => async ({ canvasElement }: Scene<Args>) => void await shown(outboxIn(canvasElement), `.item${kind}`);

/** Nothing waits and nothing was sent. */
export const Empty: Story = {
  args: { 'shared-device': true },
  parameters: { heed: { before: async () => void await forgetAll(await openMemory()) } },
  play: async ({ canvasElement }) => void await shown(outboxIn(canvasElement), '.empty'),
};

/** There is no connection: it waits, with its files, and may still be taken back. */
export const WaitingForConnection: Story = { tags: ['autodocs'], parameters: { heed: { before: written('network', { files: 2 }), fault: { behaviour: 'offline' } } }, play: item() };

/** The service does not work at the moment; it may have arrived. */
export const ServiceFails: Story = { parameters: { heed: { before: written('unavailable'), fault: { behaviour: 'failing' } } }, play: item() };

/** On its way: a file at a time. */
export const Sending: Story = {
  parameters: { heed: { before: written('network', { files: 3 }), fault: { behaviour: 'never' } } },
  play: async ({ canvasElement }) => {
    const outbox = outboxIn(canvasElement);
    await press(outbox, '.item .primary');
    await shown(outbox, '.item.on');
  },
};

/** Refused for good: it is a draft again. */
export const Refused: Story = { parameters: { heed: { before: written('invalid') } }, play: item('.bad') };

/** It went out by itself: reference and code, until they are put away. */
export const Received: Story = { parameters: { heed: { before: written('received', { files: 1 }) } }, play: item('.done output') };

/** The code was shown before; the receipt can still be saved. */
export const ReceivedAndSeen: Story = { parameters: { heed: { before: written('received', { seen: true }) } }, play: item('.done') };

/** Something was begun: its form goes on with it. A draft that was taken along as a file comes here too. */
export const NotFinished: Story = { args: { 'shared-device': true }, parameters: { heed: { before: begun } }, play: item() };

/** Forgotten in one tap, which can be taken back. */
export const Forgotten: Story = {
  args: { 'shared-device': true },
  parameters: { heed: { before: written('received', { memory: true }) } },
  play: async ({ canvasElement }) => {
    const outbox = outboxIn(canvasElement);
    await shown(outbox, '.done');
    await press(outbox, '.foot button');
    await until(outbox, (root) => root.querySelector('.note') && root.querySelector('.empty'));
  },
};

/** Something has not been sent yet: it is asked first. */
export const AskBeforeForgetting: Story = {
  args: { 'shared-device': true },
  parameters: { heed: { before: written('network', { memory: true }), fault: { behaviour: 'offline' } } },
  play: async ({ canvasElement }) => {
    const outbox = outboxIn(canvasElement);
    await shown(outbox, '.item');
    await press(outbox, '.foot button');
    await shown(outbox, '.note.ask');
  },
};

/** A column of 280 pixels. */
export const Narrow: Story = { parameters: { heed: { before: written('network', { files: 2 }), fault: { behaviour: 'offline' }, width: 280 } }, play: item() };

export const RightToLeft: Story = { globals: { direction: 'rtl' }, parameters: { heed: { before: written('received') } }, play: item('.done') };

export const Dark: Story = { globals: { theme: 'dark' }, parameters: { heed: { before: written('network'), fault: { behaviour: 'offline' } } }, play: item() };

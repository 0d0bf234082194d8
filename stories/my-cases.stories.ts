import { html } from 'lit';
import 'heed/define/my-cases';
import { RestOwnCases } from '../src/backend/own-rest.ts';
import { RestBackend } from '../src/backend/rest.ts';
import { shown, widgetIn } from './support/act.ts';
import { answers } from './support/filling.ts';
import { COMPLAINT } from './support/following.ts';
import { customerOf } from './support/identity.ts';
import { Story as Past } from './support/staff.ts';
import type { HeedMeta, HeedParameters, HeedStory } from './support/story.ts';

interface Args { stranger?: boolean }
type Story = HeedStory<Args>;

const meta: HeedMeta<Args> = {
  title: 'My cases',
  component: 'heed-my-cases',
  tags: ['!autodocs'],
  render: ({ stranger }, { loaded: { service, words } }) => html`<heed-my-cases track-url="#track"
    .backend=${new RestOwnCases({ endpoint: service.endpoint, token: () => (stranger ? undefined : customerOf(service)) })}><a slot="sign-in" href="#account">${words.name}</a></heed-my-cases>`,
};
export default meta;

/** One that waits for the customer, one that has just come, one that has ended. */
const several: HeedParameters['before'] = async (service, words, locale) => {
  const backend = new RestBackend({ endpoint: service.endpoint, token: () => customerOf(service) });
  const file = (ago: number, values = {}) => {
    service.shift = -ago * 60_000;
    return backend.cases.submit({ kind: 'complaint', form: { id: 'complaint', version: 1 }, values: { ...answers(words), ...values }, files: [], locale }, { idempotencyKey: crypto.randomUUID() });
  };
  const past = async (ago: number, values: object, road: 'approved' | 'withdrawn') => {
    const story = new Past(service, 'complaint', await file(ago, values));
    for (const step of COMPLAINT[road]) await step(story, words);
  };
  await past(9000, { subject: words.question, orderNumber: '' }, 'withdrawn');
  await past(3000, {}, 'approved');
  await file(30, { subject: words.unsatisfied, orderNumber: 'SW-2611-04718' });
  service.shift = 0;
};
const listed: Story['play'] = async ({ canvasElement }) => void await shown(widgetIn(canvasElement, 'heed-my-cases'), '.own-card');
const told: Story['play'] = async ({ canvasElement }) => void await shown(widgetIn(canvasElement, 'heed-my-cases'), '.nobody');

export const Several: Story = { parameters: { heed: { before: several } }, play: listed };
export const None: Story = { play: told };
/** The page vouches for nobody: its own sign-in stands there. */
export const SignedOut: Story = { args: { stranger: true }, play: told };
export const ServiceFails: Story = {
  parameters: { heed: { fault: { behaviour: 'failing' } } },
  play: async ({ canvasElement }) => void await shown(widgetIn(canvasElement, 'heed-my-cases'), '[role=alert] + button'),
};
/** The answer never comes. */
export const Loading: Story = {
  parameters: { heed: { fault: { behaviour: 'never' } } },
  play: async ({ canvasElement }) => void await shown(widgetIn(canvasElement, 'heed-my-cases'), '.own [role=status]'),
};
export const Narrow: Story = { parameters: { heed: { before: several, width: 280 } }, play: listed };
export const RightToLeft: Story = { globals: { direction: 'rtl' }, parameters: { heed: { before: several } }, play: listed };

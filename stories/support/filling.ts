/** What the stories of the complaint form have in common. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { press, shown, widgetIn, write } from './act.ts';
import type { Service } from './backend.ts';
import type { Loaded, Scene } from './story.ts';
import type { Words } from './words.ts';

export interface FormArgs {
  kind?: string;
  kinds?: string;
  site?: string;
  'no-review'?: boolean;
  paged?: boolean;
  'shared-device'?: boolean;
  /** Who the customer is, as the shop says. */
  customer?: (service: Service) => Promise<string>;
  'privacy-url'?: string;
  'track-url'?: string;
  'prefill-from-url'?: string;
  /** What stands inside the tag. */
  content?: (words: Words) => TemplateResult;
}

export const fallback = (words: Words): TemplateResult => html`<p>${words.fallback}</p>`;

export const renderForm = (args: FormArgs, { loaded: { service, words } }: { readonly loaded: Loaded }): TemplateResult => html`
  <heed-complaint-form kind=${ifDefined(args.kind)} kinds=${ifDefined(args.kinds)} endpoint=${service.endpoint} site=${ifDefined(args.site)}
    privacy-url=${ifDefined(args['privacy-url'])} track-url=${ifDefined(args['track-url'])} prefill-from-url=${ifDefined(args['prefill-from-url'])}
    ?no-review=${args['no-review']} ?paged=${args.paged} ?shared-device=${args['shared-device']} .customerToken=${args.customer && (() => args.customer!(service))}>${args.content ? args.content(words) : fallback(words)}</heed-complaint-form>`;

/** A `<script type="application/json">` child, as a page author writes it. */
export const jsonChild = (json: unknown): TemplateResult => {
  const script = document.createElement('script');
  script.type = 'application/json';
  script.textContent = JSON.stringify(json, null, 2);
  return html`${script}${nothing}`;
};

export const formIn = (canvas: Element) => widgetIn(canvas, 'heed-complaint-form');

/** The form has come. */
export const drawn = async <A>({ canvasElement }: Scene<A>): Promise<void> => void await shown(formIn(canvasElement), 'form [type=submit]');

/** Every answer a complaint needs, and some more. */
export const answers = (words: Words) => ({
  subject: words.subject, description: words.description, occurredAt: '2026-11-18', category: 'product', impact: 'only-me', wantedOutcome: 'exchange',
  orderNumber: 'T-20418', product: words.product, name: words.name, email: 'lin@shop.example', bestTime: words.bestTime, consent: true,
});

export async function fill({ canvasElement, loaded: { words } }: Scene<FormArgs>, more: Readonly<Record<string, string | boolean>> = {}): Promise<void> {
  await write(formIn(canvasElement), { ...answers(words), ...more });
}

export const review = async ({ canvasElement }: Scene<FormArgs>): Promise<void> => {
  const form = formIn(canvasElement);
  await press(form, 'form [type=submit]');
  await shown(form, '.panel [part~=submit]');
};

export const send = async (scene: Scene<FormArgs>): Promise<void> => {
  await review(scene);
  await press(formIn(scene.canvasElement), '.panel [part~=submit]');
};

import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import type { HeedBackend } from '../../backend/port.ts';
import { RestBackend } from '../../backend/rest.ts';
import { SettingsController } from '../../controllers/context.ts';
import { siteOf } from '../../controllers/delivery.ts';
import { HeedOutboxChangedEvent } from '../../controllers/events.ts';
import { OutboxController } from '../../controllers/outbox.ts';
import type { Draft } from '../../drafts/types.ts';
import { loadTerms } from '../../i18n/index.ts';
import { TermsController } from '../../controllers/terms.ts';
import { loadDeviceTerms } from '../../i18n/device.ts';
import type { DeviceTerms } from '../../i18n/device.ts';
import { draftCard, forgetFoot, receivedCard, waitingCard } from './cards.ts';
import { bringControl } from '../../parts/device.ts';
import { formStyles } from '../../theme/form.ts';
import { outboxStyles } from '../../theme/outbox.ts';

/**
 * What lies on this device: submissions that wait, why and until when; what was sent, with its reference and a receipt to save.
 * It sends what waits as soon as that is possible, also on a page without a form.
 *
 * @summary What waits to be sent, and what was.
 * @tag heed-outbox
 * @slot - Fallback while the widget cannot run.
 * @fires {HeedOutboxChangedEvent} heed-outbox-changed - A submission of this device has moved; `state` and `reference` tell how.
 * @csspart panel - Everything.
 * @csspart title - A heading.
 * @csspart item - A submission.
 * @csspart actions - A row of buttons.
 * @csspart button - A button.
 * @csspart link - A link.
 * @csspart empty - What shows when nothing waits and nothing was sent.
 * @csspart error - An error.
 * @cssproperty --heed-accent - Colour of buttons, links and focus.
 * @cssproperty --heed-on-accent - Colour of text on the accent.
 * @cssproperty --heed-text - Colour of text.
 * @cssproperty --heed-muted - Colour of hints.
 * @cssproperty --heed-surface - Background of cards.
 * @cssproperty --heed-line - Colour of borders.
 * @cssproperty --heed-danger - Colour of what was refused.
 * @cssproperty --heed-radius - Roundness of corners.
 * @cssproperty --heed-gap - Space between parts.
 * @cssproperty --heed-font - The `font` shorthand; inherited from the page by default.
 */
export class HeedOutbox extends LitElement {
  static override styles = [formStyles, outboxStyles];
  static override properties = {
    endpoint: {},
    backend: { attribute: false },
    site: {},
    trackUrl: { attribute: 'track-url' },
    sharedDevice: { type: Boolean, attribute: 'shared-device' },
  };

  /** Address of a heed server, e.g. `/` or `https://service.example`; the same as the form's. */
  endpoint?: string;
  /** A backend of your own; wins over `endpoint`. */
  backend?: HeedBackend;
  /** Which of the server's sites this is. */
  site?: string;
  /** Address of the page with the tracker; receipts link to it. */
  trackUrl?: string;
  /** The computer is shared: only what this page holds in memory is shown. */
  sharedDevice = false;

  readonly #form = new TermsController(this, 'form', loadTerms);
  readonly #sending = new TermsController(this, 'sending', loadTerms);
  readonly #context = new SettingsController(this);
  readonly #outbox = new OutboxController(this, () => this.#settings, (state) => {
    this.dispatchEvent(new HeedOutboxChangedEvent(state.state, state.state === 'received' ? state.receipt.reference : undefined));
    if (state.state === 'received' && this.#terms) this.#say(this.#terms.receivedAs(state.receipt.reference));
  });
  #terms?: DeviceTerms;
  #locale?: string;
  #rest?: RestBackend;
  #address?: string;
  #said = '';
  #busy = false;
  #bring?: HTMLElement;
  #fault?: keyof DeviceTerms['fileFault'];
  #complained = false;

  /** How many submissions wait. */
  get waiting(): number { return this.#outbox.items.length; }
  /** How many receipts are kept. */
  get sent(): number { return this.#outbox.receipts.length; }

  get #settings(): { readonly backend?: HeedBackend; readonly site: string; readonly sharedDevice?: boolean } {
    const { backend, endpoint } = this;
    const given = this.#context.value;
    const [server, address] = backend || endpoint !== undefined ? [backend, endpoint] : [given.backend, given.endpoint];
    const site = this.site ?? given.site;
    const key = siteOf({ endpoint: address, site });
    if (!server && address !== undefined && key !== this.#address) this.#rest = new RestBackend({ endpoint: address, site });
    this.#address = key;
    return { backend: server ?? (address === undefined ? undefined : this.#rest), site: key, sharedDevice: this.sharedDevice || given.sharedDevice };
  }

  protected override willUpdate(_: PropertyValues<this>): void {
    const locale = this.#form.terms?.locale;
    if (!locale || locale === this.#locale) return;
    this.#locale = locale;
    void loadDeviceTerms(locale).then((terms) => {
      if (locale !== this.#locale) return;
      this.#terms = terms;
      this.#bring = undefined;
      this.requestUpdate();
    });
  }

  protected override render(): TemplateResult {
    const { terms: form } = this.#form;
    const { terms: sending } = this.#sending;
    const terms = this.#terms;
    const outbox = this.#outbox;
    if (!form || !sending || !terms || !outbox.ready) return html`<slot></slot>`;
    const { backend, site } = this.#settings;
    if (!backend) {
      if (!this.#complained) console.error('<heed-outbox> has no backend. Set its "endpoint" or "backend", or put it inside <heed-provider>.');
      this.#complained = true;
      return html`<slot><p part="error" class="error">${form.ui.noBackend}</p></slot>`;
    }
    const { items, receipts, refused, begun } = outbox;
    const { ui } = terms;
    const part = (title: string, count: number, cards: unknown) => (count ? html`<section>
      <h3 part="title">${title} <span class="number">${count}</span></h3><ul class="items">${cards}</ul></section>` : nothing);
    const tracked = !!backend.cases?.track;
    const view = { terms, sending, locale: form.locale, tracked, trackUrl: tracked ? this.trackUrl ?? this.#context.value.trackUrl : undefined };
    const drafts = (list: readonly Draft[], refused: boolean) => list.map((draft) => draftCard(draft, { ...view, refused, takeAlong: () => void outbox.takeAlong(draft) }));
    return html`<div class="device" part="panel">
      <h2 part="title" tabindex="-1">${ui.title}</h2>
      ${items.length || receipts.length || refused.length || begun.length ? nothing : html`<div class="empty" part="empty"><strong>${ui.empty}</strong><span class="hint">${ui.emptyHint}</span></div>`}
      ${part(ui.waiting, items.length, items.map((item) => waitingCard(item, {
        ...view, own: outbox.sends(item), durable: outbox.durable && !item.memoryOnly, progress: outbox.progress(item.key), busy: this.#busy,
        retry: () => void this.#retry(), takeBack: () => void this.#takeBack(item.key), takeAlong: () => void outbox.takeAlong(item.draft),
      })))}
      ${part(ui.refused, refused.length, drafts(refused, true))}
      ${part(ui.begun, begun.length, drafts(begun, false))}
      ${part(ui.sent, receipts.length, receipts.map((kept) => receivedCard(kept, {
        ...view, save: () => void outbox.save(kept, backend, site), seen: () => void outbox.seen(kept.key),
      })))}
      ${forgetFoot({
        terms, forgotten: outbox.forgotten, asking: outbox.asking, some: items.length + receipts.length + refused.length + begun.length > 0,
        bring: this.#bring ??= bringControl(ui.bring, (file) => void this.#brought(file)),
        forget: (sure) => void this.#forget(sure), undo: () => void this.#undo(), cancel: () => outbox.cancel(),
      })}
      ${this.#fault ? html`<p class="error" part="error" role="alert">${terms.fileFault[this.#fault]}</p>` : nothing}
      <p class="sr" role="status">${this.#said}</p>
    </div>`;
  }

  #say(words: string) {
    this.#said = words;
    this.requestUpdate();
  }

  async #retry() {
    if (this.#busy) return;
    this.#busy = true;
    this.#say(this.#sending.terms!.ui.sending);
    await this.#outbox.retry();
    this.#busy = false;
    const [left] = this.#outbox.items;
    this.#say(left?.error ? this.#sending.terms!.failure[left.error.code] : left ? '' : this.#terms!.ui.empty);
  }

  async #takeBack(key: string) {
    const { ui } = this.#terms!;
    const done = await this.#outbox.takeBack(key);
    this.#say(done ? ui.takenBack : ui.mayHaveArrived);
    this.#focus();
  }

  async #brought(file: File) {
    this.#fault = await this.#outbox.bring(file);
    this.#say(this.#fault ? '' : this.#terms!.ui.brought);
  }

  async #forget(sure: boolean) {
    await this.#outbox.forget(sure);
    const { asking, forgotten } = this.#outbox;
    const { ui } = this.#terms!;
    this.#say(asking ? ui.forgetUnsent : forgotten?.gone ? ui.forgotten : ui.notForgotten);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.note button')?.focus();
  }

  async #undo() {
    await this.#outbox.undo();
    this.#say('');
    this.#focus();
  }

  /** What had the focus is gone. */
  #focus() {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('h2')?.focus());
  }
}

import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { HeedBackend } from '../../backend/port.ts';
import { siteOf } from '../../controllers/delivery.ts';
import { checkReceipt } from '../../controllers/receipts.ts';
import type { Locale } from '../../domain/form.ts';
import type { ReceiptFile, Verdict } from '../../domain/receipt-file.ts';
import { openDrafts } from '../../drafts/store.ts';
import { loadDeviceTerms } from '../../i18n/device.ts';
import type { DeviceTerms } from '../../i18n/device.ts';
import { proofList } from '../../parts/proof.ts';

/** A saved receipt is checked: by the keys that the service publishes, or those it published when there last was a connection. */
export class ReceiptCheck {
  readonly #update: () => void;
  #terms?: DeviceTerms;
  #locale?: Locale;
  #busy = false;
  #result?: { readonly verdict: Verdict; readonly file?: ReceiptFile };

  constructor(update: () => void) {
    this.#update = update;
  }

  async #check(chosen: File | undefined, backend: HeedBackend, site: string) {
    if (!chosen || this.#busy) return;
    this.#busy = true;
    this.#result = undefined;
    this.#update();
    this.#result = await checkReceipt(chosen, backend, site, await openDrafts());
    this.#busy = false;
    this.#update();
  }

  #speak(locale: Locale) {
    if (locale === this.#locale) return;
    this.#locale = locale;
    void loadDeviceTerms(locale).then((terms) => {
      this.#terms = terms;
      this.#update();
    });
  }

  /** `open` goes to the case of a genuine receipt that brings its code. */
  render(locale: Locale, backend: HeedBackend, where: { readonly endpoint?: string; readonly site?: string }, open: (reference: string, trackingCode: string) => void): TemplateResult {
    this.#speak(locale);
    const terms = this.#terms;
    if (!terms) return html``;
    const { ui, verdict: names, verdictHint } = terms;
    const { verdict, file } = this.#result ?? {};
    const good = verdict === 'genuine';
    const bad = verdict === 'altered' || verdict === 'foreign';
    const take = (chosen: File | undefined) => void this.#check(chosen, backend, siteOf(where));
    const drop = (event: DragEvent) => {
      event.preventDefault();
      take(event.dataTransfer?.files[0]);
    };
    return html`<section class="receipt-check"><h3 part="title">${ui.checkTitle}</h3>
      <div class="drop" @dragover=${(event: Event) => event.preventDefault()} @drop=${drop}><label class="pick"><input type="file" accept=".json,application/json"
        @change=${(event: Event) => {
          const input = event.currentTarget as HTMLInputElement;
          take(input.files?.[0]);
          input.value = '';
        }}><span part="button">${ui.checkDrop}</span></label><p class="hint">${ui.checkHint}</p></div>
      <div role="status" aria-busy=${this.#busy}>${this.#busy ? html`<p>${ui.checking}</p>` : nothing}
        ${verdict ? html`<div class="verdict ${good ? 'good' : bad ? 'bad' : ''}"><strong>${names[verdict]}</strong><p>${verdictHint[verdict]}</p></div>` : nothing}</div>
      ${file && !bad ? proofList(file.receipt, terms, locale) : nothing}
      ${file?.trackingCode && !bad ? html`<div class="actions"><button type="button" part="button" @click=${() => open(file.receipt.reference, file.trackingCode!)}>${ui.follow}</button></div>` : nothing}
    </section>`;
  }
}

import { html } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import type { DeskBackend, DeskCase } from '../../backend/desk-port.ts';
import type { Script, ScriptPurpose } from '../../backend/office-port.ts';
import type { DeskStepForm } from '../../controllers/desk-step.ts';
import type { Locale } from '../../domain/form.ts';
import { fillScript } from '../../domain/script.ts';
import { formatTime } from '../../i18n/format.ts';
import { formatWhen } from '../../i18n/when.ts';
import { departmentName } from '../../parts/desk/view.ts';
import type { View } from '../../parts/desk/view.ts';

/** What each step is usually said with; a message may be any. */
const PURPOSES: Readonly<Record<string, ScriptPurpose>> = {
  'accept': 'acknowledgement', 'acknowledge': 'acknowledgement', 'reject': 'refusal', 'turn-down': 'refusal', 'promise': 'promise', 'propose': 'proposal', 'report-progress': 'progress', 'report-done': 'progress',
  'await-customer': 'progress', 'answer': 'closing', 'thank': 'closing',
};
const LOCALES: readonly Locale[] = ['en', 'zh-Hans', 'zh-Hant'];

/** Scripts (T-01) for what is being written: one click inserts, and is counted. */
export class Scripts {
  readonly #host: LitElement;
  /** Of which case and step scripts are shown. */
  #for?: string;
  #scripts?: readonly Script[];

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** Shows the scripts for a step, in the customer's language; or shuts them. */
  async toggle(step: string, data: DeskCase, backend: DeskBackend | undefined): Promise<void> {
    // Of another case they would be other ones.
    const place = `${data.reference} ${step}`;
    const shut = this.#for === place;
    this.#for = shut ? undefined : place;
    this.#scripts = undefined;
    this.#host.requestUpdate();
    if (shut || !backend?.scripts) return;
    const { kind, channel } = data;
    const locale = LOCALES.find((known) => known === data.locale);
    // Without words for this purpose, whatever there is may help.
    const purposes = data.emergency && PURPOSES[step] === 'acknowledgement' ? ['emergency', 'acknowledgement'] as const : [PURPOSES[step]];
    const found = await Promise.all(purposes.map((purpose) => backend.scripts!.list({ purpose, kind, channel, locale }))).catch(() => []);
    if (this.#for === place) this.#scripts = found.flat();
    this.#host.requestUpdate();
  }

  shut(): void {
    this.#for = undefined;
  }

  render(form: DeskStepForm, data: DeskCase, view: View, backend: DeskBackend | undefined): TemplateResult | undefined {
    if (this.#for !== `${data.reference} ${form.name}`) return undefined;
    const { ui } = view.t;
    // What is being promised with these words counts before what was promised.
    const due = (form.form.values.by ?? data.clocks.promised?.day ?? data.promisedAt ?? data.dueAt) as string | undefined;
    const textOf = ({ text, locale }: Script) => fillScript(text, {
      name: data.customer, reference: data.reference, subject: data.subject, order: data.orderNumber, receivedAt: formatTime(data.receivedAt, locale),
      dueAt: due && formatWhen(due, locale), agent: view.session.user.displayName,
      department: data.departments[0] && departmentName(data.departments[0], { ...view, locale }),
    });
    const insert = (script: Script) => {
      form.insert(textOf(script));
      this.#for = undefined;
      // That it was used is worth a count, and no more.
      backend?.scripts?.used(script.id).catch(() => { /* The next use is counted. */ });
      this.#host.requestUpdate();
    };
    return html`<div class="scripts" role="group" aria-label=${ui.script}>${!this.#scripts ? html`<p class="hint" role="status">${ui.loading}</p>`
      : this.#scripts.length ? html`<ul>${this.#scripts.map((script) => html`<li><button type="button" part="button" class="script" data-script=${script.id} @click=${() => insert(script)}>
        <strong lang=${script.locale}>${script.title}</strong><span class="hint" lang=${script.locale}>${textOf(script).replace(/\s+/g, ' ').slice(0, 110)}</span></button></li>`)}</ul>` : html`<p class="hint">${ui.noScripts}</p>`}</div>`;
  }
}

import { siteOf } from '../../controllers/delivery.ts';
import type { HeedSettings } from '../../controllers/context.ts';
import { replace } from '../../controllers/restore.ts';
import { newDraft } from '../../drafts/draft.ts';
import { openDrafts, openMemory } from '../../drafts/store.ts';
import type { Draft, DraftStore } from '../../drafts/types.ts';
import { isFilled } from '../../domain/form.ts';
import type { Values } from '../../domain/form.ts';
import type { Form } from '../../form/form.ts';
import type { SendingTerms } from '../../i18n/terms.ts';
import { h } from '../../parts/h.ts';
import { keptWords } from '../../parts/sending.ts';
import { nameOf } from './flow-host.ts';
import type { SurveyHost } from './flow-host.ts';
import type { KeptSurvey } from './kept.ts';
import { OwnAnswer } from './own-answer.ts';

/** What lies on the visitor's device: the draft, and what they have sent without an invitation. Nothing of it where many people use it. */
export class SurveyDevice {
  store!: DraftStore;
  /** Undefined with an invitation, which knows by itself what was answered. */
  own?: OwnAnswer;
  draft?: Draft;
  /** A first tap of an earlier visit, and nothing more, has arrived. */
  arrived: boolean;
  readonly #host: SurveyHost;
  readonly #settings: () => HeedSettings;
  readonly #resume: (draft: Draft) => void;
  readonly #answered: Values | undefined;
  readonly #note = h('p', { class: 'hint kept', role: 'status' });
  #kept?: KeptSurvey;
  #saved?: boolean;

  /** `answered`: what the service has of this visitor already. */
  constructor(host: SurveyHost, settings: () => HeedSettings, resume: (draft: Draft) => void, answered?: { readonly values: Values; readonly partial?: boolean }) {
    [this.#host, this.#settings, this.#resume, this.#answered] = [host, settings, resume, answered?.values];
    this.arrived = !!answered?.partial;
  }

  async open(): Promise<void> {
    const host = this.#host;
    const store = this.store = await (host.settings.sharedDevice ? openMemory() : openDrafts());
    if (host.kiosk) return;
    const [site, form] = [siteOf(this.#settings()), this.#name];
    const found = await store.find({ site, form });
    if (!host.token && !host.definition) this.own = await OwnAnswer.find(store, site, form);
    // It was refused after the page was closed.
    if (found?.reason && found.key === this.own?.before) this.own?.forget();
    const { before, whole, values = this.#answered } = this.own ?? {};
    this.arrived ||= !!before && !whole && (await store.list('receipts', before)).length > 0;
    // What was sent is nothing to go on with.
    if (found && !found.reason && values && Object.entries(found.values).every(([name, value]) => !isFilled(value) || JSON.stringify(value) === JSON.stringify(values[name]))) this.draft = found;
    else if (found) await this.#ask(found);
  }

  /** The draft that is sent; `tap`: the one of the first tap alone. */
  begin(version: number): Draft {
    return (this.draft ??= this.#new(this.#name, version));
  }

  tap(version: number, values: Values): Draft {
    return this.#new(`${this.#name} tap`, version, values);
  }

  keep(version: number, values: Values): void {
    if (this.#host.kiosk) return;
    const draft = this.begin(version);
    Object.assign(draft, { values: { ...values }, version });
    void this.store.put(draft).then((kept) => {
      if (kept === this.#saved) return;
      this.#tell(kept);
      // The device may take it at last, though nobody has tapped since.
      if (!kept) void this.store.trouble?.then((debts) => debts?.paidLate()).then(() => { if (this.#saved === false && this.store.durable) this.#tell(true); });
    });
  }

  #tell(kept: boolean) {
    this.#saved = kept;
    this.#host.requestUpdate();
  }

  /** Somebody else begins, or the same one anew. */
  forget(): void {
    this.own?.forget();
    if (this.draft) void this.store.discard(this.draft.key);
    this.draft = this.#kept = this.#saved = undefined;
    this.arrived = false;
  }

  /** The question about a draft that lay here, and what of it is not in the form. */
  question(terms: SendingTerms, form: Form): Node | undefined {
    return this.#kept?.node(terms, form);
  }

  /** Whether it is kept. */
  note(terms: SendingTerms): Node | false {
    if (this.#saved === undefined || this.#host.kiosk) return false;
    this.#note.textContent = keptWords(this.#saved, terms);
    return this.#note;
  }

  get #name(): string {
    return nameOf(this.#host);
  }

  #new(form: string, version: number, values: Values = {}): Draft {
    return newDraft({ site: siteOf(this.#settings()), form, version, values });
  }

  async #ask(found: Draft) {
    const { KeptSurvey } = await import('./kept.ts');
    this.#kept = new KeptSurvey(this.#host, this.store, found, (draft) => {
      const begun = this.draft;
      this.draft = draft;
      this.#resume(draft);
      if (begun) void replace(this.store, begun, draft);
    });
  }
}

import { Idle } from '../../controllers/idle.ts';
import { saveAs, saveReceipt } from '../../controllers/receipts.ts';
import { forget, forgetAll, hasUnsent } from '../../drafts/forget.ts';
import type { Forgotten } from '../../drafts/forget.ts';
import { KEPT } from '../../drafts/draft.ts';
import { putWhole } from '../../drafts/putting.ts';
import { pack, unpack } from '../../drafts/take-along.ts';
import type { FileFault } from '../../drafts/take-along.ts';
import type { Draft } from '../../drafts/types.ts';
import { labelAt } from '../../form/checks.ts';
import { loadDeviceTerms } from '../../i18n/device.ts';
import type { DeviceTerms } from '../../i18n/device.ts';
import { drawn, h, wear } from '../../parts/h.ts';
import { bringControl, forgetNote, otherNote, wipeNote } from '../../parts/device.ts';
import { proofList } from '../../parts/proof.ts';
import { deviceStyles } from '../../theme/device.ts';
import type { ExtrasScene } from './extras.ts';
import { Tabs } from './tabs.ts';

/** What a visitor does with what lies on this device: forgetting, taking along, receipts, other tabs, shared computers. */
export class Device {
  readonly #scene: ExtrasScene;
  readonly #resume: (draft?: Draft) => Promise<void>;
  readonly #tabs: Tabs;
  readonly #idle?: Idle;
  readonly #note = drawn<ReturnType<typeof otherNote>>();
  readonly #warning = drawn<ReturnType<typeof wipeNote>>();
  readonly #rest = drawn<readonly Node[]>();
  #terms?: DeviceTerms;
  #locale?: string;
  #forgotten?: Forgotten;
  #asking = false;
  /** What this page has told all pages and has not heard itself yet. */
  #told = 0;
  #fault?: FileFault;
  #left?: number;
  #wiped = false;
  /** The warning stands on another page than the form. */
  #marked = false;
  /** The device may take it later. */
  #hoping = false;

  /** `resume` goes on with a draft, or takes back the question about one; `post` tells other tabs about one. */
  constructor(scene: ExtrasScene, resume: (draft?: Draft) => Promise<void>, post: (key: string) => void) {
    this.#scene = scene;
    this.#resume = resume;
    wear(scene.host.renderRoot, deviceStyles);
    this.#tabs = new Tabs(scene, post, resume);
    if (scene.host.settings.sharedDevice) this.#idle = new Idle({
      left: (seconds) => {
        this.#left = seconds;
        scene.host.requestUpdate();
      },
      over: () => this.#wipe(),
    });
    this.connect();
  }

  connect(): void {
    this.#tabs.connect();
    if (!this.#idle) return;
    this.#idle.start();
    addEventListener('pagehide', this.#leave);
  }

  disconnect(): void {
    this.#idle?.stop();
    removeEventListener('pagehide', this.#leave);
    this.#tabs.disconnect();
  }

  /** Words in the language of the form. */
  async speak(): Promise<void> {
    const { locale } = this.#scene.form().terms;
    this.#locale = locale;
    const terms = await loadDeviceTerms(locale);
    if (locale === this.#locale) this.#terms = terms;
    this.#scene.host.requestUpdate();
  }

  /** The form may speak another language meanwhile. */
  #follow() {
    if (this.#locale && this.#locale !== this.#scene.form().terms.locale) void this.speak();
  }

  /** Another tab has written this draft; without a key: everything was forgotten, there or here. */
  async look(key: string): Promise<void> {
    if (key || !this.#told) return this.#tabs.look(key);
    this.#told--;
  }

  share = (draft: Draft): void => this.#tabs.share(draft);

  /** What is missing where the device is full. */
  get full(): string | undefined {
    return this.#scene.store.problem === 'quota' ? this.#terms?.ui.full : undefined;
  }

  wrote(): void {
    this.#wiped = false;
    if (this.#idle) this.#idle.start();
    if (this.#tabs.other) this.#scene.host.requestUpdate();
  }

  above(): readonly Node[] {
    const { form, typed } = this.#scene;
    const [{ definition, terms: words }, terms, { other }] = [form(), this.#terms, this.#tabs];
    const warning = this.#marked ? [] : this.#warn();
    this.#marked = false;
    if (!other || !terms) return warning;
    const { node, show } = this.#note(() => otherNote(other, terms, { show: () => this.#tabs.show(), mine: () => this.#tabs.keepMine(), theirs: () => void this.#tabs.takeOther() }), other.key, other.gone, terms);
    show(other, typed()?.values ?? {}, words.locale, (name) => labelAt(definition, name, words));
    return [...warning, node];
  }

  below(saved?: boolean): readonly Node[] {
    this.#follow();
    if (saved === false && !this.#hoping) void this.#hope();
    const terms = this.#terms;
    if (!terms) return [];
    const { store, host, form, typed } = this.#scene;
    const { ui } = terms;
    const shared = !!host.settings.sharedDevice;
    const hint = (words: string) => h('p', { class: 'hint' }, words);
    const withheld = [...form().fields.values()].filter(({ sensitive, hidden }) => sensitive && !hidden);
    const lost = !shared && !store.durable;
    const begun = !!typed();
    return this.#rest(() => [
      ...this.#wiped ? [hint(ui.wiped)] : [],
      ...shared ? [hint(ui.sharedHint)] : [],
      ...withheld.length && !shared ? [hint(terms.withheld(withheld.map(({ name }) => labelAt(form().definition, name, form().terms)).join(' · ')))] : [],
      ...lost ? [hint(ui.whatToDo), h('div', { class: 'actions' },
        begun && h('button', { type: 'button', part: 'button', onclick: () => void this.#takeAlong() }, ui.takeAlong),
        bringControl(ui.bring, (file) => void this.#bring(file)))] : [],
      ...this.#fault ? [h('p', { class: 'error', part: 'error', role: 'alert' }, terms.fileFault[this.#fault])] : [],
      ...this.#asking || this.#forgotten ? [forgetNote(terms, this.#asking, this.#forgotten, {
        sure: () => void this.forget(true), undo: () => void this.#undo(), cancel: () => { this.#asking = false; host.requestUpdate(); },
      })] : [],
    ], terms, form(), this.#wiped, lost, begun, this.#fault, this.#asking, this.#forgotten);
  }

  /** What the device took at last is kept, though nobody has typed since. */
  async #hope() {
    const { store, typed, hold } = this.#scene;
    this.#hoping = true;
    if (!store.durable) await (await store.trouble)?.paidLate();
    this.#hoping = false;
    const draft = typed();
    // Not one that is on its way by now.
    if (draft && store.durable && store.latest.get(draft.key)) hold(draft);
  }

  /** The warning stands on every page of the form. */
  mark(page: HTMLElement): void {
    const [warning] = this.#warn();
    this.#marked = true;
    if (!warning) page.querySelector('.wipe')?.remove();
    else if (page.firstChild !== warning) page.prepend(warning);
  }

  /** Forgets everything on this device, and what stands in the form; asks first if something has not been sent yet. */
  async forget(sure = false): Promise<void> {
    const { store, host, say, reset } = this.#scene;
    this.#asking = !sure && await hasUnsent(store);
    if (!this.#asking) {
      store.flush();
      this.#told++;
      this.#forgotten = await forget(store);
      void this.#resume();
      reset();
    }
    const { ui } = this.#terms!;
    host.requestUpdate();
    say(this.#asking ? ui.forgetUnsent : this.#forgotten?.gone ? ui.forgotten : ui.notForgotten);
    await host.updateComplete;
    host.renderRoot.querySelector<HTMLElement>('.forgot button')?.focus();
  }

  async #undo() {
    const { store, host, site, typed, say } = this.#scene;
    await this.#forgotten?.undo();
    this.#forgotten = undefined;
    say('');
    // Not what was begun since: what had been forgotten comes back into it.
    const [draft] = (await store.list('drafts')).map(([, one]) => one as Draft)
      .filter((one) => one.site === site && one.form === host.localName && one.key !== typed()?.key && !one.key.startsWith(KEPT)).sort((a, b) => b.savedAt - a.savedAt);
    if (draft) await this.#resume({ ...draft, files: await store.filesOf(draft) });
    host.requestUpdate();
  }

  /** The receipt as a file, with the words it covers. */
  save(): void {
    const { receipt, backend, site, store, sent } = this.#scene;
    if (receipt) void saveReceipt(receipt, backend, site, store, sent);
  }

  /** The receipt on paper, with its digests and signature. */
  async print(): Promise<void> {
    const { host, receipt, form } = this.#scene;
    const { printNode } = await import('../../parts/print.ts');
    const { locale } = form().terms;
    printNode(host.renderRoot.querySelector('.receipt')!, locale, receipt && h('section', {}, h('h3', {}, this.#terms!.ui.proof), proofList(receipt, this.#terms!, locale)));
  }

  async #takeAlong() {
    const draft = this.#scene.typed();
    if (draft) saveAs(`heed-draft-${draft.key.slice(0, 6)}.json`, await pack(draft));
  }

  async #bring(file: Blob) {
    const { host, store, site } = this.#scene;
    const draft = await unpack(file, { site, form: host.localName });
    this.#fault = typeof draft === 'string' ? draft : undefined;
    host.requestUpdate();
    if (typeof draft === 'string') return;
    await putWhole(store, draft);
    await this.#resume(draft);
  }

  /** The same node each second: nobody hears it again and again, and its button keeps the focus. */
  #warn(): HTMLElement[] {
    const terms = this.#terms;
    if (this.#left === undefined || !terms) return [];
    const { node, show } = this.#warning(() => wipeNote(terms, () => this.#idle!.touch(), () => this.#wipe()), terms);
    show(this.#left);
    return [node];
  }

  readonly #leave = (): void => this.#wipe();

  /** Nothing of what was written stays: not on the page, not in memory. */
  #wipe() {
    const { store, say, reset, typed } = this.#scene;
    const had = !!typed() || !!this.#scene.receipt;
    this.#idle?.stop();
    this.#left = undefined;
    void forgetAll(store);
    reset();
    this.#wiped = had;
    if (had && this.#terms) say(this.#terms.ui.wiped);
  }
}

import { canonical } from '../../domain/canonical.ts';
import { newKey } from '../../drafts/draft.ts';
import { filesOf } from '../../drafts/files-of.ts';
import { putFile } from '../../drafts/putting.ts';
import type { Draft } from '../../drafts/types.ts';
import type { OtherTab } from '../../parts/device.ts';
import type { ExtrasScene } from './extras.ts';

/** Also when no message came: a tab that was asleep hears nothing. */
const BACK = ['visibilitychange', 'pageshow', 'focus'];

const GONE: OtherTab = { gone: true };

const same = (a: Draft, b: Draft) => canonical(a.values) === canonical(b.values) && a.files.map(({ id }) => id).join() === b.files.map(({ id }) => id).join();

/**
 * One draft in two tabs. Each write carries the tab it came from. A tab that finds another's version keeps its own words under a key of their
 * own at once, so that nothing is lost in either, and asks which of the two goes on.
 */
export class Tabs {
  readonly #scene: ExtrasScene;
  readonly #post: (key: string) => void;
  readonly #resume: (draft?: Draft) => Promise<void>;
  readonly #tab = newKey();
  readonly #back = (): void => void this.look();
  /** The draft that another tab has as well. */
  #shared?: string;
  #other?: OtherTab;

  constructor(scene: ExtrasScene, post: (key: string) => void, resume: (draft?: Draft) => Promise<void>) {
    this.#scene = scene;
    this.#post = post;
    this.#resume = resume;
  }

  connect(): void {
    for (const type of BACK) window.addEventListener(type, this.#back);
  }

  disconnect(): void {
    for (const type of BACK) window.removeEventListener(type, this.#back);
  }

  /** What another tab has made of the draft, until the visitor has chosen. */
  get other(): OtherTab | undefined {
    return this.#other;
  }

  /** From now on this draft may be open elsewhere too. */
  share(draft: Draft): void {
    this.#shared = draft.key;
    draft.by = this.#tab;
    this.#post(draft.key);
  }

  /** Looks whether another tab has gone on with the draft. `told`: the draft that a message was about; empty: all of them. */
  async look(told?: string): Promise<void> {
    const { store, typed, host } = this.#scene;
    const mine = typed();
    if (told === '') {
      // Everything was forgotten on another page. What was on its way to the device meanwhile is, too.
      void this.#resume();
      if (!mine) return;
      this.#lose(undefined, { ...GONE, forgotten: true });
      void store.discard(mine.key);
      return;
    }
    await this.#follow();
    if (!mine?.savedAt || this.#other) return;
    const { key } = mine;
    if (mine.by !== this.#tab) {
      // The one that was there first learns of the second.
      mine.by = this.#tab;
      this.#shared = key;
    }
    const stored = await store.get('drafts', key) as Draft | undefined;
    if (typed()?.key !== key || key !== this.#shared) return;
    if (!stored) {
      // What was sent there is nothing to keep; what was discarded there is still wanted here.
      const sent = await store.get('outbox', key) || await store.get('receipts', key);
      if (typed()?.key === key) this.#lose(sent ? undefined : mine, GONE);
    } else if (stored.by !== this.#tab && !same(stored, mine)) {
      await this.#fork(mine);
      this.#other = { key, savedAt: stored.savedAt, theirs: stored.values };
      // It may have been sent there meanwhile.
      void this.look();
    }
    host.requestUpdate();
  }

  /** The draft is not this tab's any more. What is `mine` stays, under another key; without it, what is typed from now on is something else. */
  #lose(mine: Draft | undefined, other: OtherTab) {
    this.#shared = undefined;
    this.#other = other;
    if (mine) void this.#fork(mine);
    else this.#scene.hold();
    this.#scene.host.requestUpdate();
  }

  async #fork(mine: Draft) {
    const copy: Draft = { ...mine, key: newKey(), files: [...mine.files], by: undefined };
    this.#scene.hold(copy);
    for (const file of [...copy.files]) await putFile(this.#scene.store, copy, file);
  }

  /** While the visitor is asked, the other one goes on, or is sent or discarded. */
  async #follow() {
    const { store, host } = this.#scene;
    const { key } = this.#other ?? {};
    if (!key) return;
    const stored = await store.get('drafts', key) as Draft | undefined;
    if (this.#other?.key === key) this.#other = stored ? { ...this.#other, savedAt: stored.savedAt, theirs: stored.values } : GONE;
    host.requestUpdate();
  }

  /** Both texts, beside each other. */
  show(): void {
    if (this.#other) this.#other = { ...this.#other, showing: !this.#other.showing };
    void this.#follow();
  }

  /** This tab goes on with its own; the other one is told that it stands alone. */
  keepMine(): void {
    const { store, host } = this.#scene;
    const { key } = this.#other ?? {};
    this.#other = this.#shared = undefined;
    if (key) void store.discard(key).then(() => this.#post(key));
    host.requestUpdate();
  }

  /** This tab goes on with what the other has written. */
  async takeOther(): Promise<void> {
    const { store, typed, reset } = this.#scene;
    const { key } = this.#other ?? {};
    const mine = typed();
    const theirs = key && await store.get('drafts', key) as Draft | undefined;
    this.#other = undefined;
    if (!theirs) return;
    reset();
    if (mine) await store.discard(mine.key);
    await this.#resume({ ...theirs, files: await filesOf(store, theirs) });
  }
}

import { putFile } from '../../drafts/putting.ts';
import type { Draft, DraftStore, KeptReceipt } from '../../drafts/types.ts';
import { isFilled } from '../../domain/form.ts';
import type { CaseKind } from '../../domain/forms/case-intake.ts';
import type { Files } from '../../form/files.ts';
import type { Form } from '../../form/form.ts';
import { drawn, wear } from '../../parts/h.ts';
import type { SendingTerms } from '../../i18n/terms.ts';
import { arrivedNote, draftQuestion } from '../../parts/kept.ts';
import { keptStyles } from '../../theme/kept.ts';
import type { FlowHost } from './flow-host.ts';
import { HeedDraftDiscardedEvent, HeedDraftRestoredEvent } from '../../controllers/events.ts';

/** What the question about a draft works on. */
export interface KeptScene {
  readonly host: FlowHost;
  readonly store: DraftStore;
  readonly touched: Set<string>;
  form(): Form;
  files(): Promise<Files>;
  /** The draft that was begun before the question was answered. */
  typed(): Draft | undefined;
  /** From now on this draft is the one; without one, the question is answered. */
  adopt(draft?: Draft): void;
}

/** What lies on this device from before: an unfinished draft, receipts that nobody has seen. Loaded only if there is any. */
export class Kept {
  readonly #scene: KeptScene;
  readonly #resumed: (draft: Draft) => void;
  readonly #arrived = drawn<Node[]>();
  readonly #question = drawn<Node[]>();
  found?: Draft;
  late: readonly KeptReceipt[] = [];

  /** `resumed` hears of a draft that is gone on with. */
  constructor(scene: KeptScene, resumed: (draft: Draft) => void) {
    this.#scene = scene;
    this.#resumed = resumed;
    wear(scene.host.renderRoot, keptStyles);
  }

  /** Above the form: what has arrived, and the question about the draft. */
  nodes(terms: SendingTerms): readonly Node[] {
    const { host, store, form } = this.#scene;
    const { locale } = form().terms;
    const { found, late } = this;
    const { trackUrl } = host.settings;
    return [
      ...this.#arrived(() => late.map(({ key, receipt }) => arrivedNote(receipt!, terms, locale, trackUrl, () => {
        this.late = this.late.filter((kept) => kept.key !== key);
        void store.seen(key);
        host.requestUpdate();
      })), terms, trackUrl, late.map(({ key }) => key).join()),
      ...this.#question(() => found ? [draftQuestion(found, terms, locale, () => void this.resume(found), () => this.#discard(found))] : [], terms, found),
    ];
  }

  /** Goes on with a draft; what was typed meanwhile stays. */
  async resume(draft: Draft): Promise<void> {
    const { host, store, touched, form, files, typed, adopt } = this.#scene;
    const begun = typed();
    this.found = undefined;
    // What was typed before the question came stays; the rest is as it was left.
    const names = new Set(Array.from(touched, (path) => path.split('.')[0]!));
    const kept = draft.files.filter(({ blob }) => blob);
    for (const file of begun?.files ?? []) void putFile(store, draft, file);
    if (begun) void store.discard(begun.key);
    if (draft.kind && !names.has('kind')) host.kind = draft.kind as CaseKind;
    // Another kind is another form.
    await host.updateComplete;
    form().kept = draft.values;
    form().fill(Object.fromEntries(Object.entries(draft.values).filter(([name]) => !names.has(name))));
    const name = [...form().fields.values()].find(({ type, hidden }) => type === 'files' && !hidden)?.name;
    if (name && kept.length) void files().then((list) => list.restore(name, kept));
    for (const [name, value] of Object.entries(draft.values)) if (isFilled(value)) touched.add(name);
    adopt(draft);
    this.#resumed(draft);
    host.dispatchEvent(new HeedDraftRestoredEvent(draft.savedAt));
  }

  #discard({ key }: Draft) {
    const { host, store, adopt } = this.#scene;
    this.found = undefined;
    void store.discard(key);
    adopt();
    host.dispatchEvent(new HeedDraftDiscardedEvent());
  }
}

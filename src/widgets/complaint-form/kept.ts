import { Earlier, replace, restore } from '../../controllers/restore.ts';
import type { Draft, DraftStore, KeptReceipt, OutboxItem } from '../../drafts/types.ts';
import { isFilled } from '../../domain/form.ts';
import type { CaseKind } from '../../domain/forms/case-intake.ts';
import type { Files } from '../../form/files.ts';
import type { Form } from '../../form/form.ts';
import { drawn, wear } from '../../parts/h.ts';
import type { SendingTerms } from '../../i18n/terms.ts';
import { arrivedNote, draftQuestion, earlierNote, waitingNote } from '../../parts/kept.ts';
import { keptStyles } from '../../theme/kept.ts';
import type { FlowHost } from './flow-host.ts';
import { HeedDraftDiscardedEvent, HeedDraftRestoredEvent } from '../../controllers/draft-events.ts';

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
  readonly #waiting = drawn<Node[]>();
  readonly #earlier: Earlier;
  found?: Draft;
  late: readonly KeptReceipt[] = [];
  /** What waits from an earlier visit, or from another tab. */
  waits: readonly (readonly [key: string, item: unknown])[] = [];

  /** `resumed` hears of a draft that is gone on with. */
  constructor(scene: KeptScene, resumed: (draft: Draft) => void) {
    this.#scene = scene;
    this.#resumed = resumed;
    this.#earlier = new Earlier(scene.host, scene.store, earlierNote, drawn());
    wear(scene.host.renderRoot, keptStyles);
  }

  /** Above the form: what has arrived or still waits, and the question about the draft. */
  nodes(terms: SendingTerms): readonly Node[] {
    const { host, store, form, typed } = this.#scene;
    const { locale } = form().terms;
    const { found, late, waits } = this;
    const { trackUrl } = host.settings;
    const earlier = this.#earlier.node(typed(), form(), terms);
    return [
      ...this.#arrived(() => late.map(({ key, receipt }) => arrivedNote(receipt!, terms, locale, trackUrl, () => {
        this.late = this.late.filter((kept) => kept.key !== key);
        void store.seen(key);
        host.requestUpdate();
      })), terms, trackUrl, late.map(({ key }) => key).join()),
      ...this.#waiting(() => waits.length ? [waitingNote(waits.flatMap(([, item]) => (item as OutboxItem).draft.values.subject as string || []), terms)] : [], terms, waits.map(([key]) => key).join()),
      ...this.#question(() => found ? [draftQuestion(found, terms, locale, () => void this.resume(found), () => this.#discard(found))] : [], terms, found),
      ...earlier ? [earlier] : [],
    ];
  }

  /** Goes on with a draft; what was typed meanwhile stays. Without one: what was found is not there any more. */
  async resume(draft?: Draft): Promise<void> {
    const { host, store, touched, form, files, typed, adopt } = this.#scene;
    this.found = undefined;
    if (!draft) return host.requestUpdate();
    const { savedAt } = draft;
    const kept = draft.files.filter(({ blob }) => blob);
    if (draft.kind && !touched.has('kind')) host.kind = draft.kind as CaseKind;
    // Another kind is another form.
    await host.updateComplete;
    form().kept = draft.values;
    draft.earlier = restore(form(), touched, draft.values, draft.earlier);
    const name = [...form().fields.values()].find(({ type, hidden }) => type === 'files' && !hidden)?.name;
    if (name && kept.length) void files().then((list) => list.restore(name, kept));
    for (const [name, value] of Object.entries(draft.values)) if (isFilled(value)) touched.add(name);
    const begun = typed();
    adopt(draft);
    store.flush();
    if (begun && begun.key !== draft.key) void replace(store, begun, draft);
    this.#resumed(draft);
    host.dispatchEvent(new HeedDraftRestoredEvent(savedAt));
  }

  #discard({ key }: Draft) {
    const { host, store, adopt } = this.#scene;
    this.found = undefined;
    void store.discard(key);
    adopt();
    host.dispatchEvent(new HeedDraftDiscardedEvent());
  }
}

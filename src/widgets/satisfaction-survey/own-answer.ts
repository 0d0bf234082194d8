import { newDraft } from '../../drafts/draft.ts';
import type { Draft, DraftStore } from '../../drafts/types.ts';
import type { Values } from '../../domain/form.ts';

/**
 * What this visitor has sent without an invitation, as it lies on the device among the drafts: the key of their first request, by which
 * the answer is changed also after the page was left, and what they answered.
 */
export class OwnAnswer {
  readonly #store: DraftStore;
  readonly #at: { readonly site: string; readonly form: string };
  #kept?: Draft;
  #last?: Draft;

  private constructor(store: DraftStore, site: string, form: string) {
    [this.#store, this.#at] = [store, { site, form: `${form} sent` }];
  }

  static async find(store: DraftStore, site: string, form: string): Promise<OwnAnswer> {
    const own = new OwnAnswer(store, site, form);
    own.#kept = await store.find(own.#at);
    return own;
  }

  get before(): string | undefined { return this.#kept?.kind!.split(' ')[1]; }
  get values(): Values | undefined { return this.#kept?.values; }
  /** More than a first tap. */
  get whole(): boolean { return !!this.#kept?.kind!.startsWith('whole'); }

  /** Before it is sent: whoever leaves meanwhile and comes back is the same one. */
  keep(before: string, version: number, values: Values, whole: boolean): void {
    this.#last = this.#kept;
    this.#put({ ...newDraft({ ...this.#at, version, kind: `${whole ? 'whole' : 'tap'} ${before}`, values }), ...(this.#kept && { key: this.#kept.key }) });
  }

  /** It was not taken: there is what there was before. */
  back(): void {
    if (this.#last) this.#put(this.#last);
    else this.forget();
  }

  forget(): void {
    if (this.#kept) void this.#store.discard(this.#kept.key);
    this.#kept = this.#last = undefined;
  }

  #put(draft: Draft) {
    this.#kept = draft;
    void this.#store.put(draft);
  }
}

import type { HeedErrorCode } from '../../backend/port.ts';
import type { OutboxState } from '../../drafts/types.ts';
import type { Locale } from '../../domain/form.ts';
import type { SurveyReceipt } from '../../domain/records/survey.ts';
import type { SendingTerms, SurveyEndTerms, SurveyTrouble } from '../../i18n/terms.ts';
import { drawn } from '../../parts/h.ts';
import { sendingPanel, waitingPanel } from '../../parts/sending.ts';
import type { SurveyHost } from './flow-host.ts';
import { thanksPanel } from './thanks.ts';

export type Page = 'form' | 'sending' | 'waiting' | 'thanks';

export interface SurveyActs { retry(): void; stop(): void; change(): void; again(): void }

/** The words with the reason of this failure as surveys say it, if it is one of theirs. */
export function reasoned(terms: SendingTerms, { bad }: SurveyEndTerms, { code, reason = '' }: { readonly code: HeedErrorCode; readonly reason?: string }): SendingTerms {
  const why = Object.hasOwn(bad, reason) && bad[reason as SurveyTrouble];
  return why ? { ...terms, failure: { ...terms.failure, [code]: why.join(' – ') } } : terms;
}

/** The pages that take the form's place. A page stays the same node as long as it tells of the same thing. */
export class SurveyPages {
  readonly #host: SurveyHost;
  readonly #acts: SurveyActs;
  readonly #thanks = drawn<HTMLElement>();
  readonly #sending = drawn<ReturnType<typeof sendingPanel>>();
  readonly #waiting = drawn<ReturnType<typeof waitingPanel>>();

  constructor(host: SurveyHost, acts: SurveyActs) {
    [this.#host, this.#acts] = [host, acts];
  }

  draw(page: Page, state: OutboxState | undefined, terms: SendingTerms, words: SurveyEndTerms, locale: Locale, low: () => boolean): HTMLElement | undefined {
    const { kiosk, token } = this.#host;
    const { retry, stop, change, again } = this.#acts;
    if (page === 'form') return undefined;
    if (page === 'thanks' && state?.state === 'received') {
      const receipt = state.receipt as SurveyReceipt;
      const dialog = this.#host.closest('dialog');
      return this.#thanks(() => thanksPanel(receipt, words, locale, {
        low: low(), change: kiosk ? undefined : change, again: token || kiosk ? undefined : again, close: dialog ? () => dialog.close() : undefined,
      }), receipt, words);
    }
    if (page === 'waiting' && state?.state === page) {
      const { node, show } = this.#waiting(() => waitingPanel(terms, locale, retry, state.tried ? undefined : stop), terms, state.tried);
      show(state);
      return node;
    }
    const { node, show } = this.#sending(() => sendingPanel(terms), terms);
    show({ file: 0, share: 0 });
    return node;
  }
}

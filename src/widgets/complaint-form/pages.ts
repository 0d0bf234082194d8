import type { OutboxState } from '../../drafts/types.ts';
import type { Values } from '../../domain/form.ts';
import type { CaseKind } from '../../domain/forms/case-intake.ts';
import type { Form } from '../../form/form.ts';
import { readOnly } from '../../form/read-only.ts';
import type { SubmissionTerms } from '../../i18n/terms.ts';
import { drawn } from '../../parts/h.ts';
import type { FlowHost } from './flow-host.ts';
import { receiptPanel, reviewPanel, sendingPanel, waitingPanel } from '../../parts/sending.ts';

export type Page = 'form' | 'review' | 'sending' | 'waiting' | 'received';

/** What the pages tell of. */
export interface PageScene {
  readonly form: Form;
  readonly terms: SubmissionTerms;
  readonly kind: CaseKind;
  /** The answers as they were checked. */
  readonly values: Values;
  readonly files: readonly { readonly id: string; readonly name: string }[];
  readonly trackUrl?: string;
}

/** What can be done on them. */
export interface PageActs {
  back(name?: string): void;
  send(): void;
  stop(): void;
  retry(): void;
  print(): void;
  save(): void;
  again(): void;
}

/** The pages that take the form's place. A page stays the same node as long as it tells of the same thing. */
export class FlowPages {
  readonly #acts: PageActs;
  #at: Page = 'form';
  readonly #still = drawn<HTMLElement>();
  readonly #sending = drawn<ReturnType<typeof sendingPanel>>();
  readonly #waiting = drawn<ReturnType<typeof waitingPanel>>();

  constructor(acts: PageActs) {
    this.#acts = acts;
  }

  /** The page that is shown. */
  get at(): Page {
    return this.#at;
  }

  /** Shows a page, and takes the focus to the first of these on it. */
  show(host: FlowHost, page: Page, focus: string): void {
    this.#at = page;
    host.requestUpdate();
    void host.updateComplete.then(() => {
      const target = host.renderRoot.querySelector<HTMLElement>(focus);
      target?.focus();
      target?.scrollIntoView({ block: 'nearest' });
    });
  }

  draw(state: OutboxState | undefined, { form: { definition, terms: form }, terms, kind, values, files, trackUrl }: PageScene): HTMLElement | undefined {
    const { back, send, stop, retry, print, save, again } = this.#acts;
    const { locale } = form;
    const page = this.#at;
    const answers = (view?: Parameters<typeof readOnly>[4]) => readOnly(definition, values, form, terms.ui, view);
    if (page === 'form') return undefined;
    if (page === 'review') {
      return this.#still(() => reviewPanel(answers({ change: back, all: true }), terms, () => back(), send), page, form, terms, values);
    }
    if (page === 'received' && state?.state === page) {
      const { receipt } = state;
      return this.#still(() => receiptPanel(receipt, kind, terms, locale, answers(), trackUrl, print, save, again), receipt, form, terms, trackUrl);
    }
    if (page === 'waiting' && state?.state === page) {
      const { node, show } = this.#waiting(() => waitingPanel(terms, locale, retry, state.tried ? undefined : stop), form, terms, state.tried);
      show(state);
      return node;
    }
    const { node, show } = this.#sending(() => sendingPanel(files, terms, stop), terms, files.map(({ id }) => id).join());
    show(state?.state === 'sending' ? state : { file: 0, share: 0 });
    return node;
  }
}

import type { OutboxState } from '../../drafts/types.ts';
import type { Values } from '../../domain/form.ts';
import type { CaseKind } from '../../domain/forms/case-intake.ts';
import type { Files } from '../../form/files.ts';
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
  readonly files?: Files;
  readonly trackUrl?: string;
}

/** What can be done on them. */
export interface PageActs {
  back(name?: string): void;
  send(): void;
  stop(): void;
  retry(): void;
  print(event: Event): void;
  save(event: Event): void;
  again(): void;
}

/** Puts the files below the words of a page; they go from one page to the next. */
function under(page: HTMLElement, list: ReturnType<Files['sending']> | undefined, far: { readonly file: number; readonly share: number; readonly failed?: boolean }): HTMLElement {
  if (list && list.node.parentNode !== page) page.lastChild!.before(list.node);
  list?.show(far);
  return page;
}

/** The pages that take the form's place. A page stays the same node as long as it tells of the same thing. */
export class FlowPages {
  readonly #acts: PageActs;
  #at: Page = 'form';
  /** How far the sending was when last heard of. */
  #far = { file: 0, share: 0 };
  readonly #still = drawn<HTMLElement>();
  readonly #sending = drawn<ReturnType<typeof sendingPanel>>();
  readonly #waiting = drawn<ReturnType<typeof waitingPanel>>();
  readonly #list = drawn<ReturnType<Files['sending']>>();

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
    const ids = files?.all.map(({ id }) => id).join();
    const list = ids ? this.#list(() => files!.sending(retry), terms, ids) : undefined;
    if (page === 'waiting' && state?.state === page) {
      const { node, show } = this.#waiting(() => waitingPanel(terms, locale, retry, state.tried ? undefined : stop), form, terms, state.tried);
      show(state);
      return under(node, list, { ...this.#far, failed: true });
    }
    this.#far = state?.state === 'sending' ? state : { file: 0, share: 0 };
    const { node, show } = this.#sending(() => sendingPanel(terms, ids ? stop : undefined), terms, ids);
    show(this.#far);
    return under(node, list, this.#far);
  }
}

import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { RestOwnCases } from '../../backend/own-rest.ts';
import type { OwnCasesBackend } from '../../backend/port.ts';
import { tokenNow } from '../../backend/token.ts';
import { SettingsController } from '../../controllers/context.ts';
import { TermsController } from '../../controllers/terms.ts';
import { HeedError } from '../../domain/error.ts';
import type { OwnCase } from '../../domain/records/case.ts';
import { formatTime } from '../../i18n/format.ts';
import { loadTerms } from '../../i18n/index.ts';
import { loadOwnTerms } from '../../i18n/own-terms.ts';
import type { OwnTerms } from '../../i18n/own-terms.ts';
import type { StateKey } from '../../i18n/terms.ts';
import { caseStyles } from '../../theme/case.ts';
import { formStyles } from '../../theme/form.ts';
import { ownStyles } from '../../theme/own.ts';

/** What a customer can always do: nothing waits for it. */
const ALWAYS = ['message', 'withdraw'];

/**
 * The cases of a customer who is signed in at the page: the page's server signs a token (JWT) that says who they are.
 * Each leads to the tracker: to `track-url`, or to a `<heed-case-tracker>` on the same page, with its code in the fragment, which browsers send to no server.
 *
 * @summary One's own cases.
 * @tag heed-my-cases
 * @slot - Fallback while the widget cannot run.
 * @slot sign-in - Below the request to sign in: a link to the page's own sign-in.
 * @csspart panel - The list.
 * @csspart title - A heading.
 * @csspart row - A case.
 * @csspart error - An error.
 * @cssproperty --heed-accent - Colour of what waits for the customer, and of focus.
 * @cssproperty --heed-text - Colour of text.
 * @cssproperty --heed-muted - Colour of hints.
 * @cssproperty --heed-line - Colour of borders.
 * @cssproperty --heed-radius - Roundness of corners.
 */
export class HeedMyCases extends LitElement {
  static override styles = [formStyles, caseStyles, ownStyles];
  static override properties = { endpoint: {}, site: {}, token: {}, backend: { attribute: false }, trackUrl: { attribute: 'track-url' } };

  /** Address of a heed server. */
  endpoint?: string;
  /** Which of the server's sites this is. */
  site?: string;
  /** The signed token of the page's customer; set it anew when it was renewed. Without it, the provider's `customerToken` is asked. */
  token?: string;
  /** A backend of your own, which knows the customer by itself; wins over `endpoint` and `token`. */
  backend?: Pick<OwnCasesBackend, 'mine'>;
  /** Address of the page with the tracker. */
  trackUrl?: string;

  readonly #terms = new TermsController<'own', OwnTerms>(this, 'own', loadOwnTerms);
  readonly #caseTerms = new TermsController(this, 'cases', loadTerms);
  readonly #formTerms = new TermsController(this, 'form', loadTerms);
  readonly #sendingTerms = new TermsController(this, 'sending', loadTerms);
  readonly #context = new SettingsController(this);
  #cases?: readonly OwnCase[];
  #error?: HeedError;
  #asked?: AbortController;
  #asks: readonly unknown[] = [];

  get #token() {
    return this.token ?? this.#context.value.customerToken;
  }

  get #source(): Pick<OwnCasesBackend, 'mine'> | undefined {
    const token = this.#token;
    const endpoint = this.endpoint ?? this.#context.value.endpoint;
    if (this.backend) return this.backend;
    return endpoint === undefined || !token ? undefined : new RestOwnCases({ endpoint, site: this.site ?? this.#context.value.site, token: () => tokenNow(token) });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#handleSeen);
    if (this.hasUpdated) void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#handleSeen);
    this.#asked?.abort();
  }

  protected override willUpdate(): void {
    const asks = [this.backend, this.endpoint ?? this.#context.value.endpoint, this.site ?? this.#context.value.site, this.#token];
    if (this.#asks.length && asks.every((value, i) => value === this.#asks[i])) return;
    this.#asks = asks;
    // Somebody else may be signed in now: what the one before saw is gone at once.
    this.#cases = this.#error = undefined;
    void this.#load();
  }

  readonly #handleSeen = (): void => {
    if (document.visibilityState === 'visible') void this.#load();
  };

  /** Asks again: after something was filed on the same page. */
  async refresh(): Promise<void> {
    await this.#load();
  }

  async #load(): Promise<void> {
    this.#asked?.abort();
    const source = this.#source;
    if (!source || !this.isConnected) return;
    const { signal } = (this.#asked = new AbortController());
    try {
      const found = await source.mine({ signal });
      if (signal.aborted) return;
      this.#cases = found;
      this.#error = undefined;
    } catch (cause) {
      if (signal.aborted) return;
      this.#error = cause instanceof HeedError ? cause : new HeedError('bad-response', 'The service answered something else.', { cause });
      // Whoever is not known any more is shown nothing of before.
      if (this.#error.reason === 'identity') this.#cases = undefined;
    }
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const t = this.#terms.terms;
    const words = this.#caseTerms.terms;
    const locale = this.#formTerms.terms?.locale;
    const failure = this.#sendingTerms.terms?.failure;
    if (!t || !words || !locale || !failure) return html`<slot></slot>`;
    if (!this.#source && (this.endpoint ?? this.#context.value.endpoint) === undefined) return html`<slot><p part="error" class="error">${t.noBackend}</p></slot>`;
    const stranger = !this.#source || this.#error?.reason === 'identity';
    const track = this.trackUrl ?? this.#context.value.trackUrl ?? '';
    const waits = ({ actions }: OwnCase) => actions.some((action) => !ALWAYS.includes(action));
    const card = (own: OwnCase) => html`<li><a class="own-card ${waits(own) ? 'waits' : ''}" part="row link" href=${`${track}#reference=${own.reference}&code=${own.trackingCode}`}>
      <strong><bdi>${own.subject}</bdi></strong>
      <span class="tags"><span>${words.state[own.state as StateKey] ?? own.state}</span>${waits(own) ? html`<span class="call">${t.waiting}</span>` : nothing}</span>
      <span class="hint"><bdi dir="ltr">${own.reference}</bdi>${own.orderNumber ? html`${' · '}${t.order} <bdi>${own.orderNumber}</bdi>` : nothing}${' · '}${t.received} <time datetime=${own.receivedAt}>${formatTime(own.receivedAt, locale)}</time></span>
      ${own.mergedInto ? html`<span class="hint">${t.goesOn} <bdi dir="ltr">${own.mergedInto}</bdi></span>` : nothing}</a></li>`;
    const group = (title: string, of: readonly OwnCase[]) => (of.length ? html`<section><h3 part="title">${title}</h3><ul class="own-list">${of.map(card)}</ul></section>` : nothing);
    const error = this.#error;
    const cases = this.#cases ?? [];
    return html`<div class="panel own" part="panel" aria-busy=${!stranger && !this.#cases && !error}><h2 part="title">${t.title}</h2>
      ${stranger ? html`<div class="nobody"><p role="status">${t.signIn}</p><slot name="sign-in"></slot></div>`
        : error ? html`<p class="error" part="error" role="alert">${failure[error.code]}</p>${error.retryable ? html`<button type="button" part="button" @click=${() => void this.#load()}>${t.retry}</button>` : nothing}`
        : this.#cases ? nothing : html`<p class="hint" role="status">${t.loading}</p>`}
      ${group(t.open, [...cases.filter((own) => !own.ended)].sort((a, b) => Number(waits(b)) - Number(waits(a))))}${group(t.ended, cases.filter((own) => own.ended))}
      ${this.#cases && !cases.length ? html`<p class="nobody">${t.empty}</p>` : nothing}
    </div>`;
  }
}

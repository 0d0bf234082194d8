import { ContextProvider } from '@lit/context';
import { LitElement, css, html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { HeedBackend } from '../../backend/port.ts';
import { heedContext } from '../../controllers/context.ts';
import type { Values } from '../../domain/form.ts';

/**
 * Gives every heed widget inside it a backend, a language, a theme, a site and values to begin with.
 *
 * @summary Settings for all widgets inside.
 * @tag heed-provider
 * @slot - The page or part of it.
 */
export class HeedProvider extends LitElement {
  static override styles = css`
    :host { display: contents; }
    :host([theme="light"]) { color-scheme: light; }
    :host([theme="dark"]) { color-scheme: dark; }
    :host([theme="auto"]) { color-scheme: light dark; }
  `;

  /** A backend of your own; wins over `endpoint`. */
  @property({ attribute: false }) backend?: HeedBackend;
  /** Address of a heed server. */
  @property() endpoint?: string;
  /** Language of everything inside, as its `lang`: `en`, `zh-Hans`, `zh-Hant` or any tag that leads there. */
  @property() locale?: string;
  /** `light`, `dark`, or `auto` for what the visitor's system prefers; none: as the page has it. */
  @property({ reflect: true }) theme?: 'light' | 'dark' | 'auto';
  /** Which of the server's sites this is. */
  @property() site?: string;
  /** Values for the forms inside, by field name. */
  @property({ attribute: false }) prefill?: Values;
  /** Address of the privacy notice. */
  @property({ attribute: 'privacy-url' }) privacyUrl?: string;
  /** Address of the page with the tracker. */
  @property({ attribute: 'track-url' }) trackUrl?: string;

  readonly #context = new ContextProvider(this, { context: heedContext, initialValue: {} });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('locale') && this.locale) this.lang = this.locale;
    const { backend, endpoint, site, prefill, privacyUrl, trackUrl } = this;
    this.#context.setValue({ backend, endpoint, site, prefill, privacyUrl, trackUrl });
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

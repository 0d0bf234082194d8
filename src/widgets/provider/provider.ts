import { ContextProvider } from '@lit/context';
import { ReactiveElement } from '@lit/reactive-element';
import type { PropertyValues } from '@lit/reactive-element';
import type { HeedBackend } from '../../backend/port.ts';
import type { CustomerToken } from '../../backend/token.ts';
import { heedContext } from '../../controllers/context.ts';
import type { Values } from '../../domain/form.ts';
import { css } from '../../theme/css.ts';
import { groundStyles } from '../../theme/ground.ts';

/**
 * Gives every heed widget inside it a backend, a language, a theme, a site and values to begin with.
 *
 * @summary Settings for all widgets inside.
 * @tag heed-provider
 * @slot - The page or part of it.
 */
export class HeedProvider extends ReactiveElement {
  static override styles = [css`
    :host { display: contents; }
    :host([theme="light"]) { color-scheme: light; }
    :host([theme="dark"]) { color-scheme: dark; }
    :host([theme="auto"]) { color-scheme: light dark; }
    div { display: contents; }
  `, groundStyles];
  static override properties = {
    backend: { attribute: false },
    endpoint: {},
    locale: {},
    theme: { reflect: true },
    site: {},
    prefill: { type: Object },
    privacyUrl: { attribute: 'privacy-url' },
    trackUrl: { attribute: 'track-url' },
    sharedDevice: { type: Boolean, attribute: 'shared-device' },
    keepDays: { type: Number, attribute: 'keep-days' },
    customerToken: { attribute: false },
  };

  /** A backend of your own; wins over `endpoint`. */
  backend?: HeedBackend;
  /** Address of a heed server. */
  endpoint?: string;
  /** Language of everything inside, as its `lang`: `en`, `zh-Hans`, `zh-Hant` or any tag that leads there. */
  locale?: string;
  /**
   * `light`, `dark`, or `auto` for what the visitor's system prefers; none: as the page has it. Where nothing behind it has a background of
   * its own it paints one; a background that the page has must go with the theme.
   */
  theme?: 'light' | 'dark' | 'auto';
  /** Which of the server's sites this is. */
  site?: string;
  /** Values for the forms inside, by field name. */
  prefill?: Values;
  /** Address of the privacy notice. */
  privacyUrl?: string;
  /** Address of the page with the tracker. */
  trackUrl?: string;
  /** The computer is shared: nothing is kept on it, and forms are erased after two minutes without a key or a click. */
  sharedDevice = false;
  /** Days without a change after which a draft of a form is forgotten; 30 if not said. */
  keepDays?: number;
  /** Who the customer is: the token (JWT) that your server has signed, or a function that gives the one of the moment. A property only: a token does not belong into the page's source. */
  customerToken?: CustomerToken;

  readonly #ground = document.createElement('div');
  readonly #context = new ContextProvider(this, { context: heedContext, initialValue: {} });

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('locale');
    if (changed.has('locale') && this.locale) this.lang = this.locale;
    // Its own, and not one that the page has set since.
    else if (before && this.lang === before) this.removeAttribute('lang');
    const { backend, endpoint, site, prefill, privacyUrl, trackUrl, sharedDevice, keepDays, customerToken } = this;
    this.#context.setValue({ backend, endpoint, site, prefill, privacyUrl, trackUrl, sharedDevice, keepDays, customerToken });
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('theme')) this.#ground.className = this.theme && this.#isBare() ? 'ground' : '';
  }

  #isBare(): boolean {
    for (let node: Element | null = this.parentElement; node; node = node.parentElement) {
      const { backgroundColor, backgroundImage } = getComputedStyle(node);
      if (backgroundImage !== 'none' || backgroundColor !== 'rgba(0, 0, 0, 0)') return false;
    }
    return true;
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    this.#ground.append(document.createElement('slot'));
    root.append(this.#ground);
    return root;
  }
}

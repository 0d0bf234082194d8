import type { ReactiveController, ReactiveControllerHost } from '@lit/reactive-element';
import type { Locale } from '../domain/form.ts';
import { localeOf } from '../i18n/locale.ts';

/** The nearest `lang` above an element, out of shadow roots too; then the browser's languages; then English. */
export function nearestLocale(element: Element): Locale {
  let node: Element | null | undefined = element;
  while (node) {
    const tagged: Element | null = node.closest('[lang]');
    if (tagged) return localeOf(tagged.getAttribute('lang')) ?? 'en';
    node = (node.getRootNode() as Partial<ShadowRoot>).host;
  }
  return navigator.languages.map(localeOf).find(Boolean) ?? 'en';
}

const loaded = new Map<string, unknown>();
const live = new Set<() => void>();
// One observer for all widgets: hundreds on one page must not each watch the document.
let observer: MutationObserver | undefined;

type Load<P, T> = (part: P, locale: Locale) => Promise<T>;

/** The terms of one part in the language of the host, loaded when needed and followed when a `lang` above changes. */
export class TermsController<P extends string, T> implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #part: P;
  readonly #load: Load<P, T>;
  #terms?: T;
  /** Whose words they are. */
  #locale!: Locale;

  /** @param load - fetches the part in a language: `loadTerms` of i18n, or who knows only some of the parts */
  constructor(host: ReactiveControllerHost & Element, part: P, load: Load<P, T>) {
    (this.#host = host).addController(this);
    this.#part = part;
    this.#load = load;
  }

  /** `undefined` until they have arrived. */
  get terms(): T | undefined {
    return this.#terms;
  }

  hostConnected(): void {
    observer ??= new MutationObserver(() => live.forEach((follow) => follow()));
    for (let root: Node | undefined = this.#host.getRootNode(); root; root = (root as Partial<ShadowRoot>).host?.getRootNode()) {
      observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang'] });
    }
    live.add(this.#follow);
    this.#follow();
  }

  hostDisconnected(): void {
    live.delete(this.#follow);
    if (!live.size) observer?.disconnect();
  }

  hostUpdated(): void {
    // They are read aloud in their own language, whatever the page is in.
    for (const part of this.#terms ? this.#host.shadowRoot!.children as unknown as HTMLElement[] : []) if (part.lang !== this.#locale) part.lang = this.#locale;
  }

  readonly #follow = (): void => {
    const locale = nearestLocale(this.#host);
    const key = `${this.#part} ${locale}`;
    const take = (terms = loaded.get(key) as T, own = locale) => {
      if (terms === this.#terms || nearestLocale(this.#host) !== locale) return;
      this.#terms = terms;
      this.#locale = own;
      this.#host.requestUpdate();
    };
    if (loaded.has(key)) return take();
    this.#load(this.#part, locale).then((terms) => {
      loaded.set(key, terms);
      take();
    }, (cause) => {
      console.error(`heed could not load its ${locale} words; it tries again when the connection returns.`, cause);
      addEventListener('online', this.#follow, { once: true });
      // Better in English than not at all; what is on the screen already stays as it is.
      if (!this.#terms) return this.#load(this.#part, 'en').then((terms) => this.#terms || take(terms, 'en'));
    }).catch(() => { /* Nor are there English ones. */ });
  };
}

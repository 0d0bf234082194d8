import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { LitElement, TemplateResult } from 'lit';
import type { HeedError } from '../../backend/port.ts';
import { failureText } from '../../parts/desk/steps.ts';
import type { View } from '../../parts/desk/view.ts';
import type { Opened } from './aside.ts';

/** What a view gets that is fetched by itself: it brings no library of its own. */
export interface Tools {
  readonly html: typeof html;
  readonly nothing: typeof nothing;
  readonly repeat: typeof repeat;
  update(): void;
  /** Gives the focus to the first element that fits, once it is drawn. */
  focus(selector: string): void;
  failure(error: HeedError, view: View): string;
  /** A request failed. */
  failed(error: HeedError): void;
  /** How many things it has to do. */
  counted(count: number): void;
  /** Puts it away, and gives the focus back to what opened it. */
  leave(): void;
}
export interface LaterView { opened(): void; render(view: View): TemplateResult }

/** A view of few people, in the place of the case: fetched when somebody opens it. */
export class Later implements Opened {
  readonly #host: LitElement;
  readonly #load: (tools: Tools) => Promise<LaterView>;
  readonly #tools: Tools;
  #view?: LaterView;
  #lost = false;
  /** How many things it has to do, once that is known. */
  count?: number;
  open = false;

  /** `name` is what `data-open` says of the button that opens it. */
  constructor(host: LitElement, name: string, failed: (error: HeedError) => void, load: (tools: Tools) => Promise<LaterView>) {
    [this.#host, this.#load] = [host, load];
    const focus = (selector: string) => {
      host.requestUpdate();
      void host.updateComplete.then(() => host.renderRoot.querySelector<HTMLElement>(selector)?.focus());
    };
    this.#tools = {
      html, nothing, repeat, focus, failed, failure: failureText, update: () => host.requestUpdate(),
      counted: (count) => { this.count = count; },
      leave: () => {
        this.shut();
        const { renderRoot } = host;
        renderRoot.querySelector<HTMLDetailsElement>(`details:has([data-open=${name}])`)?.setAttribute('open', '');
        focus(`[data-open=${name}]`);
      },
    };
  }

  show(): void {
    [this.open, this.#lost] = [true, false];
    this.#host.requestUpdate();
    const ready = (view: LaterView) => {
      (this.#view = view).opened();
      this.#host.requestUpdate();
    };
    if (this.#view) ready(this.#view);
    else void this.#load(this.#tools).then(ready, () => { this.#lost = true; this.#host.requestUpdate(); });
  }

  shut(): void {
    this.open = false;
  }

  render(view: View): TemplateResult {
    const { ui } = view.t;
    if (this.#view) return this.#view.render(view);
    return html`<div class="empty">${this.#lost ? html`<p role="alert">${ui.offline}</p><div class="actions"><button type="button" part="button" @click=${() => this.show()}>${ui.retry}</button><button type="button" part="button" @click=${this.#tools.leave}>${ui.back}</button></div>`
      : html`<p class="hint" role="status">${ui.loading}</p>`}</div>`;
  }
}

import { html } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import type { DeskCase } from '../../domain/records/desk.ts';
import { paper } from '../../parts/desk/paper.ts';
import { icon } from '../../parts/desk/view.ts';
import type { View } from '../../parts/desk/view.ts';
import { printNode } from '../../parts/print.ts';

/** The handling form on the screen, as it comes out of the printer. */
export function paperView(data: DeskCase, view: View, host: LitElement, back: () => void): TemplateResult {
  const { ui } = view.t;
  const address = `${location.origin}${location.pathname}#case=${data.reference}`;
  const print = () => {
    const page = host.renderRoot.querySelector('.paper');
    if (page) printNode(page, view.locale);
  };
  return html`<div class="paper-place"><div class="paper-tools no-print"><button type="button" part="button" @click=${back}>${icon('back')}${ui.close}</button>
    <button type="button" part="button submit" class="primary" @click=${print}>${icon('print')}${ui.printNow}</button></div>${paper(data, address, view)}</div>`;
}

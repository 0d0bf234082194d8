import { html } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import type { DeskCase } from '../../domain/records/desk.ts';
import { paper } from '../../parts/desk/paper.ts';
import { icon } from '../../parts/desk/view.ts';
import type { View } from '../../parts/desk/view.ts';
import { printNode } from '../../parts/print.ts';
import { paperPage } from '../../theme/paper.ts';

/** The sheet that makes a page A4, and the desk that showed the form last. */
let size: CSSStyleSheet | undefined;
let shown: LitElement;

/** How large a page is only the document can say: it does while the form is on it and the browser prints. */
function sizePage(host: LitElement): void {
  shown = host;
  if (size) return;
  size = new CSSStyleSheet();
  size.replaceSync(paperPage);
  addEventListener('beforeprint', () => { if (shown.isConnected && shown.renderRoot.querySelector('.paper')) document.adoptedStyleSheets.push(size!); });
  addEventListener('afterprint', () => { document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== size); });
}

/** The handling form on the screen, as it comes out of the printer. */
export function paperView(data: DeskCase, view: View, host: LitElement, back: () => void): TemplateResult {
  sizePage(host);
  const { ui } = view.t;
  const address = `${location.origin}${location.pathname}#case=${data.reference}`;
  const print = () => {
    const page = host.renderRoot.querySelector('.paper');
    if (page) printNode(page, view.locale);
  };
  return html`<div class="paper-place"><div class="paper-tools no-print"><button type="button" part="button" @click=${back}>${icon('back')}${ui.close}</button>
    <button type="button" part="button submit" class="primary" @click=${print}>${icon('print')}${ui.printNow}</button></div>${paper(data, address, view)}</div>`;
}

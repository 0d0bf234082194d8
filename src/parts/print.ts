/**
 * Prints one node by itself, with the styles of its shadow root and `more` below it: the page around it stays off the paper.
 * @throws {Error} where the page's policy forbids frames and printing alike.
 */
export function printNode(node: Element, lang: string, more?: Node): void {
  const frame = document.createElement('iframe');
  // A frame that is not displayed does not print everywhere.
  Object.assign(frame.style, { position: 'fixed', width: '0', height: '0', border: '0', visibility: 'hidden' });
  document.body.append(frame);
  const view = frame.contentWindow as (Window & { CSSStyleSheet: typeof CSSStyleSheet }) | null;
  if (!view) throw new Error('The receipt cannot be printed by itself: this page forbids frames.');
  const target = view.document;
  target.documentElement.lang = lang;
  target.title = node.querySelector('output')?.textContent ?? '';
  target.adoptedStyleSheets = (node.getRootNode() as ShadowRoot).adoptedStyleSheets.map((sheet) => {
    const copy = new view.CSSStyleSheet();
    copy.replaceSync([...sheet.cssRules].map(({ cssText }) => cssText.replace(/:host(?!\()/g, ':root')).join('\n'));
    return copy;
  });
  const clone = target.importNode(node, true);
  clone.querySelectorAll('details').forEach((details) => (details.open = true));
  target.body.append(clone);
  if (more) clone.append(target.importNode(more, true));
  view.addEventListener('afterprint', () => frame.remove(), { once: true });
  view.focus();
  view.print();
}

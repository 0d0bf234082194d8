import type { CSSResult } from 'lit';

/** Makes an element. Attributes that are `undefined`, `false` or `null` are left out; `true` is the empty string. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes?: Record<string, string | number | boolean | null | undefined>, ...children: (Node | string | false | undefined)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const name in attributes) {
    const value = attributes[name];
    if (value != null && value !== false) element.setAttribute(name, value === true ? '' : `${value}`);
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

/** Adds styles to the shadow root a node is in, once. */
export function wear(node: Node, { styleSheet }: CSSResult): void {
  const { adoptedStyleSheets } = node.getRootNode() as ShadowRoot;
  if (styleSheet && !adoptedStyleSheets.includes(styleSheet)) adoptedStyleSheets.push(styleSheet);
}

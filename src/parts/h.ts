import type { CSSResult } from '@lit/reactive-element/css-tag.js';

/** What may stand in an element; `undefined` and `false` leave a gap. */
export type Child = Node | string | false | undefined;

/**
 * Makes an element. Attributes that are `undefined`, `false` or `null` are left out; `true` is the empty string; a function
 * hears the event its name tells (`onclick`).
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes?: Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>, ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  // What a page has added to `Object.prototype` is no attribute.
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value != null && value !== false) element.setAttribute(name, value === true ? '' : `${value}`);
  }
  element.append(...given(children));
  return element;
}

const given = (children: readonly Child[]) => children.filter((child) => child !== undefined && child !== false);

/** Makes these the children of a node. What is there already stays where it is: it keeps its focus, and nobody hears it twice. */
export function place(parent: Node, ...children: readonly (Node | false | undefined)[]): void {
  const nodes = given(children) as Node[];
  for (const child of [...parent.childNodes]) if (!nodes.includes(child)) child.remove();
  nodes.forEach((node, i) => {
    if (parent.childNodes[i] !== node) parent.insertBefore(node, parent.childNodes[i] ?? null);
  });
}

/** Says it, unless it is said already: nobody hears it twice. */
export function tell(node: Node, words: string): void {
  if (node.textContent !== words) node.textContent = words;
}

/** Remembers what it drew: it draws anew only for something else. */
export function drawn<T>(): (draw: () => T, ...of: readonly unknown[]) => T {
  let last: { readonly of: readonly unknown[]; readonly what: T } | undefined;
  return (draw, ...of) => (last?.of.every((one, i) => one === of[i]) ? last : (last = { of, what: draw() })).what;
}

/** Adds styles to the shadow root a node is in, once. */
export function wear(node: Node, { styleSheet }: CSSResult): void {
  const { adoptedStyleSheets } = node.getRootNode() as ShadowRoot;
  if (styleSheet && !adoptedStyleSheets.includes(styleSheet)) adoptedStyleSheets.push(styleSheet);
}

import type { CSSResult } from '@lit/reactive-element/css-tag.js';

/**
 * A style sheet for `static styles`, made when it is first worn. (Lit's own tag also joins sheets and takes values in, which no
 * sheet here asks for, and would be a quarter of a kilobyte on every page.)
 */
export function css([cssText]: TemplateStringsArray): CSSResult {
  let sheet: CSSStyleSheet | undefined;
  return {
    cssText: cssText!,
    get styleSheet() {
      if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(cssText!);
      return sheet;
    },
  } as CSSResult;
}

import { PLACEHOLDERS } from './records/script.ts';
import type { Placeholder } from './records/script.ts';

const braces = /\{([^{}]*)\}/g;
const known = (name: string): name is Placeholder => (PLACEHOLDERS as readonly string[]).includes(name);

/** What stands in braces and is none of the placeholders; each once. */
export const unknownPlaceholders = (text: string): string[] => [...new Set([...text.matchAll(braces)].map(([, name = '']) => name).filter((name) => !known(name)))];

/** The text with what is known in place of its placeholders; what is not known stays as it is. */
export const fillScript = (text: string, values: { readonly [P in Placeholder]?: string }): string =>
  text.replace(braces, (whole, name: string) => (known(name) && values[name]) || whole);

/** Placeholders that a filled text still has: somebody has to complete it. */
export const openPlaceholders = (text: string): Placeholder[] => [...new Set([...text.matchAll(braces)].map(([, name = '']) => name).filter(known))];

import type { Values } from './form.ts';
import type { Issue } from './issue.ts';
import { PLACEHOLDERS } from './records/script.ts';
import type { Placeholder } from './records/script.ts';
import type { Transition } from './workflow.ts';

const braces = /\{([^{}]*)\}/g;
const optional = /\[\?([^[\]]*)\]/g;
const known = (name: string): name is Placeholder => (PLACEHOLDERS as readonly string[]).includes(name);

/** What stands in braces and is none of the placeholders; each once. */
export const unknownPlaceholders = (text: string): string[] => [...new Set([...text.matchAll(braces)].map(([, name = '']) => name).filter((name) => !known(name)))];

/** The text with what is known in place of its placeholders; what is not known stays as it is, and what stands in `[?…]` with it is left out. */
export const fillScript = (text: string, values: { readonly [P in Placeholder]?: string }): string =>
  text.replace(optional, (_, part: string) => (openPlaceholders(part).every((name) => values[name]) ? part : '')).replace(braces, (whole, name: string) => (known(name) && values[name]) || whole);

/** Placeholders that a filled text still has: somebody has to complete it. */
export const openPlaceholders = (text: string): Placeholder[] => [...new Set([...text.matchAll(braces)].map(([, name = '']) => name).filter(known))];

/** What is wrong with words that the customer would read, now or later, with holes in them: code `open-placeholder`, the holes in `names`. */
export const openIn = ({ shows = [], shownLater = [] }: Pick<Transition, 'shows' | 'shownLater'>, values: Values): Issue[] => [...shows, ...shownLater].flatMap((path) => {
  const value = values[path];
  const open = typeof value === 'string' ? openPlaceholders(value) : [];
  return open.length ? [{ path, code: 'open-placeholder', params: { names: open.map((name) => `{${name}}`).join(' ') } }] : [];
});

/**
 * The product's own modules for simulated worlds: as they are, or with a bug planted by an exact replacement in their text.
 * What they load later comes from the world, so that loading can fail too and takes no real time.
 */
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { relative } from 'node:path';

/** Replaces `find` in `file` (below src) by `put`. */
export interface Change { readonly file: string; readonly find: string; readonly put: string }

const src = fileURLToPath(new URL('../../../src/', import.meta.url));
const PARTS = ['drafts/index.ts', 'drafts/sender.ts', 'drafts/draft.ts', 'drafts/trouble.ts', 'drafts/reading.ts', 'backend/rest.ts', 'backend/rest-calls.ts', 'backend/refusal.ts'] as const;
const plants = new Map<string, readonly Change[]>();
const loaded = new Map<string, object>();
/** Called before something is loaded later; throws if that cannot be. */
let loading: (name: string) => void = () => undefined;

export interface Product {
  readonly openDrafts: typeof import('../../../src/drafts/index.ts').openDrafts;
  readonly putFile: typeof import('../../../src/drafts/index.ts').putFile;
  readonly removeFile: typeof import('../../../src/drafts/index.ts').removeFile;
  readonly Sender: typeof import('../../../src/drafts/sender.ts').Sender;
  readonly newDraft: typeof import('../../../src/drafts/draft.ts').newDraft;
  readonly RestBackend: typeof import('../../../src/backend/rest.ts').RestBackend;
}

/** What decides whether a part that is loaded later arrives. */
export const whenLoading = (decide: typeof loading): void => { loading = decide; };

Object.assign(globalThis, {
  heedLater: async (url: string) => {
    loading(url);
    const there = loaded.get(url);
    if (!there) throw new Error(`${url} is loaded later and is missing in the list of parts.`);
    return there;
  },
});

registerHooks({
  resolve(specifier, context, next) {
    const plant = context.parentURL && new URL(context.parentURL).searchParams.get('world');
    const found = next(specifier, context);
    return plant && found.url.startsWith('file:') && fileURLToPath(found.url).startsWith(src) ? { ...found, url: `${found.url.split('?')[0]}?world=${plant}` } : found;
  },
  load(url, context, next) {
    const plant = url.includes('?world=') && new URL(url).searchParams.get('world');
    const given = next(url, context);
    if (!plant) return given;
    let text = String(given.source);
    const file = relative(src, fileURLToPath(url));
    for (const change of plants.get(plant) ?? []) {
      if (change.file === file) text = text.replace(change.find, () => change.put);
    }
    return { ...given, source: text.replace(/(?<!typeof )import\('(\.[^']+)'\)/g, (_, path: string) => `globalThis.heedLater('${new URL(path, url).href.split('?')[0]}?world=${plant}')`) };
  },
});

/** The product with these changes. Rejects if the text that a change replaces is not there exactly once. */
export async function product(name: string, changes: readonly Change[] = []): Promise<Product> {
  const { readFileSync } = await import('node:fs');
  for (const { file, find } of changes) {
    const times = readFileSync(`${src}${file}`, 'utf8').split(find).length - 1;
    if (times !== 1) throw new Error(`Planted bug "${name}": src/${file} has this ${times} times, and must have it once:\n${find}`);
  }
  const key = `w${plants.size}`;
  plants.set(key, changes);
  const parts: object[] = [];
  for (const part of PARTS) {
    const url = `${new URL(`../../../src/${part}`, import.meta.url).href}?world=${key}`;
    const module = await import(url) as object;
    loaded.set(url, module);
    parts.push(module);
  }
  return Object.assign({}, ...parts) as Product;
}

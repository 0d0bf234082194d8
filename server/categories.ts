import { type Category, categoryOptions, checkCategories, isRoot, type Taxonomy, type Text, type Value } from 'heed/domain';
import type { Ctx, Env, Parts, Site } from './context.ts';
import type { MiddlewareHandler } from 'hono';
import { Problem } from './problem.ts';
import { type Store, StoreUnavailable } from './store/store.ts';

/** How long pages may be shown the categories as they were. Milliseconds. */
const LATELY = 10_000;

interface Known { readonly at: number; readonly version: number; readonly categories: readonly Category[] }

/**
 * The categories of sites (C-01) as this process knows them: other processes change them too. What is filed is always checked against what stands in
 * the store now, of which only the version is asked as long as it is the same; a page's form may be some seconds old. The same list each time while
 * nothing has changed, so that a form's schema is made once.
 */
export class SiteCategories {
  readonly #parts: Pick<Parts, 'store' | 'clock'>;
  readonly #known = new Map<string, Known>();

  constructor(parts: Pick<Parts, 'store' | 'clock'>) {
    this.#parts = parts;
  }

  /** The site with its categories as they are now. */
  async now(site: Site): Promise<Site> {
    const { store, clock } = this.#parts;
    const before = this.#known.get(site.id);
    const version = await store.categories.version(site.id);
    const categories = before?.version === version ? before.categories : version ? (await store.categories.taxonomy(site.id, version))?.categories ?? NONE : NONE;
    this.#known.set(site.id, { at: clock(), version, categories });
    return { ...site, categories };
  }

  /** The same, a little older perhaps. While the database does not answer, as they were last known. */
  async lately(site: Site): Promise<Site> {
    const before = this.#known.get(site.id);
    const age = before ? this.#parts.clock() - before.at : Infinity;
    if (before && age >= 0 && age < LATELY) return { ...site, categories: before.categories };
    try {
      return await this.now(site);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      return { ...site, categories: before?.categories ?? NONE };
    }
  }

  /** For addresses that show forms to pages. */
  readonly shown: MiddlewareHandler<Env> = async (c: Ctx, next) => {
    c.set('site', await this.lately(c.get('site')));
    await next();
  };
}
const NONE: readonly Category[] = [];

export const newerCategories = (version: number): Problem => new Problem('conflict', `Somebody else has saved version ${version} of the categories meanwhile. Load it, and make your changes again.`, { reason: 'newer-version' });

/** Saves what is to follow version `base`. Throws `conflict`, and `invalid` with the codes of `checkCategories`. */
export async function saveCategories(store: Pick<Store, 'categories'>, site: string, base: number, sent: readonly Category[], by: string, at: string): Promise<Taxonomy> {
  const before = await store.categories.taxonomy(site);
  if ((before?.version ?? 0) !== base) throw newerCategories(before?.version ?? 0);
  const categories = sent.map(({ code, parent, name, retired }): Category => ({ code, parent, name: tidied(name), ...(retired && { retired }) }));
  const issues = checkCategories(categories, before?.categories);
  if (issues.length) throw new Problem('invalid', 'The categories are not complete.', { issues });
  const saved = await store.categories.save(site, base, categories, by, at);
  if (saved === 'conflict') throw newerCategories(base + 1);
  return saved;
}

const tidied = (name: Category['name']): Category['name'] => ({ 'en': tidyName(name.en), 'zh-Hans': tidyName(name['zh-Hans']), 'zh-Hant': tidyName(name['zh-Hant']) });
const tidyName = (words: string): string => words.normalize('NFC').toWellFormed().replace(/[\s\0]+/g, ' ').trim();

/** What the site calls a category that a customer chose; nothing for the three that every form has words for. */
export async function categoryLabel(store: Pick<Store, 'categories'>, site: string, code: Value | undefined): Promise<Text | undefined> {
  if (typeof code !== 'string' || !code || isRoot(code)) return undefined;
  return categoryOptions((await store.categories.taxonomy(site))?.categories ?? [], { retired: true }).find(({ value }) => value === code)?.label;
}

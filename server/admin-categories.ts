import { type Category, categoryName, checkCategories, CATEGORY_LIMITS, CATEGORY_ROOTS, isRoot } from 'heed/domain';
import { saveCategories } from './categories.ts';
import { Problem } from './problem.ts';
import type { Store } from './store/store.ts';

type Names = { readonly [L in keyof Category['name']]?: string };
/** What is to be done, as it was typed. */
export interface CategoryOrder { readonly site: string; readonly action: string; readonly code: string; readonly under?: string; readonly names: Names; readonly at: string }

/** Who changes categories from the command line, as the record calls them. */
const BY = 'heed-server';

/** Adds, renames, retires or revives a category (C-01); resolves with what is to be printed. Throws what `wrong` makes of a sentence that says what to type. */
export async function orderCategory(store: Store, { site, action, code, under, names, at }: CategoryOrder, wrong: (message: string) => Error): Promise<string> {
  const { version = 0, categories = [] } = (await store.categories.taxonomy(site)) ?? {};
  const found = categories.find((one) => one.code === code);
  const all = (given: Names, before?: Category['name']): Category['name'] => {
    const name = { 'en': given.en ?? before?.en ?? '', 'zh-Hans': given['zh-Hans'] ?? before?.['zh-Hans'] ?? '', 'zh-Hant': given['zh-Hant'] ?? before?.['zh-Hant'] ?? '' };
    const missing = Object.entries(name).find(([, words]) => !words.trim());
    if (missing) throw wrong(`How is it called in ${missing[0]}? heed-server category ${action} ${code} … --${missing[0]} "…"`);
    return name;
  };
  let changed: readonly Category[];
  if (action === 'add') {
    if (found || isRoot(code)) throw wrong(`There is a category "${code}" already. "heed-server category list" shows all.`);
    if (under === undefined) throw wrong(`Where does it stand? heed-server category add ${code} --under ${CATEGORY_ROOTS.join('|')}, or the code of another one.`);
    changed = [...categories, { code, parent: under, name: all(names) }];
  } else {
    if (!found) throw wrong(isRoot(code) ? `"${code}" is always there.` : `There is no category "${code}". "heed-server category list" shows all.`);
    const { retired: _, ...rest } = found;
    const next: Category = action === 'rename' ? { ...found, name: all(names, found.name) } : action === 'retire' ? { ...rest, retired: true } : rest;
    changed = categories.map((one) => (one === found ? next : one));
  }
  const [issue] = checkCategories(changed, categories);
  if (issue) {
    throw wrong(issue.code === 'bad-code' ? `"${code}" cannot be a code: small letters, digits and -, at most 40.` : issue.code === 'unknown-parent' ? `There is no category "${under}". "heed-server category list" shows all.`
      : issue.code === 'too-deep' ? `Categories stand at most ${CATEGORY_LIMITS.depth} deep below ${CATEGORY_ROOTS.join(', ')}.` : issue.code === 'too-long' ? `A name has at most ${CATEGORY_LIMITS.name} characters.` : `A site has at most ${CATEGORY_LIMITS.count} categories.`);
  }
  try {
    await saveCategories(store, site, version, changed, BY, at);
  } catch (error) {
    if (error instanceof Problem && error.code === 'conflict') throw wrong('Somebody else has changed the categories at the same moment. Try again.');
    throw error;
  }
  return `${categoryName(changed, code, 'en')} (${code}) is ${action === 'retire' ? 'no longer offered. Cases that have it keep it' : 'offered'}.`;
}

/** A line for each category: code, place, names, whether it is retired. */
export async function categoryRows(store: Store, site: string): Promise<string[][]> {
  const { categories = [] } = (await store.categories.taxonomy(site)) ?? {};
  return categories.map(({ code, name, retired }) => [code, categoryName(categories, code, 'en'), name['zh-Hans'], name['zh-Hant'], retired ? 'retired' : '']);
}

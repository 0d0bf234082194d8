/**
 * What cases concern (C-01): three categories that are always there, and below them a taxonomy that the administrators of a site define. A category
 * is never taken away, because cases have it: it is retired, and then no longer offered.
 */
import type { Field, FormDefinition, Locale, Option } from './form.ts';
import type { Issue } from './issue.ts';

export const CATEGORY_ROOTS = ['product', 'service', 'operation'] as const;

export interface Category {
  /** Stands in the cases; never changes, and never goes to another category. */
  readonly code: string;
  /** Code of the category above: one of the three, or one of the site's. */
  readonly parent: string;
  readonly name: Readonly<Record<Locale, string>>;
  /** No longer offered, nor is what is below it; cases that have it keep it. */
  readonly retired?: boolean;
}

/** Categories of a site in their order. Version 0: nobody has defined any. */
export interface Taxonomy {
  readonly version: number;
  readonly categories: readonly Category[];
  /** ISO 8601, UTC; who saved this version. */
  readonly updatedAt?: string;
  readonly updatedBy?: string;
}

/** Cases that are sorted under a category itself, counted up to a thousand; `more` says that there are others. */
export interface CategoryCount { readonly code: string; readonly count: number; readonly more?: boolean }

export const CATEGORY_CODE = /^[a-z0-9][a-z0-9-]{0,39}$/;
/** How many a site may have, how many stand below each other under one of the three, and characters of a name. */
export const CATEGORY_LIMITS = { count: 300, depth: 3, name: 60 } as const;

const LOCALES: readonly Locale[] = ['en', 'zh-Hans', 'zh-Hant'];
const ROOT_NAMES: Readonly<Record<string, Category['name']>> = {
  product: { 'en': 'Product', 'zh-Hans': '产品', 'zh-Hant': '產品' }, service: { 'en': 'Service', 'zh-Hans': '服务', 'zh-Hant': '服務' }, operation: { 'en': 'Operation', 'zh-Hans': '操作', 'zh-Hant': '操作' },
};

/** The category and those above it, the uppermost first. Of a code that is not known only itself. */
export function categoryPath(categories: readonly Category[], code: string): string[] {
  const path = [code];
  for (let above = byCode(categories, code)?.parent; above !== undefined && !path.includes(above); above = byCode(categories, above)?.parent) path.unshift(above);
  return path;
}

/** The category and all below it, however deep. */
export function categoriesBelow(categories: readonly Category[], code: string): string[] {
  return [code, ...categories.filter((one) => categoryPath(categories, one.code).slice(0, -1).includes(code)).map((one) => one.code)];
}

/** A category as people read it, with those above it: "Product › Packaging". A code that is not known stays itself. */
export const categoryName = (categories: readonly Category[], code: string, locale: Locale): string =>
  categoryPath(categories, code).map((one) => (byCode(categories, one)?.name ?? ROOT_NAMES[one])?.[locale] ?? one).join(' › ');

/** What can be chosen, each below the one above it. `retired`: also what is no longer offered. */
export function categoryOptions(categories: readonly Category[], { retired = false }: { readonly retired?: boolean } = {}): Option[] {
  const under = (parent: string): Category[] => categories.filter((one) => one.parent === parent && (retired || !one.retired)).flatMap((one) => [one, ...under(one.code)]);
  return CATEGORY_ROOTS.flatMap((root): Option[] => [{ value: root }, ...under(root).map(({ code }): Option => ({
    value: code, label: Object.fromEntries(LOCALES.map((locale) => [locale, categoryName(categories, code, locale)])),
  }))]);
}

/** The form with the site's categories to choose from; without any it stays as it is. The same form each time for the same list. */
export function withCategories(definition: FormDefinition, categories: readonly Category[], { retired = false }: { readonly retired?: boolean } = {}): FormDefinition {
  if (!categories.length) return definition;
  let known = made.get(categories);
  if (!known) made.set(categories, (known = new Map()));
  const key = `${definition.id} ${retired}`;
  let form = known.get(key);
  if (form?.of !== definition) {
    const options = categoryOptions(categories, { retired });
    const fill = (field: Field): Field => (field.source === 'categories' ? { ...field, options } : field);
    known.set(key, (form = { of: definition, form: { ...definition, steps: definition.steps.map((step) => ({ ...step, fields: step.fields.map(fill) })) } }));
  }
  return form.form;
}
const made = new WeakMap<readonly Category[], Map<string, { readonly of: FormDefinition; readonly form: FormDefinition }>>();

/**
 * What is wrong with a list that is to follow `before`, as codes: `too-many` {max}; at `code.…` `bad-code`, `code-twice`, `unknown-parent` (also of one that stands
 * below itself), `too-deep` {max}, `words-missing` and `too-long` {max} of a name, `category-missing` of one that was there before.
 */
export function checkCategories(categories: readonly Category[], before: readonly Category[] = []): Issue[] {
  const issues: Issue[] = [];
  const say = (path: string, code: string, max?: number) => void issues.push({ path, code, ...(max !== undefined && { params: { max } }) });
  const { count, depth, name: longest } = CATEGORY_LIMITS;
  if (categories.length > count) say('', 'too-many', count);
  categories.forEach(({ code, name }, i) => {
    if (!CATEGORY_CODE.test(code) || isRoot(code)) say(`${code}.code`, 'bad-code');
    else if (categories.findIndex((one) => one.code === code) !== i) say(`${code}.code`, 'code-twice');
    const path = categoryPath(categories, code);
    if (!isRoot(path[0]!)) say(`${code}.parent`, 'unknown-parent');
    else if (path.length - 1 > depth) say(`${code}.parent`, 'too-deep', depth);
    for (const locale of LOCALES) {
      const words = name[locale] ?? '';
      if (!words.trim()) say(`${code}.name.${locale}`, 'words-missing');
      else if (words.length > longest) say(`${code}.name.${locale}`, 'too-long', longest);
    }
  });
  for (const { code } of before) if (!byCode(categories, code)) say(`${code}.code`, 'category-missing');
  return issues;
}

export const isRoot = (code: string): boolean => (CATEGORY_ROOTS as readonly string[]).includes(code);
const byCode = (categories: readonly Category[], code: string) => categories.find((one) => one.code === code);

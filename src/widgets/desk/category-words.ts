import { categoryName, categoryOptions } from '../../domain/categories.ts';
import type { Locale } from '../../domain/form.ts';
import type { Session } from '../../domain/records/desk.ts';
import type { View } from '../../parts/desk/view.ts';

/** What the desk calls the categories of its site. */
export const categoriesIn = ({ categories = [] }: Session, locale: Locale): Pick<View, 'category' | 'categories'> =>
  ({ category: (code) => categoryName(categories, code, locale), categories: categoryOptions(categories, { retired: true }).map(({ value }) => value) });

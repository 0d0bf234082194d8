import * as schemas from '../category-schemas.ts';
import type { Operation } from './operation.ts';

/** The components that the routes of categories speak in. */
export const CATEGORY_COMPONENTS = { Taxonomy: schemas.taxonomy, NewTaxonomy: schemas.newTaxonomy };

/** What they do, as data; see `operations.ts`. */
export const CATEGORY_OPERATIONS: readonly Operation[] = [
  { method: 'get', path: '/v1/desk/categories', id: 'listCategories', summary: 'What cases concern, as administrators define it, retired ones too (staff).',
    answer: { status: 200, component: 'Taxonomy', description: 'The newest version; 0 where none was saved. `counts` are cases sorted under each category itself.' }, problems: ['forbidden', 'unavailable'] },
  { method: 'put', path: '/v1/desk/categories', id: 'saveCategories', summary: 'Save the next version of what cases concern (administrators). None that was there may be missing: it is retired.', body: 'NewTaxonomy',
    answer: { status: 200, component: 'Taxonomy', description: 'The next version.' }, problems: ['bad-request', 'conflict', 'invalid', 'too-large', 'forbidden', 'unavailable'] },
];

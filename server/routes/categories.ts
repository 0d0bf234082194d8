import { type CategoryCount, CATEGORY_ROOTS, type Taxonomy } from 'heed/domain';
import { Hono } from 'hono';
import { readJson } from '../body.ts';
import { saveCategories } from '../categories.ts';
import type { Env, Parts, StaffOf } from '../context.ts';
import { newTaxonomy } from '../category-schemas.ts';
import { staffWho } from '../staff.ts';

/** Cases of a category are counted so far, and no further. */
const CAP = 1000;

/** What cases concern (C-01), as administrators define it. */
export function categoryRoutes({ store, settings, clock }: Parts, staff: StaffOf): Hono<Env> {
  const app = new Hono<Env>();
  const body = { bytes: settings.bodyBytes, seconds: settings.arrivalSeconds };

  const shown = async (site: string, taxonomy: Taxonomy) => {
    const counted = await store.desk.countCategories(site, [...CATEGORY_ROOTS, ...taxonomy.categories.map(({ code }) => code)], CAP + 1);
    const counts = [...counted].map(([code, n]): CategoryCount => ({ code, count: Math.min(n, CAP), ...(n > CAP && { more: true }) }));
    return { ...taxonomy, counts };
  };

  app.get('/v1/desk/categories', async (c) => {
    await staffWho(c, staff, 'category.read');
    const site = c.get('site').id;
    return c.json(await shown(site, (await store.categories.taxonomy(site)) ?? { version: 0, categories: [] }));
  });

  app.put('/v1/desk/categories', async (c) => {
    const user = await staffWho(c, staff, 'category.edit');
    const { base, categories } = await readJson(c, body, newTaxonomy);
    const site = c.get('site').id;
    return c.json(await shown(site, await saveCategories(store, site, base, categories, user.displayName, new Date(clock()).toISOString())));
  });

  return app;
}

import { allowed, type CasePage, categoriesBelow, QUEUES, type QueueCount } from 'heed/domain';
import { Hono } from 'hono';
import type { Signed } from '../../auth/staff.ts';
import type { Ctx, Env, Parts } from '../../context.ts';
import type { DeskCases } from '../../desk/cases.ts';
import { summaryOf } from '../../desk/summary.ts';
import { Problem } from '../../problem.ts';
import { caseQuery } from '../../schemas-desk.ts';
import type { Place, Scope } from '../../store/desk.ts';
import { sendFile } from '../uploads.ts';
import { uploadsWithMerged } from '../access.ts';

/** Queues are counted so far, and no further. */
const CAP = 1000;
const PAGE = 30;

const scopeOf = ({ user }: Signed): Scope => ({ userId: user.id, departments: user.departments, all: allowed('case.read', user.roles) });

/** Queues, lists, and a case. */
export function listRoutes({ store, files, clock }: Parts, cases: DeskCases): Hono<Env> {
  const app = new Hono<Env>();

  app.get('/v1/desk/queues', async (c) => {
    const signed = await cases.enter(c, 'case.list');
    const base = { site: c.get('site').id, scope: scopeOf(signed), now: new Date(clock()).toISOString() };
    const queues = await Promise.all(QUEUES.map(async (name): Promise<QueueCount> => {
      const count = await store.desk.count({ ...base, queue: name }, CAP + 1);
      return { name, count: Math.min(count, CAP), ...(count > CAP && { more: true }) };
    }));
    return c.json({ queues });
  });

  app.get('/v1/desk/cases', async (c) => {
    const signed = await cases.enter(c, 'case.list');
    const { after, limit, emergency, from, to, category, site: _, ...asked } = queryOf(c);
    const site = c.get('site').id;
    const known = category === undefined ? undefined : (await store.categories.taxonomy(site))?.categories ?? [];
    const now = new Date(clock()).toISOString();
    const instant = (time: string | undefined) => time && new Date(time).toISOString();
    const { rows, next } = await store.desk.list({
      ...asked, site, scope: scopeOf(signed), now, limit: Number(limit ?? PAGE), from: instant(from), to: instant(to),
      ...(emergency && { emergency: emergency === 'true' }), ...(after !== undefined && { after: placeOf(after) }), ...(known && { categories: categoriesBelow(known, category!) }),
    });
    return c.json({ items: rows.map((row) => summaryOf(row, now)), ...(next && { next: cursorOf(next) }) } satisfies CasePage);
  });

  app.get('/v1/desk/cases/:reference', async (c) => {
    const signed = await cases.enter(c, 'case.read');
    const { stored } = await cases.find(c, signed, 'case.read');
    return c.json(await cases.page(c, signed, stored.id));
  });

  app.get('/v1/desk/cases/:reference/files/:id', async (c) => {
    const signed = await cases.enter(c, 'file.read');
    const { stored } = await cases.find(c, signed, 'file.read');
    const { uploads } = await uploadsWithMerged(store, stored);
    const upload = uploads.find(({ id }) => id === c.req.param('id'));
    if (!upload) throw new Problem('not-found', 'The case has no such file.');
    return sendFile(c, files, upload);
  });

  return app;
}

function queryOf(c: Ctx) {
  const query = c.req.query();
  // Databases refuse NUL, and half characters are no words.
  const clean = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== '').map(([name, value]) => [name, value.toWellFormed().replaceAll('\0', '')]));
  const result = caseQuery.safeParse(clean);
  if (result.success) return result.data;
  const { path, code } = result.error.issues[0]!;
  throw new Problem('bad-request', `"${path.map(String).join('.').slice(0, 60)}" of the query is not as the API describes it (${code}).`);
}

const cursorOf = ({ group, key, id }: Place): string => btoa(`${group}|${key}|${id}`).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

function placeOf(cursor: string): Place {
  const wrong = new Problem('bad-request', '"after" is not the end of a page.');
  let text = '';
  try {
    text = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    throw wrong;
  }
  const [, group, key, id] = /^(\d)\|([\dTZ:.-]{4,40})\|([\w-]{1,64})$/.exec(text) ?? [];
  if (!key || !id) throw wrong;
  return { group: Number(group), key, id };
}

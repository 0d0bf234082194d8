import { actionsFor, type OwnCase, parseReference, parseTrackingCode, WORKFLOWS } from 'heed/domain';
import { Hono } from 'hono';
import type { CustomerDoor } from '../auth/customer.ts';
import type { Ctx, Env, Parts } from '../context.ts';
import { sameHash, sha256 } from '../crypto.ts';
import type { Filing } from '../filing.ts';
import { Problem } from '../problem.ts';
import type { RateLimits } from '../rate.ts';
import { bareOrder, stateOf } from '../store/desk-project.ts';
import type { DeskTable } from '../store/tables.ts';
import { goingOn } from './access.ts';

const MOST = 100;
/** Cases a device can hold the codes of in one request. */
const MOST_HELD = 20;

/** A customer's own cases: all of them for a known customer, and those that are open on one order before another is filed on it. */
export function ownRoutes({ store }: Parts, limits: RateLimits, filing: Filing, door: CustomerDoor): Hono<Env> {
  const app = new Hono<Env>();

  /** The case that goes on in the stead of a merged one. */
  const into = async (site: string, id: string): Promise<DeskTable | undefined> => {
    const stored = await store.caseById(site, id);
    return stored && store.desk.row(site, (await goingOn(store, stored)).id);
  };

  const own = async (site: string, row: DeskTable, lead?: DeskTable): Promise<OwnCase> => {
    const kind = row.kind as OwnCase['kind'];
    const stored = await store.caseById(site, row.case_id);
    const actions = stored && !row.ended ? actionsFor(WORKFLOWS[kind], stateOf(stored, await store.events(site, row.case_id)), 'customer') : [];
    return {
      reference: row.reference, trackingCode: await filing.trackingCode(row.case_id), kind, state: row.state, ended: row.ended === 1, subject: row.subject,
      ...(row.order_number && { orderNumber: row.order_number }), receivedAt: row.received_at, updatedAt: row.updated_at, actions, ...(lead && { mergedInto: lead.reference }),
    };
  };

  app.get('/v1/my-cases', async (c) => {
    await limits.byAddress(c, 'tracking');
    const subject = await door.must(c);
    const site = c.get('site').id;
    const rows = await store.desk.ofSubject(site, subject, MOST);
    const leads = new Map(await Promise.all(rows.filter(({ state }) => state === 'merged').map(async ({ case_id }) => [case_id, await into(site, case_id)] as const)));
    // What goes on in the stead of one of theirs is theirs, whoever filed it: merging is for cases of one customer only.
    const all = new Map([...rows, ...[...leads.values()].filter((row) => row !== undefined)].map((row) => [row.case_id, row]));
    return c.json({ cases: await Promise.all([...all.values()].map((row) => own(site, row, leads.get(row.case_id)))) });
  });

  app.get('/v1/cases/open', async (c) => {
    await limits.byAddress(c, 'tracking');
    const order = bareOrder((c.req.query('orderNumber') ?? '').slice(0, 100));
    if (!order) throw new Problem('bad-request', 'Name the order: ?orderNumber=');
    const site = c.get('site').id;
    const [subject, held] = [await door.who(c), await heldBy(c, site)];
    const rows = [...(subject === undefined ? [] : await store.desk.ofSubject(site, subject, MOST)), ...held];
    const open = [...new Map(rows.map((row) => [row.case_id, row])).values()].filter((row) => !row.ended && row.order_number === order);
    return c.json({ cases: await Promise.all(open.map((row) => own(site, row))) });
  });

  /** The cases that the header's pairs of reference and code open. A wrong pair is passed over like one that never was. */
  const heldBy = async (c: Ctx, site: string): Promise<DeskTable[]> => {
    const pairs = (c.req.header('Heed-Cases') ?? '').split(',').slice(0, MOST_HELD).map((pair) => pair.trim().split(/[ :]+/));
    const ids: string[] = [];
    for (const [asked = '', typed = ''] of pairs) {
      const [reference, code] = [parseReference(asked.slice(0, 40)), parseTrackingCode(typed.slice(0, 40))];
      const stored = reference && code ? await store.caseByReference(site, reference) : undefined;
      if (!reference || !code) continue;
      if (stored && sameHash(stored.trackingHash, await sha256(code))) ids.push(stored.id);
      else await limits.hit(c, 'wrongCodes', `wrongCodes:${reference}`);
    }
    return store.desk.rows(site, ids);
  };

  return app;
}

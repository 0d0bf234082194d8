import { type ReturnVisit, type VisitFigures, rolesFor, type Values } from 'heed/domain';
import { Hono } from 'hono';
import { readJson } from '../body.ts';
import type { Env, Parts, StaffOf } from '../context.ts';
import { sha256 } from '../crypto.ts';
import { Problem } from '../problem.ts';
import { staffWho } from '../staff.ts';
import type { NewEvent } from '../store/store.ts';
import { visitDone } from '../visit-schemas.ts';

const MOST = 200;
/** The last quarter. Milliseconds. */
const FIGURES_OVER = 13 * 7 * 864e5;

/** Return visits to customers whose closed cases were drawn (C-11). */
export function visitRoutes({ store, settings, clock }: Parts, staff: StaffOf): Hono<Env> {
  const app = new Hono<Env>();
  const body = { bytes: settings.bodyBytes, seconds: settings.arrivalSeconds };

  const listed = async (site: string) => {
    const [open, figures] = await Promise.all([store.visits.open(site, MOST), store.visits.figures(site, new Date(clock() - FIGURES_OVER).toISOString())]);
    const items = open.map(({ visit: { id, dueAt }, row: { reference, subject, customer, phone, email } }): ReturnVisit => ({ id, reference, subject, customer, dueAt, ...(phone && { phone }), ...(email && { email }) }));
    return { items, figures } satisfies { items: readonly ReturnVisit[]; figures: VisitFigures };
  };

  app.get('/v1/desk/return-visits', async (c) => {
    await staffWho(c, staff, 'visit.record');
    return c.json(await listed(c.get('site').id));
  });

  app.post('/v1/desk/return-visits/:id/done', async (c) => {
    const user = await staffWho(c, staff, 'visit.record');
    const { reached, satisfied, note } = await readJson(c, body, visitDone);
    if (satisfied !== undefined && !reached) throw new Problem('invalid', 'Only who was reached can be satisfied.', { issues: [{ path: 'satisfied', code: 'not-an-option' }] });
    const site = c.get('site').id;
    const visit = await store.visits.visit(site, c.req.param('id').slice(0, 40));
    if (!visit) throw new Problem('not-found', 'There is no such visit.');
    const at = new Date(clock()).toISOString();
    const payload: Values = { reached, ...(satisfied !== undefined && { satisfied }), ...(note && { text: note }) };
    // The visit's own key: of two who record it at once the first is kept, and a request that comes again adds nothing.
    const result = await store.appendEvent<never>({
      site, caseId: visit.caseId, key: `return-visit-${visit.id}`, digest: await sha256(JSON.stringify({ by: user.id, payload })), uploads: [],
      decide: (current) => ({ event: {
        type: 'return-visit', at, by: 'staff', state: current.state, visibility: 'internal', files: [],
        data: { actor: { id: user.id, displayName: user.displayName, role: rolesFor('visit.record', user.roles)[0] ?? 'agent' }, payload },
      } satisfies NewEvent }),
    });
    if (result.outcome === 'conflict') throw new Problem('conflict', 'Somebody else has recorded this visit.', { reason: 'already-done' });
    if (result.outcome === 'not-found') throw new Problem('not-found', 'There is no such case any more.');
    await store.visits.finish(site, visit.id, { reached, ...(satisfied !== undefined && { satisfied }) }, user.id, at);
    return c.json(await listed(site));
  });

  return app;
}

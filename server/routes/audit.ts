import { Hono } from 'hono';
import type { Env, Parts, StaffOf } from '../context.ts';
import { Problem } from '../problem.ts';
import { staffWho } from '../staff.ts';
import type { AuditFault } from '../store/office.ts';
import { printHead, readHead } from '../store/register.ts';

/** Checking that nothing recorded was changed. It takes as long as there are cases, so `npm run verify-audit -w server` may suit better. */
export function auditRoutes({ store, clock }: Parts, staff: StaffOf): Hono<Env> {
  const app = new Hono<Env>();

  app.get('/v1/audit/verify', async (c) => {
    await staffWho(c, staff, 'audit.verify');
        const given = c.req.query('head');
    const noted = given === undefined ? undefined : readHead(given);
    if (given !== undefined && !noted) throw new Problem('bad-request', 'The head is not as this address gave it: a number, a colon, a hash.');
    let found: AuditFault | undefined;
    const { checked, head } = await store.audit.verify(c.get('site').id, (fault) => {
      found = fault;
      return false;
    }, { now: clock(), noted });
    return c.json({
      checked, ...(head && { head: printHead(head) }), ...(found && { fault: { reference: found.reference, seq: found.seq, fault: found.fault, ...(found.field !== undefined && { field: found.field }) } }),
    });
  });

  return app;
}

import { Hono } from 'hono';
import type { Env, Parts, StaffOf } from '../context.ts';
import { staffWho } from '../staff.ts';
import type { AuditFault } from '../store/office.ts';

/** Checking that nothing recorded was changed. It takes as long as there are cases, so `npm run verify-audit -w server` may suit better. */
export function auditRoutes({ store }: Parts, staff: StaffOf): Hono<Env> {
  const app = new Hono<Env>();

  app.get('/v1/audit/verify', async (c) => {
    await staffWho(c, staff, 'audit.verify');
    let found: AuditFault | undefined;
    const checked = await store.audit.verify(c.get('site').id, (fault) => {
      found = fault;
      return false;
    });
    return c.json({ checked, ...(found && { fault: { reference: found.reference, seq: found.seq, fault: found.fault } }) });
  });

  return app;
}

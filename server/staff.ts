import { allowed, type Operation } from 'heed/domain';
import type * as z from 'zod/mini';
import type { Asking, Ctx, StaffOf } from './context.ts';
import { Problem } from './problem.ts';

/** Who is asking, if their role includes the operation; what they are to a case is not looked at. */
export async function staffWho(c: Ctx, staff: StaffOf, operation: Operation): Promise<Asking> {
  const user = await staff(c);
  if (!allowed(operation, user.roles)) throw new Problem('forbidden', 'Your role does not include this.', { reason: 'role' });
  return user;
}

/** The parameters of the address, as the schema has them. */
export function queryOf<T>(c: Ctx, schema: z.ZodMiniType<T>): T {
  const result = schema.safeParse(Object.fromEntries(Object.entries(c.req.query()).filter(([name]) => name !== 'site')));
  if (result.success) return result.data;
  throw new Problem('bad-request', `The parameter "${result.error.issues[0]!.path.join('.')}" is not as the API describes it.`);
}

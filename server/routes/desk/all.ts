import { Hono } from 'hono';
import type { StaffDoor } from '../../auth/staff.ts';
import type { Env, Parts } from '../../context.ts';
import { DeskCases } from '../../desk/cases.ts';
import type { Filing } from '../../filing.ts';
import type { RateLimits } from '../../rate.ts';
import { actRoutes } from './acts.ts';
import { listRoutes } from './lists.ts';
import { sessionRoutes } from './session.ts';
import { streamRoutes } from './stream.ts';

/** Everything under `/v1/desk`: for the staff. */
export function deskRoutes(parts: Parts, limits: RateLimits, filing: Filing, door: StaffDoor): Hono<Env> {
  const cases = new DeskCases(parts, door, limits);
  const app = new Hono<Env>();
  app.route('/', sessionRoutes(parts, limits, door));
  app.route('/', listRoutes(parts, cases));
  app.route('/', actRoutes(parts, cases, filing));
  app.route('/', streamRoutes(parts, cases));
  return app;
}

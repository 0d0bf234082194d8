import { canonical, sited, type Values, WORKFLOWS } from 'heed/domain';
import { Hono } from 'hono';
import type { CustomerDoor } from '../auth/customer.ts';
import { readJson } from '../body.ts';
import { categoryLabel } from '../categories.ts';
import type { Env, Parts } from '../context.ts';
import { sha256 } from '../crypto.ts';
import { takeStep } from '../desk/step.ts';
import { attached, distinct, fileMissing, inOrder, keyOf, settle } from '../events.ts';
import type { Filing } from '../filing.ts';
import { publicCase } from '../present.ts';
import type { Problem } from '../problem.ts';
import type { RateLimits } from '../rate.ts';
import { customerEvent, submission } from '../schemas.ts';
import type { StoredCase } from '../store/store.ts';
import { noCase, openCase, uploadsWithMerged } from './access.ts';

/** Filing a case, looking at it, and what its customer may do to it. */
export function caseRoutes(parts: Parts, limits: RateLimits, filing: Filing, door: CustomerDoor): Hono<Env> {
  const { store, settings, clock } = parts;
  const app = new Hono<Env>();
  const body = { bytes: settings.bodyBytes, seconds: settings.arrivalSeconds };

  app.post('/v1/cases', async (c) => {
    await limits.byAddress(c, 'filing');
    const key = keyOf(c);
    const sent = await readJson(c, body, submission);
    // A token that has expired in the outbox costs nobody their complaint: it is then filed as a stranger's.
    return filing.file(c, c.get('site'), key, sent, { subject: await door.who(c) });
  });

  app.get('/v1/cases/:reference', async (c) => {
    const stored = await openCase(c, parts, limits, door);
    const shown = await show(stored);
    const last = shown.events.at(-1)?.seq ?? 0;
    if (last > ((await store.desk.reads(stored.site, stored.id)).customer?.seq ?? 0)) {
      await store.desk.markRead(stored.site, stored.id, 'customer', { seq: last, at: new Date(clock()).toISOString() });
    }
    return c.json(shown);
  });

  app.post('/v1/cases/:reference/events', async (c) => {
    await limits.byAddress(c, 'filing');
    const stored = await openCase(c, parts, limits, door);
    const key = keyOf(c);
    const { type, text, files: named = [] } = await readJson(c, body, customerEvent);
    const files = distinct(named);
    const uploads = inOrder(await store.uploads(stored.site, files), files);
    const payload: Values = { ...(text !== undefined && { text }), ...(files.length && { files: attached(uploads) }) };
    const at = new Date(clock()).toISOString();
    const workflow = sited(WORKFLOWS[stored.kind], { departments: [] });
    const result = await store.appendEvent<Problem>({
      site: stored.site, caseId: stored.id, key, uploads: files,
      digest: await sha256(canonical({ type, text: text ?? '', files: uploads.map(({ digest }) => digest) })),
      decide: (current, events) => (uploads.length === files.length
        ? takeStep(c.get('site'), workflow, current, events, { type, at, payload, files, roles: ['customer'] }, clock) : { refused: fileMissing() }),
    });
    settle(c, result, noCase);
    return c.json(await show((await store.caseByReference(stored.site, stored.reference)) ?? stored), 201);
  });

  const show = async (stored: StoredCase) => {
    const [events, { uploads, merged }, reads] = await Promise.all([store.events(stored.site, stored.id), uploadsWithMerged(store, stored), store.desk.reads(stored.site, stored.id)]);
    const site = settings.sites[stored.site] ?? settings.sites.default!;
    const category = await categoryLabel(store, stored.site, stored.values.category);
    return { ...publicCase({ site, stored, events, uploads, merged, readByStaff: reads.staff?.seq, now: clock() }), ...(category && { category }) };
  };

  return app;
}

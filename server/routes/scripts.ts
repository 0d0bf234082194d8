import { type Script, type ScriptQuery, SCRIPTS, unknownPlaceholders } from 'heed/domain';
import { Hono } from 'hono';
import { readJson } from '../body.ts';
import type { Env, Parts, StaffOf } from '../context.ts';
import { newScript, SCRIPT_ID, scriptQuery, scriptRemoval } from '../office-schemas.ts';
import { Problem } from '../problem.ts';
import { queryOf, staffWho } from '../staff.ts';
import type { Store } from '../store/store.ts';

/** Scripts (T-01): the shipped ones, with what the site has changed and added. */
export function scriptRoutes({ store, settings, clock }: Parts, staff: StaffOf): Hono<Env> {
  const app = new Hono<Env>();
  const body = { bytes: settings.bodyBytes, seconds: settings.arrivalSeconds };

  app.get('/v1/desk/scripts', async (c) => {
    const { disabled, ...query } = queryOf(c, scriptQuery);
    await staffWho(c, staff, disabled === 'true' ? 'script.edit' : 'script.read');
    const scripts = await scriptsOf(store, c.get('site').id);
    return c.json({ scripts: chosen(disabled === 'true' ? scripts : scripts.filter((script) => !script.disabled), query) });
  });

  app.put('/v1/desk/scripts/:id', async (c) => {
    const user = await staffWho(c, staff, 'script.edit');
    const id = idOf(c.req.param('id'));
    const { version, ...content } = await readJson(c, body, newScript);
    const unknown = unknownPlaceholders(content.text);
    if (unknown.length) throw new Problem('invalid', 'The text has placeholders that are not known.', { issues: unknown.map((name) => ({ path: 'text', code: 'unknown-placeholder', params: { name } })) });
    const site = c.get('site').id;
    const before = (await scriptsOf(store, site)).find((script) => script.id === id);
    if ((before?.version ?? 0) !== version) throw newer();
    // Version 1 of a shipped script is the one that came with heed.
    const saved = await store.scripts.save(site, id, version, content, user.displayName, new Date(clock()).toISOString(), !before || before.shipped);
    if (saved === 'conflict') throw newer();
    return c.json({ ...saved, used: before?.used ?? 0, shipped: false } satisfies Script);
  });

  app.delete('/v1/desk/scripts/:id', async (c) => {
    const user = await staffWho(c, staff, 'script.edit');
    const id = idOf(c.req.param('id'));
    const version = Number(queryOf(c, scriptRemoval).version);
    const site = c.get('site').id;
    const before = (await scriptsOf(store, site)).find((script) => script.id === id);
    if (!before) throw new Problem('not-found', 'There is no such script.');
    const { purpose, kind, channel, locale, title, text } = before;
    if (before.version !== version) throw newer();
    const gone = await store.scripts.save(site, id, version, { purpose, ...(kind && { kind }), ...(channel && { channel }), locale, title, text, deleted: true }, user.displayName, new Date(clock()).toISOString(), before.shipped);
    if (gone === 'conflict') throw newer();
    return c.body(null, 204);
  });

  app.post('/v1/desk/scripts/:id/used', async (c) => {
    await staffWho(c, staff, 'script.use');
    const id = idOf(c.req.param('id'));
    const site = c.get('site').id;
    if (!(await scriptsOf(store, site)).some((script) => script.id === id)) throw new Problem('not-found', 'There is no such script.');
    return c.json({ used: await store.scripts.used(site, id) });
  });

  return app;
}

async function scriptsOf(store: Store, site: string): Promise<Script[]> {
  const [own, uses] = await Promise.all([store.scripts.all(site), store.scripts.uses(site)]);
  const changed = new Set(own.map(({ id }) => id));
  return [
    ...SCRIPTS.filter(({ id }) => !changed.has(id)).map((script): Script => ({ ...script, version: 1, used: uses.get(script.id) ?? 0, shipped: true })),
    ...own.filter(({ deleted }) => !deleted).map((script): Script => ({ ...script, used: uses.get(script.id) ?? 0, shipped: false })),
  ];
}

/** Those that fit: the ones made for this before those for anything, then the ones used most. */
function chosen(scripts: readonly Script[], { purpose, kind, channel, locale }: Omit<ScriptQuery, 'disabled'>): Script[] {
  const fits = (wanted: string | undefined, has: string | undefined) => wanted === undefined || has === undefined || wanted === has;
  const exact = (script: Script) => Number(kind !== undefined && script.kind === kind) + Number(channel !== undefined && script.channel === channel);
  return scripts
    .filter((script) => (purpose === undefined || script.purpose === purpose) && (locale === undefined || script.locale === locale) && fits(kind, script.kind) && fits(channel, script.channel))
    .sort((a, b) => exact(b) - exact(a) || b.used - a.used || (a.id < b.id ? -1 : 1));
}

const newer = () => new Problem('conflict', 'The script has been changed meanwhile. Load it again.', { reason: 'version' });

function idOf(id: string): string {
  if (!SCRIPT_ID.test(id)) throw new Problem('bad-request', 'The id of a script has up to 80 letters, digits, dots and dashes.');
  return id;
}

import { isEnded, LIBRARY_TEXTS, type LibraryContent, type LibraryDraft, type LibraryEntry, type Locale, parseReference, redact, type Redaction, type Value, type Values, WORKFLOWS } from 'heed/domain';
import { Hono } from 'hono';
import { readJson } from '../body.ts';
import type { Asking, Ctx, Env, Parts, StaffOf } from '../context.ts';
import { uuidv7 } from '../crypto.ts';
import { libraryPreview, libraryQuery, newLibraryEntry } from '../office-schemas.ts';
import { Problem } from '../problem.ts';
import { queryOf, staffWho } from '../staff.ts';
import type { StoredEntry } from '../store/office.ts';
import type { StoredCase, StoredEvent, StoredUpload } from '../store/store.ts';
import { attachment } from '../uploads/inspect.ts';
import { uploadsWithMerged } from './access.ts';

/** States in which a case has ended without anything having been solved. */
const UNSOLVED = ['withdrawn', 'rejected', 'merged'];
const PAGE = 30;

/** The case library (C-13): what was learnt, without the people. */
export function libraryRoutes({ store, files, settings, clock, random }: Parts, staff: StaffOf): Hono<Env> {
  const app = new Hono<Env>();
  const body = { bytes: settings.bodyBytes, seconds: settings.arrivalSeconds };

  app.get('/v1/desk/library', async (c) => {
    await staffWho(c, staff, 'library.read');
    const { limit = PAGE, ...query } = queryOf(c, libraryQuery);
    const found = await store.library.search(c.get('site').id, { ...query, limit: limit + 1 });
    return c.json({ items: found.slice(0, limit).map(shown), ...(found.length > limit && { next: found[limit - 1]!.id }) });
  });

  app.get('/v1/desk/library/:id', async (c) => {
    await staffWho(c, staff, 'library.read');
    return c.json(shown(await entryOf(c)));
  });

  app.get('/v1/desk/library/:id/files/:file', async (c) => {
    await staffWho(c, staff, 'library.read');
    const entry = await entryOf(c);
    const [upload] = await store.uploads(c.get('site').id, [c.req.param('file')]);
    const bytes = upload && entry.photos.some(({ id }) => id === upload.id) ? await files.get(upload.storageKey) : undefined;
    if (!upload || !bytes) throw new Problem('not-found', 'The entry has no such photo.');
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
      'Content-Type': upload.type, 'Content-Disposition': attachment(upload.name), 'Content-Security-Policy': "sandbox; default-src 'none'", 'Cache-Control': 'private, no-store',
    });
  });

  app.post('/v1/desk/library/preview', async (c) => {
    const user = await staffWho(c, staff, 'library.add');
    const { reference } = await readJson(c, body, libraryPreview);
    const { stored, events, photos } = await solved(c, reference);
    const saved = await store.library.entryOf(stored.site, stored.id);
    const { content, redacted } = withoutPeople(saved ? contentOf(saved) : drafted(stored, events), stored, events, user);
    return c.json({ ...content, reference: stored.reference, kind: stored.kind, photos: photos.map(photo), redacted, ...(saved && { saved: shown(saved) }) } satisfies LibraryDraft);
  });

  app.post('/v1/desk/library', async (c) => {
    const user = await staffWho(c, staff, 'library.add');
    const { reference, photos: wanted, version = 0, ...written } = await readJson(c, body, newLibraryEntry);
    const { stored, events, photos } = await solved(c, reference);
    const kept = wanted.map((id) => photos.find((upload) => upload.id === id));
    if (kept.some((upload) => !upload)) throw new Problem('invalid', 'The case has no such photo.', { issues: [{ path: 'photos', code: 'file-missing' }] });
    const { content } = withoutPeople(written, stored, events, user);
    const entry = { ...content, id: uuidv7(clock(), random), caseId: stored.id, kind: stored.kind, photos: (kept as StoredUpload[]).map(photo) };
    const saved = await store.library.save(stored.site, entry, version, user.displayName, new Date(clock()).toISOString());
    if (saved === 'conflict') throw new Problem('conflict', 'The entry has been changed meanwhile. Load it again.', { reason: 'version' });
    return c.json(shown(saved), 201);
  });

  async function entryOf(c: Ctx): Promise<StoredEntry> {
    const entry = await store.library.entry(c.get('site').id, c.req.param('id') ?? '');
    if (!entry) throw new Problem('not-found', 'There is no such entry.');
    return entry;
  }

  /** A case that was brought to its end. */
  async function solved(c: Ctx, reference: string) {
    const stored = await store.caseByReference(c.get('site').id, parseReference(reference) ?? '');
    if (!stored) throw new Problem('not-found', 'There is no such case.');
    if (!isEnded(WORKFLOWS[stored.kind], stored.state) || UNSOLVED.includes(stored.state)) throw new Problem('not-allowed', 'Only closed cases become entries.', { reason: 'case-open' });
    const [events, { uploads }] = await Promise.all([store.events(stored.site, stored.id), uploadsWithMerged(store, stored)]);
    return { stored, events, photos: uploads.filter(({ type }) => type.startsWith('image/')) };
  }

  return app;
}

const photo = ({ id, name, type, size, digest }: StoredUpload) => ({ id, name, type, size, digest });

const shown = ({ caseId: _, ...entry }: StoredEntry): LibraryEntry => entry;

const contentOf = ({ title, problem, cause, departments, phase, lesson, measure }: StoredEntry): LibraryContent => ({ title, problem, cause, departments, phase, lesson, measure });

/** What the events recorded under a name, the newest; payloads stand in `data`, or in its `payload`. */
function recorded(events: readonly StoredEvent[], name: string): Value | undefined {
  return events.flatMap(({ data }) => {
    const { payload, ...rest } = data;
    return [(rest as Values)[name], payload?.[name]].filter((value) => value !== undefined);
  }).at(-1);
}

/** An entry as the case tells it, still with its people. */
function drafted({ subject, values }: StoredCase, events: readonly StoredEvent[]): LibraryContent {
  const said = (...names: string[]) => names.map((name) => recorded(events, name)).find((value) => typeof value === 'string' && value) as string | undefined;
  const given = recorded(events, 'departments');
  const departments = Array.isArray(given) ? given.map((row: unknown) => (typeof row === 'string' ? row : String((row as { department?: unknown }).department ?? ''))).filter(Boolean) : [];
  return {
    title: subject, problem: String(values.description ?? ''), cause: said('cause') ?? '', departments: [...new Set(departments)], phase: 'other',
    lesson: said('lesson', 'summary') ?? '', measure: said('measure', 'plan') ?? '',
  };
}

/** The entry without what tells who took part, and what was taken out where. */
function withoutPeople(content: LibraryContent, { values, locale }: StoredCase, events: readonly StoredEvent[], user: Asking) {
  const staff = events.flatMap(({ data }) => {
    const { displayName } = (data.actor ?? {}) as { readonly displayName?: unknown };
    return typeof displayName === 'string' ? [displayName] : [];
  });
  const given = (name: string) => (values[name] ? [String(values[name])] : []);
  const known = { names: [...new Set([...given('name'), user.displayName, ...staff].filter(Boolean))], phones: given('phone'), emails: given('email'), orders: given('orderNumber') };
  const locales: { readonly [locale: string]: Locale } = { en: 'en', 'zh-Hans': 'zh-Hans', 'zh-Hant': 'zh-Hant' };
  const redacted: LibraryDraft['redacted'][number][] = [];
  const texts = Object.fromEntries(LIBRARY_TEXTS.map((field) => {
    const { text, found } = redact(content[field], { ...known, locale: locales[locale] ?? 'en' });
    redacted.push(...Object.entries(found).map(([what, count]) => ({ field, what: what as Redaction, count })));
    return [field, text];
  })) as Pick<LibraryContent, (typeof LIBRARY_TEXTS)[number]>;
  return { content: { ...content, ...texts } satisfies LibraryContent, redacted };
}

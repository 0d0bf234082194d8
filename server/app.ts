/**
 * The app: everything that answers under `/v1` and `/.well-known/heed.json`, as a function from a request to an answer. It imports nothing of Node, so
 * that stories, tests and previews run it in a browser: `createApp({store: openWasmStore(sqlite), files: memoryFiles(), …})`.
 */
import { Hono } from 'hono';
import { CustomerDoor } from './auth/customer.ts';
import { StaffDoor } from './auth/staff.ts';
import { SiteCategories } from './categories.ts';
import type { Env, Parts } from './context.ts';
import { hex } from './crypto.ts';
import { FilesFull } from './files/files.ts';
import { Filing } from './filing.ts';
import { inWords } from './language.ts';
import { noPage, wantsPage } from './no-page.ts';
import { Problem, problemResponse } from './problem.ts';
import { RateLimits } from './rate.ts';
import { surveyDeskRoutes } from './routes/survey-desk.ts';
import { surveyRoutes } from './routes/surveys.ts';
import { caseRoutes } from './routes/cases.ts';
import { auditRoutes } from './routes/audit.ts';
import { categoryRoutes } from './routes/categories.ts';
import { deskRoutes } from './routes/desk/all.ts';
import { libraryRoutes } from './routes/library.ts';
import { mailboxRoutes } from './routes/mailbox.ts';
import { metaRoutes } from './routes/meta.ts';
import { ownRoutes } from './routes/own.ts';
import { scriptRoutes } from './routes/scripts.ts';
import { uploadRoutes } from './routes/uploads.ts';
import { visitRoutes } from './routes/visits.ts';
import { guard, sites } from './security.ts';
import { signing } from './signing.ts';
import { StoreUnavailable } from './store/store.ts';

/** Seconds after which a request may be tried again when the database does not answer. */
const RETRY_AFTER = 2;

/** The server's secret: given, or made once for the database. */
export function secretOf(settings: Parts['settings'], store: Parts['store'], random: Parts['random']): () => Promise<string> {
  let known: Promise<string> | undefined;
  return () => (settings.secret ? Promise.resolve(settings.secret)
    : (known ??= store.setting('', 'secret', () => hex(random(32))).catch((error: unknown) => {
      known = undefined;
      throw error;
    })));
}

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'];

/** The methods that an address takes. What stands before the routes takes every method, and is none. */
function methodsAt(app: Hono<Env>, path: string): string[] {
  const taken = METHODS.filter((method) => app.router.match(method, path)[0].some(([[, route]]) => route.method === method));
  return taken.includes('GET') ? ['HEAD', ...taken] : taken;
}

/** Makes the app. The store must have been migrated. */
export function createApp(parts: Parts): Hono<Env> {
  const { settings, store, random, log } = parts;
  const secret = secretOf(settings, store, random);
  const limits = new RateLimits(parts, secret);
  const signer = signing(parts);
  const categories = new SiteCategories(parts);
  const filing = new Filing(parts, secret, signer, categories);
  const customers = new CustomerDoor(parts);
  const app = new Hono<Env>();

  app.onError((error, c) => {
    if (error instanceof Problem) return problemResponse(inWords(error, c.req.header('Accept-Language')));
    if (error instanceof FilesFull || (error instanceof StoreUnavailable && error.full)) return problemResponse(new Problem('storage-full', 'The server has no space left.', { retryAfter: 300 }));
    // The message could quote what a person wrote; the kind of error and where it came from cannot.
    log.error({ id: c.get('requestId'), error: error.name, code: (error as { code?: unknown }).code, at: error.stack?.split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 6) }, 'fault');
    if (error instanceof StoreUnavailable) return problemResponse(new Problem('unavailable', 'The database does not answer.', { retryAfter: RETRY_AFTER }));
    return problemResponse(new Problem('unavailable', 'The server has a fault. The request id names it in the log.', { status: 500 }));
  });
  app.notFound((c) => {
    const allow = methodsAt(app, c.req.path);
    if (allow.length) return problemResponse(new Problem('bad-request', `This address takes ${allow.join(', ')}.`, { status: 405, headers: { Allow: allow.join(', ') } }));
    return wantsPage(c.req.raw) ? noPage(c.req.header('Accept-Language')) : problemResponse(new Problem('not-found', 'There is nothing at this address.'));
  });

  app.use(guard(parts));
  app.use(sites(settings));
  app.use('/v1/forms/*', categories.shown);
  app.use('/v1/config', categories.shown);
  app.route('/', metaRoutes(parts, signer));
  // Before the routes that take any word for a reference.
  app.route('/', ownRoutes(parts, limits, filing, customers));
  app.route('/', caseRoutes(parts, limits, filing, customers));
  app.route('/', uploadRoutes(parts, limits, customers));
  app.route('/', surveyRoutes(parts, limits, secret, signer, customers));
  const door = new StaffDoor(parts);
  const staff = parts.staff ?? (async (c) => (await door.enter(c)).user);
  app.route('/', surveyDeskRoutes(parts, staff, secret));
  app.route('/', categoryRoutes(parts, staff));
  app.route('/', visitRoutes(parts, staff));
  app.route('/', scriptRoutes(parts, staff));
  app.route('/', libraryRoutes(parts, staff));
  app.route('/', auditRoutes(parts, staff));
  app.route('/', deskRoutes(parts, limits, filing, door));
  if (parts.mailbox) app.route('/', mailboxRoutes(parts, secret));
  return app;
}

export { cleanUp } from './routes/uploads.ts';
export type { Log, Parts } from './context.ts';

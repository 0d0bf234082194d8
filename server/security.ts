import type { MiddlewareHandler } from 'hono';
import type { Ctx, Env, Parts, Site } from './context.ts';
import { hex } from './crypto.ts';
import { Problem, problemResponse } from './problem.ts';
import type { Settings } from './settings.ts';

type Headers = Readonly<Record<string, string>>;

/** What every answer carries, whatever it is. */
const ALWAYS: Headers = { 'X-Content-Type-Options': 'nosniff', 'Cross-Origin-Resource-Policy': 'same-origin', 'Cross-Origin-Opener-Policy': 'same-origin' };
/** An answer of the API is data: nothing of it is shown or run. */
const OF_DATA: Headers = { ...ALWAYS, 'X-Frame-Options': 'DENY', 'Referrer-Policy': 'no-referrer', 'Permissions-Policy': 'camera=(), geolocation=(), microphone=()' };
const POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/** A file may be a page with a form that takes photos. What it may load, its folder says. */
export const OF_FILES: Headers = {
  ...ALWAYS, 'X-Frame-Options': 'SAMEORIGIN', 'Referrer-Policy': 'strict-origin-when-cross-origin', 'Permissions-Policy': 'camera=(self), geolocation=(), microphone=()',
  'Content-Security-Policy': "frame-ancestors 'self'; base-uri 'self'",
};
/** Asks for https from now on where the request has come by it; over http browsers do not believe it, and who has no certificate would be locked out. */
export const transport = (request: Request, { trustedHops }: Pick<Settings, 'trustedHops'>): Headers =>
  (protocolOf(request, trustedHops) === 'https:' ? { 'Strict-Transport-Security': 'max-age=31536000' } : {});
/** The answer to a request that never got to the app. */
export const outside = (problem: Problem): Response => {
  const response = problemResponse(problem);
  for (const [name, value] of Object.entries({ ...OF_DATA, 'Content-Security-Policy': POLICY })) response.headers.set(name, value);
  return response;
};
const PREFLIGHT: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Methods': 'GET, POST, PUT, DELETE',
  'Access-Control-Allow-Headers': 'Content-Type, Idempotency-Key, Heed-Tracking-Code, Heed-Site, Heed-Invitation, Heed-Cases, Heed-CSRF, Authorization',
  'Access-Control-Max-Age': '7200',
};
const EXPOSED = 'Retry-After, Idempotency-Replayed, Heed-Request-Id, Content-Disposition';

/** Gives each request an id, each answer its protective headers, and each of both a line in the log. */
export function guard({ random, clock, log, settings }: Pick<Parts, 'random' | 'clock' | 'log' | 'settings'>): MiddlewareHandler<Env> {
  return async (c, next) => {
    const requestId = hex(random(8));
    const start = clock();
    c.set('requestId', requestId);
    await next();
    const { headers } = c.res;
    for (const [name, value] of Object.entries({ ...OF_DATA, ...transport(c.req.raw, settings) })) c.header(name, value);
    if (!headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', POLICY);
    if (!headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
    c.header('Heed-Request-Id', requestId);
    log.info({ id: requestId, method: c.req.method, route: c.get('site') ? routeOf(c) : '-', status: c.res.status, ms: clock() - start }, 'request');
  };
}

/** The pattern, never the address itself: that holds a reference. */
const routeOf = (c: Ctx): string => c.req.matchedRoutes.findLast(({ path }) => !path.includes('*'))?.path ?? '-';

/** Decides which site a request is for, and refuses pages of origins that it does not list, before anything is done. They may read the refusal, and nothing else. */
export function sites(settings: Settings): MiddlewareHandler<Env> {
  return async (c, next) => {
    const origin = c.req.header('Origin');
    const preflight = c.req.method === 'OPTIONS' && !!origin && !!c.req.header('Access-Control-Request-Method');
    const site = siteOf(c, settings, origin);
    const foreign = origin !== undefined && !isSameOrigin(c, origin, settings);
    const allowed = !foreign || settings.anyOrigin || !!site?.origins.includes(origin);
    // Browsers say where a request comes from; one from elsewhere without an Origin is a form or a link, never a widget.
    const unsigned = !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method) && !origin && ['cross-site', 'same-site'].includes(c.req.header('Sec-Fetch-Site') ?? '');
    if (preflight) {
      // Promises nothing: a page that is not allowed has to be able to ask, so that it can be told.
      c.res = new Response(null, { status: 204, headers: PREFLIGHT });
    } else if (!allowed || unsigned) {
      c.res = problemResponse(new Problem('forbidden', `Pages of ${origin || 'another site'} may not use this server. Add the origin to HEED_ORIGINS, or to the site in HEED_CONFIG.`, { reason: 'origin' }));
    } else if (!site) {
      c.res = problemResponse(new Problem('not-found', 'There is no such site.'));
    } else {
      c.set('site', site);
      await next();
    }
    c.header('Vary', 'Origin, Heed-Site', { append: true });
    if (foreign && origin) {
      // Without it the browser keeps even the refusal from the page, and a widget would take it for a lost connection.
      c.header('Access-Control-Allow-Origin', origin);
      c.header('Access-Control-Expose-Headers', EXPOSED);
    }
  };
}

/** The site named by `?site=` or the header Heed-Site, else the one that lists the page's origin, else `default`. */
function siteOf(c: Ctx, { sites: all }: Settings, origin: string | undefined): Site | undefined {
  const named = c.req.query('site') ?? c.req.header('Heed-Site');
  const id = named ?? Object.keys(all).find((key) => origin && all[key]!.origins.includes(origin)) ?? 'default';
  return Object.hasOwn(all, id) ? { ...all[id]!, id } : undefined;
}

/** Behind a trusted proxy the address the browser used is told by its header. */
const protocolOf = ({ url, headers }: Request, trustedHops: number): string =>
  (trustedHops > 0 && headers.get('X-Forwarded-Proto') === 'https' ? 'https:' : new URL(url).protocol);

/**
 * Whether a page of this origin is one of ours. A proxy in front may end https, and need not say so: with the same host, https is ours too. A page over
 * http is not where the request has come by https: anybody on the way may have written it.
 */
export function isSameOrigin(c: Ctx, origin: string, { trustedHops }: Settings): boolean {
  const { host } = new URL(c.req.url);
  return origin === `https://${host}` || origin === `${protocolOf(c.req.raw, trustedHops)}//${host}`;
}

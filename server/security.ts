import type { MiddlewareHandler } from 'hono';
import type { Ctx, Env, Parts, Site } from './context.ts';
import { hex } from './crypto.ts';
import { Problem, problemResponse } from './problem.ts';
import type { Settings } from './settings.ts';

const HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};
const POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
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
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    if (!headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', POLICY);
    if (!headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
    if (protocolOf(c, settings.trustedHops > 0) === 'https:') c.header('Strict-Transport-Security', 'max-age=31536000');
    c.header('Heed-Request-Id', requestId);
    log.info({ id: requestId, method: c.req.method, route: c.get('site') ? routeOf(c) : '-', status: c.res.status, ms: clock() - start }, 'request');
  };
}

/** The pattern, never the address itself: that holds a reference. */
const routeOf = (c: Ctx): string => c.req.matchedRoutes.findLast(({ path }) => !path.includes('*'))?.path ?? '-';

/** Decides which site a request is for, and answers or refuses pages of other origins. */
export function sites(settings: Settings): MiddlewareHandler<Env> {
  return async (c, next) => {
    const origin = c.req.header('Origin');
    const preflight = c.req.method === 'OPTIONS' && !!origin && !!c.req.header('Access-Control-Request-Method');
    const site = siteOf(c, settings, origin);
    const foreign = origin !== undefined && !isSameOrigin(c, origin, settings);
    // A preflight carries no header of ours, so every site's origins are looked at; the request itself is held to its own site.
    const allowed = !foreign || settings.anyOrigin
      || (preflight && !c.req.query('site') ? Object.values(settings.sites) : [site]).some((s) => s?.origins.includes(origin));
    // Browsers say where a request comes from; one from elsewhere without an Origin is a form or a link, never a widget.
    const unsigned = !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method) && !origin && ['cross-site', 'same-site'].includes(c.req.header('Sec-Fetch-Site') ?? '');
    if (!allowed || unsigned) {
      c.res = problemResponse(new Problem('forbidden', 'Pages of this origin may not use this server. Add the origin to HEED_ORIGINS, or to the site in HEED_CONFIG.', { reason: 'origin' }));
    } else if (preflight) {
      c.res = new Response(null, { status: 204, headers: PREFLIGHT });
    } else if (!site) {
      c.res = problemResponse(new Problem('not-found', 'There is no such site.'));
    } else {
      c.set('site', site);
      await next();
    }
    c.header('Vary', 'Origin, Heed-Site', { append: true });
    if (foreign && allowed) {
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
function protocolOf(c: Ctx, trusted: boolean): string {
  const forwarded = trusted && c.req.header('X-Forwarded-Proto');
  return forwarded === 'https' ? 'https:' : new URL(c.req.url).protocol;
}

export function isSameOrigin(c: Ctx, origin: string, { trustedHops }: Settings): boolean {
  const { host } = new URL(c.req.url);
  return origin === `${protocolOf(c, trustedHops > 0)}//${host}`;
}

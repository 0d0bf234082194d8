import { fieldsOf, RESPONSE_TIMES } from 'heed/domain';
import { Hono } from 'hono';
import type { Env, Parts } from '../context.ts';
import { changesOf, formOf, isKind } from '../intake.ts';
import { openApi } from '../openapi/document.ts';
import { Problem } from '../problem.ts';
import type { Signing } from '../signing.ts';

const PUBLIC = 'public, max-age=60';

/** What a page may know beforehand: forms, limits, whether the server is well, and how to speak to it. */
export function metaRoutes({ store, settings, stopping }: Parts, signer: Signing): Hono<Env> {
  const app = new Hono<Env>();

  app.get('/v1/forms/:id', (c) => {
    const id = c.req.param('id');
    if (!isKind(id) || !c.get('site').kinds.includes(id)) throw new Problem('not-found', 'There is no such form.');
    c.header('Cache-Control', PUBLIC);
    return c.json(formOf(c.get('site'), id));
  });

  app.get('/v1/config', (c) => {
    const site = c.get('site');
    const forms = changesOf(site);
    const files = site.kinds.flatMap((kind) => fieldsOf(formOf(site, kind))).find(({ type }) => type === 'files');
    c.header('Cache-Control', PUBLIC);
    return c.json({
      site: site.id, kinds: site.kinds, locales: ['zh-Hans', 'zh-Hant', 'en'], ...(site.privacyUrl && { privacyUrl: site.privacyUrl }),
      ...(Object.keys(forms).length && { forms }),
      responseTimes: { ...RESPONSE_TIMES, ...site.answers.response },
      limits: {
        fileBytes: Math.min(settings.uploadBytes, files?.maxBytes ?? Infinity), files: files?.max ?? 0, fileTypes: files?.accept ?? [], bodyBytes: settings.bodyBytes,
      },
    });
  });

  app.get('/.well-known/heed.json', async (c) => {
    c.header('Cache-Control', PUBLIC);
    return c.json({ keys: await signer.keys() });
  });

  app.get('/healthz', async (c) => {
    if (stopping?.()) return c.json({ status: 'stopping' }, 503);
    try {
      await store.ping();
    } catch {
      return c.json({ status: 'unavailable' }, 503);
    }
    return c.json({ status: 'ok' });
  });

  app.get('/openapi.json', (c) => {
    c.header('Cache-Control', PUBLIC);
    return c.json(openApi());
  });

  return app;
}

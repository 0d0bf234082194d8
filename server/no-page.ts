import { NO_PAGE } from 'heed/domain';
import { localeAsked } from './language.ts';

/** Whether a person has asked, by a browser, for an address outside of the API. */
export const wantsPage = ({ method, url, headers }: Request): boolean =>
  (method === 'GET' || method === 'HEAD') && /\btext\/html\b/.test(headers.get('Accept') ?? '') && !/^\/v1(\/|$)/.test(new URL(url).pathname);

/** The page for an address with nothing at it, in the language of whoever asked. */
export function noPage(accepted: string | undefined): Response {
  const locale = localeAsked(accepted);
  const { title, text } = NO_PAGE[locale];
  const page = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title></head>
<body><main><h1>${title}</h1><p>${text}</p></main></body></html>
`;
  return new Response(page, { status: 404, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Language': locale, 'Cache-Control': 'no-store', 'Vary': 'Accept, Accept-Language' } });
}

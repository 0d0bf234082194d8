import { addressOf, PRIVATELY } from './address.ts';
import type { RestOptions } from './options.ts';
import type { SiteConfig } from './port.ts';

const asked = new Map<string, { readonly fetch: RestOptions['fetch']; readonly answer: Promise<SiteConfig> }>();

/**
 * What a heed-server says of a site's forms, asked once for all widgets of a page. Never rejects: where it cannot be known, the
 * forms are as shipped, and whoever writes does not wait for it.
 */
export function siteConfig(options: RestOptions): Promise<SiteConfig> {
  const { site, fetch } = options;
  // The site stands in the address: a header would make the browser ask twice.
  const address = addressOf(options, `/config${site ? `?site=${encodeURIComponent(site)}` : ''}`);
  const known = asked.get(address);
  if (known && known.fetch === fetch) return known.answer;
  const answer = (fetch ?? globalThis.fetch)(address, PRIVATELY)
    .then(async (response) => Object(response.ok && await response.json()) as SiteConfig)
    .catch(() => (asked.delete(address), {}));
  asked.set(address, { fetch, answer });
  return answer;
}

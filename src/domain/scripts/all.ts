import type { Locale } from '../form.ts';
import type { ScriptContent, ShippedScript } from '../records/script.ts';
import { en } from './en.ts';
import { zhHans } from './zh-Hans.ts';
import { zhHant } from './zh-Hant.ts';

const all: Readonly<Record<Locale, Readonly<Record<string, ShippedScript>>>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant };

/** The scripts that come with heed; a site changes them and adds its own. */
export const SCRIPTS: readonly (ScriptContent & { readonly id: string })[] = Object.entries(all)
  .flatMap(([locale, scripts]) => Object.entries(scripts).map(([name, script]) => ({ id: `${name}.${locale}`, locale: locale as Locale, ...script })));

import type { Locale } from '../form.ts';
import { en } from './en.ts';
import type { MailWords } from './mail.ts';
import { zhHans } from './zh-Hans.ts';
import { zhHant } from './zh-Hant.ts';

/** The words of mails, by language. */
export const MAIL_WORDS: Readonly<Record<Locale, MailWords>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant };

/** The language of ours that is nearest to a tag, e.g. `zh-HK` reads `zh-Hant`. */
export function nearestLocale(tag: string): Locale {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return language !== 'zh' ? 'en' : script === 'Hant' ? 'zh-Hant' : 'zh-Hans';
  } catch {
    return 'en';
  }
}

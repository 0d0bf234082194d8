import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { nearestLocale } from '../../src/controllers/terms.ts';
import { formatBytes } from '../../src/i18n/bytes.ts';
import { formatDate, formatTime } from '../../src/i18n/format.ts';
import { localeOf } from '../../src/i18n/index.ts';
import { wordsOf } from '../../src/i18n/terms.ts';
import { place } from '../widgets/support.ts';

describe('the language of a page', () => {
  for (const [tag, locale] of [
    ['zh', 'zh-Hans'], ['zh-CN', 'zh-Hans'], ['zh-SG', 'zh-Hans'], ['zh-Hans', 'zh-Hans'], ['ZH-cn', 'zh-Hans'], ['zh-Hans-HK', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'], ['zh-HK', 'zh-Hant'], ['zh-MO', 'zh-Hant'], ['zh-Hant', 'zh-Hant'], ['zh-Hant-CN', 'zh-Hant'], ['yue-HK', 'zh-Hant'], ['zh-yue', 'zh-Hant'], ['cmn-TW', 'zh-Hant'], ['cmn', 'zh-Hans'], ['zh-cmn-Hans-TW', 'zh-Hans'],
    ['en', 'en'], ['en-GB', 'en'], ['en-US', 'en'], ['fr', undefined], ['zh_CN', undefined], ['', undefined], [null, undefined], ['not a tag', undefined],
  ] as const) it(`${tag} is ${locale ?? 'none of ours'}`, () => expect(localeOf(tag)).to.equal(locale));

  it('every tag of Chinese and English is what CLDR says', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const regions = ['', ...letters.flatMap((a) => letters.map((b) => `-${a}${b}`)).filter((region) => new Intl.Locale(`en${region}`).region === region.slice(1))];
    for (const language of ['en', 'zh', 'yue', 'fr', 'zza']) {
      for (const script of ['', '-Hans', '-hant']) {
        for (const region of regions) {
          const tag = language + script + region;
          const { language: base, script: written } = new Intl.Locale(tag).maximize();
          expect(localeOf(tag), tag).to.equal(base === 'en' ? 'en' : ['zh', 'yue'].includes(base) ? (written === 'Hant' ? 'zh-Hant' : 'zh-Hans') : undefined);
        }
      }
    }
  });

  it('is the nearest one above, out of shadow roots too', () => {
    const page = place(html`<div lang="zh-TW"><section></section></div>`);
    const outer = page.querySelector('section')!.attachShadow({ mode: 'open' });
    outer.innerHTML = '<div><b></b></div>';
    const inner = outer.querySelector('div')!.attachShadow({ mode: 'closed' });
    inner.innerHTML = '<p></p>';
    const deep = inner.querySelector('p')!;
    expect(nearestLocale(deep)).to.equal('zh-Hant');
    outer.querySelector('div')!.lang = 'zh-CN';
    expect(nearestLocale(deep)).to.equal('zh-Hans');
    deep.lang = 'en';
    expect(nearestLocale(deep)).to.equal('en');
  });

  it('is English where the page is in a language we do not have', () => {
    expect(nearestLocale(place(html`<div lang="fr"><p></p></div>`))).to.equal('en');
  });

  it('an admin\'s words come in the visitor\'s language, else in English, else in any', () => {
    expect(wordsOf({ 'en': 'Shop', 'zh-Hant': '店' }, {}, 'zh-Hant')).to.equal('店');
    expect(wordsOf({ 'en': 'Shop', 'zh-Hant': '店' }, {}, 'zh-Hans')).to.equal('Shop');
    expect(wordsOf({ 'zh-Hant': '店' }, {}, 'en')).to.equal('店');
    expect(wordsOf('as it is', {}, 'en')).to.equal('as it is');
  });

  it('a calendar date is the same day in every zone, and bytes are never none', () => {
    expect(formatDate('2026-02-17', 'en')).to.include('17');
    expect(formatDate('2026-02-17', 'zh-Hans')).to.equal('2026年2月17日');
    expect(formatTime('2026-02-17T12:00:00Z', 'en')).to.include('2026');
    expect(formatTime(Date.UTC(2026, 1, 17, 12), 'en', true)).to.not.match(/\d:\d/);
    expect(formatBytes(3, 'en')).to.equal('1 kB');
    expect(formatBytes(2_340_000, 'en')).to.equal('2.3 MB');
  });
});

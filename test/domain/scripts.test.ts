import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillScript, openPlaceholders, SCRIPT_PURPOSES, SCRIPTS, unknownPlaceholders } from 'heed/domain';

const locales = ['en', 'zh-Hans', 'zh-Hant'] as const;

test('every purpose has its script in every language', () => {
  for (const locale of locales) {
    assert.deepEqual([...new Set(SCRIPTS.filter((s) => s.locale === locale).map((s) => s.purpose))].sort(), [...SCRIPT_PURPOSES].sort());
  }
  assert.equal(new Set(SCRIPTS.map(({ id }) => id)).size, SCRIPTS.length);
});

test('a script is for the same purpose, kind and channel in every language, and leaves the same open', () => {
  const of = (locale: string) => SCRIPTS.filter((s) => s.locale === locale).map(({ id, purpose, kind, channel, text }) => ({ id: id.split('.')[0], purpose, kind, channel, open: openPlaceholders(text).sort() }));
  assert.deepEqual(of('zh-Hans'), of('en'));
  assert.deepEqual(of('zh-Hant'), of('en'));
});

test('shipped scripts know only the placeholders there are', () => {
  assert.deepEqual(SCRIPTS.flatMap(({ text }) => unknownPlaceholders(text)), []);
  assert.deepEqual(unknownPlaceholders('{name} {Name} {} {refund} {refund}'), ['Name', '', 'refund']);
});

test('a complaint is acknowledged with an apology (C-05)', () => {
  const words = { en: /sorry/, 'zh-Hans': /抱歉|歉意/, 'zh-Hant': /抱歉/ };
  const acknowledgements = SCRIPTS.filter(({ purpose, kind }) => (purpose === 'acknowledgement' || purpose === 'emergency') && kind === 'complaint');
  assert.equal(acknowledgements.length, 9);
  for (const { id, text, locale } of acknowledgements) assert.match(text, words[locale], id);
});

test('what is known is filled in, what is not stays to be seen', () => {
  const filled = fillScript('{name}: {reference} {dueAt} {other}', { name: 'Ann {reference}', reference: 'HD-1' });
  assert.equal(filled, 'Ann {reference}: HD-1 {dueAt} {other}');
  assert.deepEqual(openPlaceholders('{dueAt} {other}'), ['dueAt']);
});

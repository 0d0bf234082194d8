import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillScript, openIn, openPlaceholders, SCRIPT_PURPOSES, SCRIPTS, unknownPlaceholders, WORKFLOWS } from 'heed/domain';

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

test('what stands in [?…] with something that is not known is left out', () => {
  assert.equal(fillScript('We see to it[?, by {dueAt}], {name}[?? {order}].', { name: 'Ann' }), 'We see to it, Ann.');
  assert.equal(fillScript('We see to it[?, by {dueAt}]. [?{name}] [not this {order}]', { name: 'Ann', dueAt: 'Friday' }), 'We see to it, by Friday. Ann [not this {order}]');
});

test('a customer reads no placeholders, at once or later', () => {
  const { transitions } = WORKFLOWS.complaint;
  const of = (name: string, values: object) => openIn(transitions.find((step) => step.name === name)!, values as never);
  const issue = { path: 'text', code: 'open-placeholder', params: { names: '{dueAt} {name}' } };
  assert.deepEqual(of('accept', { text: 'By {dueAt}, {name}, {dueAt} {else}' }), [issue]);
  assert.deepEqual(of('propose', { text: '{dueAt} {name}', by: '2026-03-01' }), [issue]);
  assert.deepEqual([of('note', { text: '{name}' }), of('return', { text: '{name}' }), of('accept', {})], [[], [], []]);
});

test('what is known is filled in, what is not stays to be seen', () => {
  const filled = fillScript('{name}: {reference} {dueAt} {other}', { name: 'Ann {reference}', reference: 'HD-1' });
  assert.equal(filled, 'Ann {reference}: HD-1 {dueAt} {other}');
  assert.deepEqual(openPlaceholders('{dueAt} {other}'), ['dueAt']);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawCases, type DeskCase, type Receipt, type ReturnVisit, type VisitFigures } from 'heed/domain';
import { DEFAULT_SITE, readSettings } from '../../../server/settings.ts';
import { drawVisits } from '../../../server/visits.ts';
import { everybody, type ProblemBody, type World, world } from './world.ts';
import { UNLIMITED } from '../helpers.ts';

interface Shown { readonly items: readonly ReturnVisit[]; readonly figures: VisitFigures }
const DAY = 864e5;
const WEEK = 7 * DAY;
const settings = (share: number) => ({ ...UNLIMITED, sites: { default: { ...DEFAULT_SITE, visits: { share, dueDays: 7 } } } });

let seeds = 0;
const duty = (under: World, share = 0.2) => drawVisits({ store: under.store, clock: () => under.time.now, settings: settings(share), random: (length) => new Uint8Array(length).fill(++seeds) });

/** Inquiries that were answered and have satisfied their customers. */
async function close(under: World, many: number): Promise<Receipt[]> {
  const { ann } = await everybody(under);
  const closed: Receipt[] = [];
  for (let i = 0; i < many; i++) {
    const receipt = await under.file('inquiry', { phone: '13800138000' });
    await ann.act(receipt.reference, 'answer', { text: 'So.' });
    await under.say(receipt, 'satisfied');
    closed.push(receipt);
  }
  return closed;
}

test('when a week is over a share of its closed cases is drawn, once, by however many processes, and can be drawn again with its seed', async () => {
  const under = await world();
  const closed = await close(under, 6);
  await under.file();
  const { trackingCode, reference } = await under.file();
  await under.say({ reference, trackingCode } as Receipt, 'withdraw');
  assert.equal(await duty(under), 0, 'the week is not over');
  under.time.now += WEEK;
  const drawn = await Promise.all([duty(under), duty(under), duty(under)]);
  assert.equal(drawn.reduce((a, b) => a + b), 2);
  assert.equal(await duty(under), 0);
  const open = await under.store.visits.open('default', 10);
  assert.equal(open.length, 2);
  assert.ok(open.every(({ row }) => closed.some((one) => one.reference === row.reference)));
  assert.deepEqual([open[0]!.visit.dueAt], [new Date(under.time.now + WEEK).toISOString()]);
  const { ann } = await everybody(under);
  assert.deepEqual((await ann.get<Shown>('/v1/desk/return-visits')).body.figures, { closed: 6, drawn: 2, made: 0, reached: 0, satisfied: 0 });
  // What was noted on a closed case in the week after does not close it again.
  await ann.act(closed[0]!.reference, 'note', { text: 'By the way.' });
  under.time.now += WEEK;
  assert.equal(await duty(under), 0);
  assert.equal((await under.store.visits.open('default', 10)).length, 2);
});

test('whoever has the seed can do a draw again', async () => {
  const under = await world();
  const closed = await close(under, 10);
  under.time.now += WEEK;
  await duty(under);
  const ids = await Promise.all(closed.map(async ({ reference }) => (await under.store.caseByReference('default', reference))!.id));
  const visits = await under.store.visits.open('default', 10);
  const draw = (await under.store.visits.draws('default', 10))[0]!;
  assert.deepEqual([draw.closed, draw.drawn, draw.share, draw.drawn_by], [10, 2, 0.2, 'system']);
  assert.deepEqual(new Set(drawCases(ids, draw.drawn, draw.seed)), new Set(visits.map(({ visit }) => visit.caseId)));
});

test('a site may draw more, or nobody; a setting that is no share is refused', async () => {
  const under = await world();
  await close(under, 3);
  under.time.now += WEEK;
  assert.equal(await duty(under, 0), 0);
  assert.equal(await duty(under, 1), 3);
  const visits = (of: unknown) => readSettings({ HEED_CONFIG: 'x' }, JSON.stringify({ sites: { default: { visits: of } } })).sites.default!.visits;
  assert.deepEqual([visits({ share: 0.5 }), visits(undefined)], [{ share: 0.5, dueDays: 7 }, { share: 0.2, dueDays: 7 }]);
  for (const wrong of [{ share: 20 }, { share: -0.1 }, { dueDays: 0 }, { often: 1 }]) assert.throws(() => visits(wrong), { name: 'SettingsError' });
});

test('a visit is recorded as an internal event of its case, once; the figures say how many were reached and satisfied', async () => {
  const under = await world();
  const receipts = await close(under, 10);
  under.time.now += WEEK;
  await duty(under, 0.3);
  const { ann, mei } = await everybody(under);
  const { body: { items } } = await ann.get<Shown>('/v1/desk/return-visits');
  assert.deepEqual([items.length, items[0]!.phone, items[0]!.customer], [3, '13800138000', 'Ann 李']);
  const done = (desk: typeof ann, id: string, body: object) => desk.send<Shown & ProblemBody>('POST', `/v1/desk/return-visits/${id}/done`, body);
  const [first, second, third] = items as [ReturnVisit, ReturnVisit, ReturnVisit];
  const left = await done(ann, first.id, { reached: true, satisfied: true, note: 'All is well.' });
  assert.deepEqual([left.status, left.body.items.map(({ id }) => id), left.body.figures], [200, [second.id, third.id], { closed: 10, drawn: 3, made: 1, reached: 1, satisfied: 1 }]);
  const again = await done(mei, first.id, { reached: false, note: '' });
  assert.deepEqual([again.status, again.body.reason], [409, 'already-done']);
  assert.equal((await done(ann, first.id, { reached: true, satisfied: true, note: 'All is well.' })).status, 200, 'the same once more changes nothing');
  await done(mei, second.id, { reached: true, satisfied: false, note: '' });
  assert.deepEqual((await done(ann, third.id, { reached: false, note: 'Nobody at home' })).body, { items: [], figures: { closed: 10, drawn: 3, made: 3, reached: 2, satisfied: 1 } });
  const { body: found } = await ann.get<DeskCase>(`/v1/desk/cases/${first.reference}`);
  const event = found.events.at(-1)!;
  assert.deepEqual([event.type, event.internal, event.actor?.displayName, event.payload, found.state, found.events.filter(({ type }) => type === 'return-visit').length], ['return-visit', true, 'Ann', { reached: true, satisfied: true, text: 'All is well.' }, 'confirmed', 1]);
  const seen = await under.see(receipts.find(({ reference }) => reference === first.reference)!);
  assert.ok(!seen.events.some(({ type }) => type === 'return-visit'));
  assert.equal((await under.store.verifyChain('default')).fault, undefined);
});

test('a visit that is none, or is not told as it should be, is refused', async () => {
  const under = await world();
  await close(under, 1);
  under.time.now += WEEK;
  await duty(under);
  const { ann, hua } = await everybody(under);
  const { body: { items: [visit] } } = await ann.get<Shown>('/v1/desk/return-visits');
  const path = `/v1/desk/return-visits/${visit!.id}/done`;
  assert.equal((await ann.send('POST', '/v1/desk/return-visits/nothing/done', { reached: false, note: '' })).status, 404);
  assert.equal((await hua.send('POST', path, { reached: false, note: '' })).status, 403);
  for (const body of [{}, { reached: 'yes', note: '' }, { reached: true, note: 'x'.repeat(5001) }, { reached: true, note: '', more: 1 }]) assert.equal((await ann.send('POST', path, body)).status, 400);
  assert.equal((await ann.send('POST', path, { reached: false, satisfied: true, note: '' })).status, 422);
});

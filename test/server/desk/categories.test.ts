import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CasePage, type Category, customize, type DeskCase, fieldsOf, type FormDefinition, type FormOverrides, INTAKE_FORMS, type Receipt, type Session, type Taxonomy, type CategoryCount } from 'heed/domain';
import { SiteCategories } from '../../../server/categories.ts';
import { DEFAULT_SITE } from '../../../server/settings.ts';
import { StoreUnavailable } from '../../../server/store/store.ts';
import { complaint, SITE, testApp, UNLIMITED } from '../helpers.ts';
import { everybody, type ProblemBody, world } from './world.ts';

type Shown = Taxonomy & { readonly counts: readonly CategoryCount[] };
const named = (code: string, parent: string, more: Partial<Category> = {}): Category => ({ code, parent, name: { 'en': code, 'zh-Hans': `${code}简`, 'zh-Hant': `${code}繁` }, ...more });
const LIST = [named('packaging', 'product'), named('dented', 'packaging'), named('tone', 'service')];
const offered = (form: FormDefinition) => fieldsOf(form).find(({ name }) => name === 'category')!.options!.map(({ value }) => value);

test('without a taxonomy everything is as it was', async () => {
  const under = await world();
  const root = await under.as('root');
  assert.deepEqual((await root.get<Shown>('/v1/desk/categories')).body, { version: 0, categories: [], counts: ['product', 'service', 'operation'].map((code) => ({ code, count: 0 })) });
  assert.deepEqual(offered((await under.call<FormDefinition>('/v1/forms/complaint')).body), ['product', 'service', 'operation']);
  assert.deepEqual([root.session.categories, (await under.call<{ forms?: object }>('/v1/config')).body.forms], [[], undefined]);
  assert.equal((await under.post('/v1/cases', complaint({ category: 'packaging' }))).status, 422);
});

test('an administrator defines what cases concern; the form offers it, the case is found by it and by what is above it, and it is counted', async () => {
  const under = await world();
  const { call, file, time } = under;
  const root = await under.as('root');
  const saved = await root.send<Shown>('PUT', '/v1/desk/categories', { base: 0, categories: LIST });
  assert.deepEqual([saved.status, saved.body.version, saved.body.updatedBy, saved.body.categories.length], [200, 1, 'Root', 3]);
  const form = await call<FormDefinition>('/v1/forms/complaint');
  assert.deepEqual([offered(form.body), form.headers.get('Cache-Control')], [['product', 'packaging', 'dented', 'service', 'tone', 'operation'], 'public, max-age=60']);
  assert.deepEqual(offered((await call<FormDefinition>('/v1/forms/suggestion')).body), offered(form.body));
  // A page makes the same of the form that it has.
  const { body: { forms } } = await call<{ forms: Record<'complaint' | 'inquiry' | 'suggestion', FormOverrides> }>('/v1/config');
  assert.deepEqual(Object.keys(forms), ['complaint', 'inquiry', 'suggestion']);
  assert.deepEqual(fieldsOf(customize(INTAKE_FORMS.complaint, forms.complaint)), fieldsOf(form.body));
  const dented = await file('complaint', { category: 'dented' });
  const plain = await file('complaint', { category: 'product' });
  const { ann } = await everybody(under);
  assert.deepEqual(ann.session.categories, LIST);
  const found = async (category: string) => (await ann.get<CasePage>(`/v1/desk/cases?queue=all&sort=oldest&category=${category}`)).body.items.map(({ reference }) => reference);
  assert.deepEqual(await found('dented'), [dented.reference]);
  assert.deepEqual(new Set(await found('product')), new Set([dented.reference, plain.reference]));
  assert.deepEqual([await found('tone'), await found('unheard')], [[], []]);
  time.now += 1000;
  const moved = await ann.act(dented.reference, 'categorize', { category: 'tone' });
  const { events } = moved;
  assert.deepEqual([moved.category, moved.values.category, events.at(-1)?.internal, events.at(-1)?.actor?.displayName, moved.state], ['tone', 'dented', true, 'Ann', 'received']);
  assert.deepEqual([await found('tone'), await found('dented')], [[dented.reference], []]);
  const counts = (await ann.get<Shown>('/v1/desk/categories')).body.counts;
  assert.deepEqual(counts.filter(({ count }) => count), [{ code: 'product', count: 1 }, { code: 'tone', count: 1 }]);
  assert.ok(!JSON.stringify(await under.see(dented)).includes('categorize'), 'nothing of the customer’s');
});

test('what is retired is no longer offered, can be read, filed from a page that was open before, and offered again; nothing goes', async () => {
  const under = await world();
  const { post, time, file } = under;
  const root = await under.as('root');
  const put = (base: number, categories: readonly Category[]) => root.send<Shown & ProblemBody>('PUT', '/v1/desk/categories', { base, categories });
  await put(0, LIST);
  const before = await file('complaint', { category: 'tone' });
  const retired = LIST.map((one) => (one.code === 'tone' ? { ...one, retired: true } : one));
  assert.equal((await put(1, retired)).status, 200);
  time.now += 11_000;
  assert.ok(!offered((await under.call<FormDefinition>('/v1/forms/complaint')).body).includes('tone'));
  const late = await post<Receipt>('/v1/cases', complaint({ category: 'tone' }));
  assert.equal(late.status, 201);
  const { ann } = await everybody(under);
  assert.equal((await ann.open(before.reference)).category, 'tone');
  assert.ok(ann.session.categories!.some(({ code, retired: over }) => code === 'tone' && over));
  const step = await ann.send<ProblemBody>('POST', `/v1/desk/cases/${before.reference}/events`, { type: 'categorize', payload: { category: 'tone' }, version: 1 });
  assert.deepEqual([step.status, step.body.issues?.[0]?.path], [422, 'category']);
  const gone = await put(2, LIST.slice(0, 2));
  assert.deepEqual([gone.status, gone.body.issues?.[0]], [422, { path: 'tone.code', code: 'category-missing' }]);
  const old = await put(1, LIST);
  assert.deepEqual([old.status, old.body.reason], [409, 'newer-version']);
  assert.equal((await put(2, LIST)).status, 200);
  for (const body of [{}, { base: 3 }, { base: 3, categories: [{ code: 'x' }] }, { base: 3, categories: [{ ...LIST[0], more: 1 }] }, { base: -1, categories: [] }, { base: 3, categories: Array.from({ length: 601 }, () => LIST[0]) }]) {
    assert.equal((await root.send('PUT', '/v1/desk/categories', body)).status, 400, JSON.stringify(body).slice(0, 80));
  }
  assert.equal((await put(3, [...LIST, named('x', 'nowhere')])).status, 422);
});

test('a suggestion is sorted, and a case recorded, under a category of the site', async () => {
  const under = await world();
  const root = await under.as('root');
  const { ann } = await everybody(under);
  await root.send('PUT', '/v1/desk/categories', { base: 0, categories: LIST });
  const { reference } = await under.file('suggestion');
  const opened = await ann.open(reference);
  assert.ok(offered(opened.steps.find(({ name }) => name === 'sort')!.form!).includes('dented'));
  assert.equal((await ann.act(reference, 'sort', { category: 'dented' })).category, 'dented');
  const recorded = await ann.send<Receipt>('POST', '/v1/desk/cases', { ...complaint({ category: 'packaging' }), channel: 'phone' });
  assert.equal(recorded.status, 201);
  assert.equal((await ann.get<DeskCase>(`/v1/desk/cases/${recorded.body.reference}`)).body.category, 'packaging');
});

test('a process that has not heard of a new category yet takes it all the same; its form shows it seconds later', async () => {
  const { store, post, call, time } = await testApp();
  assert.ok(!offered((await call<FormDefinition>('/v1/forms/complaint')).body).includes('tone'));
  // As another process does it.
  await store.categories.save('default', 0, LIST, 'Root', new Date(time.now).toISOString());
  assert.ok(!offered((await call<FormDefinition>('/v1/forms/inquiry')).body).includes('tone'));
  assert.equal((await post('/v1/cases', complaint({ category: 'tone' }))).status, 201);
  time.now += 11_000;
  assert.ok(offered((await call<FormDefinition>('/v1/forms/inquiry')).body).includes('tone'));
});

test('while the database does not answer a page is shown the categories as they were; another site has its own', async () => {
  const { store, time } = await testApp({ settings: { ...UNLIMITED, sites: { default: SITE, other: DEFAULT_SITE } } });
  await store.categories.save('default', 0, LIST, 'Root', new Date(time.now).toISOString());
  let down = false;
  const flaky = { ...store, categories: { ...store.categories, taxonomy: store.categories.taxonomy.bind(store.categories), version: (site: string) => (down ? Promise.reject(new StoreUnavailable('gone')) : store.categories.version(site)) } } as unknown as typeof store;
  const known = new SiteCategories({ store: flaky, clock: () => time.now });
  const site = { ...SITE, id: 'default' };
  const first = (await known.lately(site)).categories;
  assert.deepEqual(first, LIST);
  assert.equal((await known.now(site)).categories, first, 'the very same list');
  assert.deepEqual((await known.lately({ ...SITE, id: 'other' })).categories, []);
  [down, time.now] = [true, time.now + 60_000];
  assert.equal((await known.lately(site)).categories, first);
  assert.deepEqual((await known.lately({ ...SITE, id: 'third' })).categories, []);
  await assert.rejects(known.now(site), StoreUnavailable);
});

test('somebody with a given password sees no categories yet', async () => {
  const under = await world();
  await under.store.staff.changeUser('default', 'u-ann', { mustChange: true }, '2026-01-01T00:00:00.000Z');
  const { session } = await under.as('ann');
  assert.deepEqual((session satisfies Session).categories, []);
});

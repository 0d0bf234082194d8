import { expect } from '@open-wc/testing';
import '../../src/define/desk.ts';
import { lookUp, opened, newKey } from './cases.ts';
import { $, LOCALES, complaints, tracker, until, world } from './support.ts';
import type { World } from './support.ts';
import { at, opened as onDesk } from './desks.ts';
import { DeskService } from '../../stories/support/desk.ts';
import { DEFAULTS } from '../../server/settings.ts';
import type { SiteSettings } from '../../server/settings.ts';
import type { FormOverrides } from '../../src/domain/form.ts';

const FORMS: SiteSettings['forms'] = { complaint: {
  labels: { orderNumber: { 'en': 'Ticket', 'zh-Hans': '票号', 'zh-Hant': '票號' } },
  add: [
    { name: 'branch', type: 'choice', label: { 'en': 'Branch', 'zh-Hans': '门店', 'zh-Hant': '門市' }, step: 'outcome', options: [{ value: 'north', label: { 'en': 'North', 'zh-Hans': '北店', 'zh-Hant': '北店' } }] },
    { name: 'devices', type: 'group', label: { en: 'Devices' }, fields: [{ name: 'model', type: 'text', label: { en: 'Model' } }] },
  ],
} };
const site: SiteSettings = { ...DEFAULTS.sites.default!, forms: FORMS };
const EXTRA = [
  { name: 'branch', label: 'Branch as the customer saw it', value: 'north' }, { name: 'devices', label: 'Devices', value: '[{"model":"Kettle"}]' },
  { name: 'shelf', label: 'Shelf number', value: 'B7 <b>\nleft' }, { name: 'bay', label: 'bay', value: '3' },
];
const submission = {
  kind: 'complaint', form: { id: 'complaint', version: 1 }, files: [], locale: 'en', extra: EXTRA,
  values: { subject: 'Lid is cracked', description: 'One\nTwo', name: 'Lin Wei', email: 'lin@example.com', orderNumber: 'SW-1', consent: true },
} as const;

const entries = (root: ParentNode) => Object.fromEntries([...root.querySelectorAll('.entry')].map((entry) => [entry.querySelector('dt')!.textContent, entry.querySelector('dd')!.textContent]));
async function track(it: World, setting: Parameters<typeof tracker>[0] = {}) {
  const { reference, trackingCode } = await it.backend.cases.submit(submission, { idempotencyKey: newKey() });
  const element = await tracker({ world: it, ...setting });
  lookUp(element, reference, trackingCode);
  await opened(element);
  return element;
}
const written = (element: Element) => entries($(element, 'details'));

describe('what was filed, in the tracker', () => {
  for (const lang of LOCALES) {
    it(`has the labels of the site, and every answer to a field that it has added (${lang})`, async () => {
      const element = await track(await world({ settings: { sites: { default: site } } }), { lang });
      const { branch, order, north } = { 'en': { branch: 'Branch', order: 'Ticket', north: 'North' }, 'zh-Hans': { branch: '门店', order: '票号', north: '北店' }, 'zh-Hant': { branch: '門市', order: '票號', north: '北店' } }[lang];
      await until(element, () => branch in written(element));
      expect(written(element)).to.deep.include({ [order]: 'SW-1', [branch]: north, 'Model': 'Kettle' });
    });
  }

  it('hides nothing that only the page had asked: it stands under the label that the customer saw', async () => {
    const element = await track(await world());
    expect(written(element)).to.deep.include({ 'Branch as the customer saw it': 'north', 'Shelf number': 'B7 <b>\nleft', 'bay': '3' });
  });

  for (const how of ['a property', 'a JSON child'] as const) {
    it(`has the labels and added fields that the page gives by ${how}, each once`, async () => {
      const overrides: FormOverrides = { labels: { product: 'Piece', orderNumber: 'Slip' }, hide: ['subject'], add: [{ name: 'shelf', type: 'text', label: { en: 'Shelf' } }, { name: 'branch', type: 'choice', label: 'Shop', options: [{ value: 'north', label: 'In the north' }] }] };
      const said = await complaints(async () => {
        const element = await track(await world({ settings: { sites: { default: site } } }), how === 'a property' ? { props: { overrides } } : { inner: `<script type="application/json">${JSON.stringify(overrides)}</script>` });
        await until(element, () => 'Model' in written(element));
        expect(written(element)).to.deep.include({ Slip: 'SW-1', Shelf: 'B7 <b>\nleft', Shop: 'In the north', bay: '3' });
        expect(Object.keys(written(element))).not.to.include('Branch');
      });
      expect(said).to.deep.equal([]);
    });
  }

  it('is shown with the shipped labels where the form cannot be had, and complains once of a JSON child that cannot be read', async () => {
    const it = await world({ settings: { sites: { default: site } } });
    it.way = (request, next) => (request.url.includes('/forms/') ? Promise.reject(new TypeError('Failed to fetch')) : next());
    const said = await complaints(async () => {
      const element = await track(it, { inner: '<script type="application/json">{,</script>' });
      element.requestUpdate();
      await element.updateComplete;
      expect(written(element)).to.deep.include({ 'Order number': 'SW-1', 'Branch as the customer saw it': 'north' });
    });
    expect(said.filter((words) => words.includes('JSON child')).length).to.equal(1);
  });

  it('asks for the form once, whatever cases are opened', async () => {
    const it = await world({ settings: { sites: { default: site } } });
    const element = await track(it);
    await until(element, () => 'Branch' in written(element));
    const { reference, trackingCode } = await it.backend.cases.submit({ ...submission, values: { ...submission.values, subject: 'Second' } }, { idempotencyKey: newKey() });
    location.hash = `reference=${reference}&code=${trackingCode}`;
    await until(element, (root) => root.querySelector('h2')?.textContent === 'Second');
    history.replaceState(null, '', location.pathname + location.search);
    expect(it.asked.filter(({ path }) => path.includes('/forms/')).length).to.equal(1);
  });
});

describe('what was filed, at the desk', () => {
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));

  it('has the labels of the site, and the answers to added fields among the others', async () => {
    const service = await DeskService.open('en', site);
    const { reference } = await service.customer.cases.submit(submission, { idempotencyKey: newKey() });
    const { element } = await at(service, 'agent');
    const view = await onDesk(element, reference);
    await until(element, () => 'Branch' in entries(view.querySelector('.written')!));
    expect(entries(view.querySelector('.written')!)).to.deep.include({ 'Ticket': 'SW-1', 'Branch': 'North', 'Model': 'Kettle', 'Shelf number': 'B7 <b>\nleft', 'bay': '3' });
  });
});

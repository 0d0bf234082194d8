import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { $, $$, SILENT, complaintForm, complaints, control, en, enter, errorOf, file, fill, focused, newSite, place, radio, receipt, reviewed, submit, task, type, until, world } from './support.ts';
import { DEFAULTS } from '../../server/settings.ts';
import { nameOf } from '../form/support.ts';
import type { HeedProvider } from '../../src/widgets/provider/provider.ts';
import type { HeedComplaintForm } from '../../src/widgets/complaint-form/complaint-form.ts';

const json = (content: unknown) => `<script type="application/json">${typeof content === 'string' ? content : JSON.stringify(content)}</script>`;
const hidden = (element: Element, name: string) => $(element, `[data-field="${name}"]`).hidden;

describe('what a site changes in the form', () => {
  for (const how of ['a property', 'a JSON child'] as const) {
    const form = async (overrides: object) => complaintForm(how === 'a property' ? { props: { overrides } } : { inner: json(overrides) });

    it(`by ${how}: hides, requires, relabels, gives other hints and fewer answers`, async () => {
      const element = await form({
        hide: ['impact', 'product'], require: ['orderNumber'], labels: { orderNumber: { en: 'Ticket', 'zh-Hans': '票号' }, name: 'Who are you?' },
        hints: { subject: 'Be brief' }, options: { wantedOutcome: ['refund', 'other'], category: ['product', 'service'] },
      });
      expect([hidden(element, 'impact'), hidden(element, 'product'), hidden(element, 'subject')]).to.deep.equal([true, true, false]);
      expect(nameOf(control(element, 'orderNumber'))).to.equal('Ticket');
      expect(nameOf(control(element, 'name'))).to.equal('Who are you?');
      expect(control(element, 'orderNumber').required).to.equal(true);
      expect($(element, '#subject-h').textContent).to.equal('Be brief');
      expect([...control(element, 'wantedOutcome').options].map(({ value }) => value)).to.deep.equal(['', 'refund', 'other']);
      expect($$<HTMLInputElement>(element, '[name=category]').map(({ value }) => value)).to.deep.equal(['product', 'service']);
      submit(element);
      await until(element, (root) => root.querySelector('.summary'));
      expect(errorOf(element, 'orderNumber')).to.equal('Please fill in: Ticket');
      element.parentElement!.lang = 'zh';
      await until(element, () => nameOf(control(element, 'orderNumber')) === '票号');
    });

    it(`by ${how}: adds fields, which are sent as extra with the label the customer saw`, async () => {
      const it = await world();
      const add = [
        { name: 'shelf', type: 'text', label: { en: 'Shelf number', 'zh-Hant': '架號' }, step: 'outcome', required: true },
        { name: 'branch', type: 'choice', label: 'Branch', options: [{ value: 'north', label: 'North' }, { value: 'south', label: 'South' }] },
      ];
      const element = await complaintForm(how === 'a property' ? { world: it, props: { overrides: { add } as HeedComplaintForm['overrides'] } } : { world: it, inner: json({ add }) });
      $<HTMLInputElement>(element, '[name=branch][value=south]').click();
      const { reference } = await file(element, { shelf: 'B7' });
      expect(it.asked.find(({ path }) => path === '/v1/cases')!.body!.extra).to.deep.equal([{ name: 'branch', label: 'Branch', value: 'south' }, { name: 'shelf', label: 'Shelf number', value: 'B7' }]);
      expect((await it.store.caseByReference('default', reference))?.extra).to.deep.equal([{ name: 'branch', label: 'Branch', value: 'south' }, { name: 'shelf', label: 'Shelf number', value: 'B7' }]);
    });
  }

  it('may add a rating, which is loaded when it is needed', async () => {
    const element = await complaintForm({ props: { overrides: { add: [{ name: 'mood', type: 'rating', label: 'How are you?' }] } } });
    await until(element, (root) => root.querySelector('[name=mood]'));
    $<HTMLInputElement>(element, '[name=mood][value="4"]').click();
    expect(element.values.mood).to.equal(4);
  });

  it('can be changed later; what was written stays', async () => {
    const element = await complaintForm();
    type(control(element, 'subject'), 'Lid');
    element.overrides = { hide: ['impact'] };
    await until(element, () => hidden(element, 'impact'));
    expect(control(element, 'subject').value).to.equal('Lid');
    expect(focused(element)).to.equal(control(element, 'subject'));
  });

  for (const [what, content] of [['not JSON', '{ "hide": ["impact"], }'], ['nothing', 'null'], ['a list', '[]'], ['empty', '']] as const) {
    it(`that is ${what} leaves a form that works`, async () => {
      const it = await world();
      let element: HeedComplaintForm | undefined;
      const said = await complaints(async () => { element = await complaintForm({ world: it, inner: json(content) }); });
      if (!['nothing', 'a list'].includes(what)) expect(said.join()).to.include('<heed-complaint-form> has').and.include('ignored');
      const { reference } = await file(element!);
      expect(reference).to.match(/^HD-/);
    });
  }
});

describe('what the site\'s server changes in the form', () => {
  const sited = (settings: Partial<(typeof DEFAULTS)['sites'][string]>) => world({ settings: { sites: { default: { ...DEFAULTS.sites.default!, ...settings } } } });

  it('is followed without a word on the page, and the page\'s own wishes come on top', async () => {
    const it = await sited({
      privacyUrl: 'https://shop.example/privacy',
      forms: { complaint: {
        hide: ['impact', 'product'], require: ['orderNumber'], labels: { orderNumber: 'Ticket', product: 'Thing' },
        options: { category: [{ value: 'pots', label: { en: 'Pots', 'zh-Hans': '壶' } }, 'service'] },
        add: [{ name: 'shelf', type: 'text', label: 'Shelf', required: true }],
      } },
    });
    const element = await complaintForm({ world: it, inner: json({ labels: { orderNumber: 'Order' } }) });
    await until(element, (root) => root.querySelector('[name=shelf]'));
    expect([hidden(element, 'impact'), hidden(element, 'product'), hidden(element, 'subject')]).to.deep.equal([true, true, false]);
    expect(nameOf(control(element, 'orderNumber'))).to.equal('Order');
    expect($$<HTMLInputElement>(element, '[name=category]').map(({ value, parentElement }) => [value, parentElement!.textContent])).to.deep.equal([['pots', 'Pots'], ['service', 'Service']]);
    expect($<HTMLAnchorElement>(element, '.privacy').href).to.equal('https://shop.example/privacy');
    submit(element);
    await until(element, (root) => root.querySelector('.summary'));
    expect(errorOf(element, 'shelf')).to.equal('Please fill in: Shelf');
    $<HTMLInputElement>(element, '[name=category][value=pots]').click();
    const { reference } = await file(element, { shelf: 'B7', orderNumber: 'A-1' });
    const stored = (await it.store.caseByReference('default', reference))!;
    expect([stored.values.category, stored.extra]).to.deep.equal(['pots', [{ name: 'shelf', label: 'Shelf', value: 'B7' }]]);
  });

  it('offers the kinds that the site takes, whatever the page says', async () => {
    const it = await sited({ kinds: ['inquiry', 'suggestion'] });
    const element = await complaintForm({ world: it, attributes: { kinds: 'complaint inquiry suggestion' } });
    await until(element, (root) => root.querySelector('[name=kind]') && !root.querySelector('[name=kind][value=complaint]'));
    expect(element.kind).to.equal('inquiry');
    const alone = await complaintForm({ world: it });
    await until(alone, () => alone.kind === 'inquiry');
    await until(alone, (root) => !root.querySelector('[data-field=impact]'));
    expect((await file(alone)).reference).to.match(/^HD-/);
  });

  it('comes late, if it must: what was typed stays, and nobody is torn out of a field or an input method', async () => {
    const it = await sited({ forms: { complaint: { hide: ['impact'] } } });
    let go!: () => void;
    const open = new Promise<void>((resolve) => { go = resolve; });
    it.config = async (_, next) => { await open; return next(); };
    const element = await complaintForm({ world: it });
    type(control(element, 'description'), 'It leaks');
    const subject = control(element, 'subject');
    subject.focus();
    subject.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, composed: true }));
    subject.value = 'cha';
    subject.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, isComposing: true }));
    go();
    await it.backend.config();
    await task();
    expect([control(element, 'subject') === subject, hidden(element, 'impact')]).to.deep.equal([true, false]);
    subject.value = '茶';
    subject.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, composed: true }));
    await until(element, () => hidden(element, 'impact'));
    expect([control(element, 'subject').value, control(element, 'description').value]).to.deep.equal(['茶', 'It leaks']);
    expect(focused(element)).to.equal(control(element, 'subject'));
  });

  it('comes late: the caret stays where it was, what is hidden then was not said, and a draft keeps what is for a field that is not there yet', async () => {
    const it = await sited({ forms: { complaint: { hide: ['impact'], add: [{ name: 'shelf', type: 'text', label: 'Shelf' }] } } });
    const site = newSite();
    const first = await complaintForm({ world: it, site });
    await until(first, (root) => root.querySelector('[name=shelf]'));
    type(control(first, 'subject'), 'Lid');
    type(control(first, 'shelf'), 'B7');
    await until(first, (root) => root.querySelector('.kept')?.textContent);
    first.remove();
    const again = await sited({ forms: { complaint: { hide: ['impact'], add: [{ name: 'shelf', type: 'text', label: 'Shelf' }] } } });
    let go!: () => void;
    const open = new Promise<void>((resolve) => { go = resolve; });
    again.config = async (_, next) => { await open; return next(); };
    const element = await complaintForm({ world: again, site });
    (await until(element, (root) => root.querySelector<HTMLButtonElement>('.banner .primary'))).click();
    await until(element, () => control(element, 'subject').value === 'Lid');
    type(control(element, 'description'), 'Hello world');
    radio(element, 'impact', 'several').click();
    await until(element, (root) => root.querySelector('.kept')?.textContent);
    const box = control(element, 'description');
    box.focus();
    box.setSelectionRange(6, 6);
    go();
    await until(element, (root) => root.querySelector('[name=shelf]'));
    await element.updateComplete;
    expect(control(element, 'shelf').value).to.equal('B7');
    expect([focused(element), control(element, 'description').selectionStart]).to.deep.equal([control(element, 'description'), 6]);
    expect(element.values.impact).to.equal(undefined);
    const { reference } = await file(element, { description: 'Hello world' });
    const stored = (await again.store.caseByReference('default', reference))!;
    expect([stored.values.impact, stored.extra]).to.deep.equal([undefined, [{ name: 'shelf', label: 'Shelf', value: 'B7' }]]);
  });

  it('adds what can be asked, says on the console what cannot, and the form is there all the same', async () => {
    let element: HeedComplaintForm | undefined;
    const said = await complaints(async () => {
      element = await complaintForm({ inner: json({ add: [
        { name: 'size', type: 'choice', label: 'Size', options: ['S', 'M'] }, { name: 'none', type: 'choice' }, { name: 'subject', type: 'text' }, { name: 'lost', type: 'text', step: 'nowhere' }, { name: 'rows', type: 'group' },
      ] }) });
      await until(element, (root) => root.querySelector('[name=size]'));
    });
    expect($$<HTMLInputElement>(element!, '[name=size]').map(({ value }) => value)).to.deep.equal(['S', 'M']);
    for (const name of ['none', 'subject', 'lost', 'rows']) expect(said.join()).to.include(`"${name}" cannot be added`);
    expect($$(element!, '[data-field=subject]').length).to.equal(1);
  });

  it('gives values to begin with also to what only another kind asks', async () => {
    const element = await complaintForm({ attributes: { kinds: 'complaint inquiry', kind: 'inquiry' }, props: { prefill: { wantedOutcome: 'refund' } } });
    radio(element, 'kind', 'complaint').click();
    await until(element, (root) => root.querySelector('[name=wantedOutcome]'));
    expect(control(element, 'wantedOutcome').value).to.equal('refund');
  });

  for (const [what, answer] of [
    ['a page', () => new Response('<h1>Hello</h1>', { headers: { 'Content-Type': 'text/html' } })], ['an error', () => new Response('{}', { status: 500 })],
    ['null', () => Response.json(null)], ['wishes that are none', () => Response.json({ forms: { complaint: { hide: 7 } } })], ['nonsense', () => Response.json({ kinds: 7, forms: 'all', privacyUrl: 3 })], ['nothing at all', () => Promise.reject(new TypeError('Failed to fetch'))],
  ] as const) {
    it(`is as shipped where the server answers with ${what}`, async () => {
      const it = await world();
      it.config = async () => answer();
      const element = await complaintForm({ world: it });
      await it.backend.config();
      await task();
      expect((await file(element)).reference).to.match(/^HD-/);
    });
  }

  it('and what is refused at a field that this page does not have is told as what it is', async () => {
    const it = await sited({ forms: { complaint: { add: [{ name: 'shelf', type: 'text', label: 'Shelf', required: true }] } } });
    // The page is older than the change.
    it.config = () => Promise.resolve(Response.json({}));
    const element = await complaintForm({ world: it });
    fill(element);
    submit(element);
    (await reviewed(element)).querySelector<HTMLButtonElement>('.primary')!.click();
    const summary = await until(element, (root) => root.querySelector<HTMLElement>('.summary'));
    expect(summary.textContent).to.include(en.sending.failure['bad-request']);
    expect(summary.querySelectorAll('li').length).to.equal(0);
    expect(control(element, 'subject').value).not.to.equal('');
  });

  it('and a field that this page hides is shown once it has to be mended', async () => {
    const it = await world();
    const element = await complaintForm({ world: it, props: { overrides: { hide: ['name', 'orderNumber'] }, prefill: { orderNumber: 'x'.repeat(65) } } });
    fill(element);
    type(control(element, 'name'), '');
    submit(element);
    await until(element, (root) => root.querySelector('.summary'));
    expect([hidden(element, 'orderNumber'), hidden(element, 'name')]).to.deep.equal([false, true]);
    type(control(element, 'orderNumber'), 'A-1');
    submit(element);
    (await reviewed(element)).querySelector<HTMLButtonElement>('.primary')!.click();
    // The server knows nothing of what the page hides.
    await until(element, () => !hidden(element, 'name'));
    expect(errorOf(element, 'name')).to.equal('Please fill in: Your name');
    type(control(element, 'name'), 'Li Wei');
    submit(element);
    (await reviewed(element)).querySelector<HTMLButtonElement>('.primary')!.click();
    expect((await receipt(element)).reference).to.match(/^HD-/);
  });

  it('hides what is required: it can be sent, and says where something is missing at what can be seen', async () => {
    const it = await sited({ forms: { complaint: { hide: ['name', 'phone'] }, inquiry: { hide: ['phone', 'email', 'preferredContact'] } } });
    const element = await complaintForm({ world: it });
    await until(element, () => hidden(element, 'phone'));
    fill(element);
    type(control(element, 'name'), '');
    type(control(element, 'email'), '');
    type(control(element, 'phone'), '');
    submit(element);
    await until(element, (root) => root.querySelector('.summary'));
    expect(errorOf(element, 'email')).to.include('phone');
    expect($$(element, '.summary li').length).to.equal(1);
    type(control(element, 'email'), 'li.wei@shop.example');
    submit(element);
    (await reviewed(element)).querySelector<HTMLButtonElement>('.primary')!.click();
    const { reference } = await receipt(element);
    expect((await it.store.caseByReference('default', reference))?.values.name).to.equal(undefined);
    const other = await complaintForm({ world: it, attributes: { kind: 'inquiry' } });
    await until(other, () => hidden(other, 'email'));
    for (const [name, value] of [['subject', 'When?'], ['description', 'When is it open?'], ['name', 'Li Wei']] as const) type(control(other, name), value);
    control(other, 'consent').click();
    submit(other);
    (await reviewed(other)).querySelector<HTMLButtonElement>('.primary')!.click();
    expect((await receipt(other)).reference).to.match(/^HD-/);
  });
});

describe('fields of several values that a site adds', () => {
  it('are sent as what they are, and held to the rules the site gave them', async () => {
    const add = [
      { name: 'rooms', type: 'choices', label: 'Rooms', options: [{ value: 'hall', label: 'Hall' }, { value: 'attic', label: 'Attic' }] },
      { name: 'devices', type: 'group', label: 'Devices', fields: [{ name: 'model', type: 'text', label: 'Model', required: true }] },
    ] as const;
    const it = await world({ settings: { sites: { default: { ...DEFAULTS.sites.default!, forms: { complaint: { add } } } } } });
    const element = await complaintForm({ world: it, props: { overrides: { add } } });
    await until(element, (root) => root.querySelector('[name=rooms][value=attic]'));
    for (const value of ['hall', 'attic']) $<HTMLInputElement>(element, `[name=rooms][value=${value}]`).click();
    type(control(element, 'devices.0.model'), 'Kettle');
    const { reference } = await file(element);
    const { extra } = (await it.store.caseByReference('default', reference))!;
    expect(extra.map(({ name, value }) => [name, value])).to.deep.equal([['rooms', 'hall,attic'], ['devices', '[{"model":"Kettle"}]']]);
  });
});

describe('values to begin with', () => {
  it('come from the property, over those of the JSON child', async () => {
    const element = await complaintForm({ inner: json({ prefill: { orderNumber: 'SW-1', product: 'Pot' } }), props: { prefill: { orderNumber: 'SW-2', wantedOutcome: 'refund', preferredContact: 'email' } } });
    expect([control(element, 'orderNumber').value, control(element, 'product').value, control(element, 'wantedOutcome').value]).to.deep.equal(['SW-2', 'Pot', 'refund']);
    expect($<HTMLInputElement>(element, '[name=preferredContact]:checked').value).to.equal('email');
    expect(control(element, 'email').required).to.equal(true);
  });

  it('come from the attribute as JSON, which may be changed and may be broken', async () => {
    const element = await complaintForm({ attributes: { prefill: '{"orderNumber":"SW-5"}' } });
    expect(control(element, 'orderNumber').value).to.equal('SW-5');
    element.setAttribute('prefill', '{"orderNumber":');
    await element.updateComplete;
    element.setAttribute('prefill', '{"product":"Pot"}');
    await element.updateComplete;
    expect(control(element, 'product').value).to.equal('Pot');
  });

  it('of fields that the site hides are sent all the same', async () => {
    const it = await world();
    const element = await complaintForm({ world: it, props: { overrides: { hide: ['orderNumber'] }, prefill: { orderNumber: 'SW-3' } } });
    const { reference } = await file(element);
    expect((await it.store.caseByReference('default', reference))?.values.orderNumber).to.equal('SW-3');
  });

  it('that come late still come, but never over what was typed', async () => {
    const element = await complaintForm();
    type(control(element, 'product'), 'My pot');
    element.prefill = { orderNumber: 'SW-4', product: 'Pot' };
    await element.updateComplete;
    expect([control(element, 'orderNumber').value, control(element, 'product').value]).to.deep.equal(['SW-4', 'My pot']);
    element.kind = 'inquiry';
    await until(element, (root) => !root.querySelector('[data-field=impact]'));
    expect([control(element, 'orderNumber').value, control(element, 'product').value]).to.deep.equal(['SW-4', 'My pot']);
  });

  it('come from the page\'s address only for the names that the page allows, and never as consent', async () => {
    const before = location.href;
    history.replaceState(null, '', '?orderNumber=SW-5&subject=Buy+now&consent=true&category=nonsense&product=' + 'x'.repeat(900));
    try {
      const some = await complaintForm({ attributes: { 'prefill-from-url': 'orderNumber consent category, product' } });
      expect([control(some, 'orderNumber').value, control(some, 'subject').value, control(some, 'product').value.length]).to.deep.equal(['SW-5', '', 500]);
      expect(control(some, 'consent').checked).to.equal(false);
      expect($$(some, '[name=category]:checked').length).to.equal(0);
      const none = await complaintForm();
      expect(control(none, 'orderNumber').value).to.equal('');
    } finally {
      history.replaceState(null, '', before);
    }
  });
});

describe('a provider', () => {
  const inside = async (provider: Partial<HeedProvider>, attributes: Record<string, string> = {}, props: Partial<HeedComplaintForm> = {}) => {
    const element = place<HeedProvider>(html`<heed-provider><section></section></heed-provider>`);
    Object.assign(element, provider);
    const form = document.createElement('heed-complaint-form');
    for (const [name, value] of Object.entries({ site: newSite(), ...attributes })) form.setAttribute(name, value);
    Object.assign(form, props);
    element.querySelector('section')!.append(form);
    await until(form, (root) => root.querySelector('form'));
    return { provider: element, form };
  };

  it('gives backend, language, values and addresses to the widgets inside', async () => {
    const it = await world();
    const { form } = await inside({ backend: it.backend, locale: 'en', prefill: { orderNumber: 'SW-6' }, privacyUrl: '/privacy', trackUrl: '/track' });
    expect(control(form, 'orderNumber').value).to.equal('SW-6');
    const link = $<HTMLAnchorElement>(form, '.privacy');
    expect([link.hidden, link.getAttribute('href')]).to.deep.equal([false, '/privacy']);
    const { panel } = await file(form);
    expect(panel.querySelector('a')!.getAttribute('href')).to.match(/^\/track#reference=/);
    expect(it.asked.length).to.equal(1);
  });

  it('gives its language back with its locale, but none that the page has set since', async () => {
    const { provider } = await inside({ backend: (await world()).backend, locale: 'zh-Hant' });
    provider.locale = undefined;
    await provider.updateComplete;
    expect(provider.hasAttribute('lang')).to.equal(false);
    provider.locale = 'en';
    await provider.updateComplete;
    provider.lang = 'zh-Hans';
    provider.locale = undefined;
    await provider.updateComplete;
    expect(provider.lang).to.equal('zh-Hans');
  });

  it('yields to the widget\'s own attributes and properties', async () => {
    const [theirs, own] = [await world(), await world()];
    const { form } = await inside({ backend: theirs.backend, locale: 'en', prefill: { orderNumber: 'SW-6', product: 'Pot' }, privacyUrl: '/privacy' },
      { 'privacy-url': '/own', 'lang': 'en' }, { backend: own.backend, prefill: { orderNumber: 'SW-7' } });
    expect([control(form, 'orderNumber').value, control(form, 'product').value]).to.deep.equal(['SW-7', 'Pot']);
    expect($(form, '.privacy').getAttribute('href')).to.equal('/own');
    await file(form);
    expect([theirs.asked.length, own.asked.length]).to.deep.equal([0, 1]);
  });

  it('changes language and values for all inside when its own change', async () => {
    const { provider, form } = await inside({ backend: SILENT, locale: 'en' });
    provider.locale = 'zh-HK';
    await until(form, () => nameOf(control(form, 'name')) === '姓名');
    provider.prefill = { orderNumber: 'SW-8' };
    await provider.updateComplete;
    await form.updateComplete;
    expect(control(form, 'orderNumber').value).to.equal('SW-8');
  });

  it('may come later than the widget: until then the widget says what is missing', async () => {
    const form = document.createElement('heed-complaint-form');
    form.innerHTML = '<p>Call 123</p>';
    const outside = place(html`<div lang="en"></div>`);
    const said = await complaints(async () => {
      outside.append(form);
      await until(form, (root) => root.querySelector('slot:not([name])'));
      await until(form, (root) => root.querySelector('[part=error]'));
    });
    expect(said).to.deep.equal(['<heed-complaint-form> has no backend. Set its "endpoint" or "backend", or put it inside <heed-provider>.']);
    expect(form.querySelector('p')!.assignedSlot, 'the fallback shows').to.not.equal(null);
    expect(form.querySelector('p')!.getClientRects().length).to.equal(1);
    const provider = place<HeedProvider>(html`<heed-provider .backend=${SILENT}></heed-provider>`);
    provider.append(form);
    await until(form, (root) => root.querySelector('form'));
  });

  it('paints a ground below its theme where the page has none', async () => {
    const { provider } = await inside({ backend: SILENT, theme: 'dark' });
    const ground = () => getComputedStyle(provider.shadowRoot!.querySelector('div')!).backgroundColor;
    expect(ground()).to.equal('rgb(22, 28, 27)');
    provider.parentElement!.style.background = 'black';
    provider.theme = 'light';
    await provider.updateComplete;
    expect(ground()).to.equal('rgba(0, 0, 0, 0)');
  });

  it('sets the scheme of colours for all inside', async () => {
    const { provider, form } = await inside({ backend: SILENT, theme: 'dark' });
    await provider.updateComplete;
    expect(getComputedStyle(form).colorScheme).to.equal('dark');
    provider.theme = 'light';
    await provider.updateComplete;
    expect(getComputedStyle(form).colorScheme).to.equal('light');
  });
});

describe('kinds', () => {
  it('are offered when the page names several, in the definition\'s order, and each has its form', async () => {
    const element = await complaintForm({ attributes: { kinds: 'inquiry complaint nonsense', kind: 'inquiry' } });
    expect($$<HTMLInputElement>(element, '[name=kind]').map(({ value }) => value)).to.deep.equal(['complaint', 'inquiry']);
    expect($<HTMLInputElement>(element, '[name=kind]:checked').value).to.equal('inquiry');
    expect(nameOf(control(element, 'description'))).to.equal(en.form.label.question);
    type(control(element, 'subject'), 'Lid');
    enter($(element, '[name=kind][value=complaint]'));
    $(element, '[name=kind][value=complaint]').click();
    await until(element, (root) => root.querySelector('[data-field=impact]'));
    expect(element.getAttribute('kind')).to.equal('complaint');
    expect(control(element, 'subject').value).to.equal('Lid');
    expect(focused(element)).to.equal($(element, '[name=kind]:checked'));
  });

  it('keep what was written when the visitor comes back to them', async () => {
    const element = await complaintForm({ attributes: { kinds: 'complaint inquiry suggestion' } });
    type(control(element, 'orderNumber'), 'SW-9');
    control(element, 'wantedOutcome').value = 'repair';
    control(element, 'wantedOutcome').dispatchEvent(new Event('change', { bubbles: true }));
    for (const kind of ['suggestion', 'inquiry', 'complaint']) {
      $<HTMLInputElement>(element, `[name=kind][value=${kind}]`).click();
      await until(element, (root) => root.querySelector<HTMLInputElement>('[name=kind]:checked')?.value === kind && !!root.querySelector('[data-field=impact]') === (kind === 'complaint'));
    }
    expect([control(element, 'orderNumber').value, control(element, 'wantedOutcome').value]).to.deep.equal(['SW-9', 'repair']);
  });

  it('that nobody knows are complaints', async () => {
    const element = await complaintForm({ attributes: { kind: 'praise' } });
    expect(element.kind).to.equal('complaint');
    expect(hidden(element, 'kind')).to.equal(true);
  });

  it('are sent as what they are', async () => {
    for (const kind of ['inquiry', 'suggestion'] as const) {
      const it = await world();
      const { reference } = await file(await complaintForm({ world: it, attributes: { kind } }));
      expect((await it.store.caseByReference('default', reference))?.kind).to.equal(kind);
    }
  });
});

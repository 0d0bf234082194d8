import { expect } from '@open-wc/testing';
import { DeskService } from '../../stories/support/desk.ts';
import { filed, lookUp, open, opened, words } from './cases.ts';
import { VALUES } from './desks.ts';
import { $, button, complaints, control, en, focused, heard, offline, text, tracker, type, until, world } from './support.ts';

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

describe('looking up a case', () => {
  it('shows where it stands, what comes next and by when, and what was written', async () => {
    const it = await world();
    const access = await filed(it, { wantedOutcome: 'refund' });
    const element = await tracker({ world: it });
    const told = heard(element, 'heed-case-opened');
    lookUp(element, access.reference, access.trackingCode);
    await opened(element);
    expect((await told).reference).to.equal(access.reference);
    await element.updateComplete;
    expect(focused(element)).to.equal($(element, 'h2'));
    expect($(element, 'h2').textContent).to.equal('Lid is cracked');
    expect($(element, '.state').textContent).to.equal(words.state.received);
    expect(text(element)).to.include(words.ui.answerDue).and.include(words.ui.nextTitle).and.include(words.about.received);
    $<HTMLDetailsElement>(element, 'details').open = true;
    expect(text(element)).to.include('One\nTwo').and.include(en.form.option.refund).and.include('receipt.pdf');
  });

  it('forgives how a reference is typed: small letters, letters for digits, no dashes, other widths', async () => {
    const it = await world();
    const { reference, trackingCode } = await filed(it);
    const forms = [reference.toLowerCase(), reference.slice(3).replaceAll('-', ''), ` ${reference.replaceAll('0', 'o').replaceAll('1', 'l')} `, [...reference].map((c) => (c === '-' ? '－' : String.fromCharCode(c.charCodeAt(0) + 0xfee0))).join('')];
    for (const typed of forms) {
      const element = await tracker({ world: it });
      lookUp(element, typed, trackingCode.toLowerCase().replaceAll('-', ' '));
      await opened(element);
      expect($(element, 'output').textContent, typed).to.equal(reference);
    }
  });

  it('says which of the two has a slip in it, and asks nobody', async () => {
    const it = await world();
    const element = await tracker({ world: it });
    lookUp(element, 'HD-1234', 'abc');
    await until(element, (root) => root.querySelector('#reference-e'));
    expect([$(element, '#reference-e').textContent, $(element, '#code-e').textContent]).to.deep.equal([words.ui.badReference, words.ui.badCode]);
    expect(control(element, 'reference').getAttribute('aria-describedby')).to.equal('reference-e');
    expect(focused(element)).to.equal(control(element, 'reference'));
    expect([control(element, 'reference').value, control(element, 'code').value]).to.deep.equal(['HD-1234', 'abc']);
    expect(it.asked).to.deep.equal([]);
  });

  it('answers a wrong code and a wrong reference alike, and keeps what was typed', async () => {
    const it = await world();
    const [access, other] = [await filed(it), await filed(it)];
    const stranger = await filed(await world());
    for (const [reference, code] of [[access.reference, other.trackingCode], [stranger.reference, access.trackingCode]] as const) {
      const element = await tracker({ world: it });
      lookUp(element, reference, code);
      expect((await until(element, (root) => root.querySelector('[role=alert]'))).textContent).to.equal(words.ui.notFound);
      expect([control(element, 'reference').value, control(element, 'code').value]).to.deep.equal([reference, code]);
    }
  });

  it('says that there is no connection, keeps what was typed, and works when asked again', async () => {
    const it = await world();
    const access = await filed(it);
    const element = await tracker({ world: it });
    it.way = offline;
    lookUp(element, access.reference, access.trackingCode);
    expect((await until(element, (root) => root.querySelector('[role=alert]'))).textContent).to.equal(en.sending.failure.network);
    it.way = (_, next) => next();
    $<HTMLButtonElement>(element, '[type=submit]').click();
    await opened(element);
  });

  it('opens what the address carries behind #, and another one when that changes', async () => {
    const it = await world();
    const [first, second] = [await filed(it), await filed(it, { subject: 'Another' })];
    location.hash = `reference=${first.reference}&code=${first.trackingCode}`;
    const element = await tracker({ world: it });
    await opened(element);
    expect($(element, 'output').textContent).to.equal(first.reference);
    button(element, words.action.message!).click();
    type(await until(element, (root) => root.querySelector<HTMLElement>('textarea')), 'Meant for the first');
    location.hash = `reference=${second.reference}&code=${second.trackingCode}`;
    await until(element, (root) => root.querySelector('output')?.textContent === second.reference);
    expect(element.shadowRoot!.querySelector('textarea'), 'words for one case never go to another').to.equal(null);
  });

  it('takes the reference alone from the address, or from its attribute', async () => {
    const it = await world();
    const { reference } = await filed(it);
    location.hash = `reference=${reference.toLowerCase()}`;
    const element = await tracker({ world: it });
    await until(element, () => control(element, 'reference').value === reference);
    history.replaceState(null, '', location.pathname + location.search);
    const other = await tracker({ world: it, attributes: { reference } });
    expect(control(other, 'reference').value).to.equal(reference);
  });

  it('shows what is left of a link that a mail has broken, and what is wrong with it', async () => {
    const it = await world();
    const { reference, trackingCode } = await filed(it);
    location.hash = `reference=${reference.slice(0, -2)}&code=${trackingCode}`;
    const element = await tracker({ world: it });
    await until(element, (root) => root.querySelector('#reference-e'));
    expect([control(element, 'reference').value, control(element, 'code').value]).to.deep.equal([reference.slice(0, -2), trackingCode]);
    expect(element.shadowRoot!.querySelector('#code-e')).to.equal(null);
    location.hash = `reference=${reference}&code=${trackingCode.slice(0, 3)}`;
    await until(element, (root) => root.querySelector('#code-e'));
    expect([control(element, 'reference').value, control(element, 'code').value]).to.deep.equal([reference, trackingCode.slice(0, 3)]);
    expect(element.shadowRoot!.querySelector('#reference-e')).to.equal(null);
    lookUp(element, reference, trackingCode);
    await until(element, (root) => root.querySelector('output'));
    history.replaceState(null, '', location.pathname + location.search);
    expect(it.asked.filter(({ path }) => path.startsWith('/v1/cases/')).length).to.equal(1);
  });

  it('says that an emergency is answered at once, and not at once that it is late', async () => {
    const it = await world();
    const access = await filed(it, { impact: 'safety' });
    const element = await tracker({ world: it });
    lookUp(element, access.reference, access.trackingCode);
    await opened(element);
    expect(text(element)).to.include(words.ui.atOnce);
    expect(element.shadowRoot!.querySelector('.late')).to.equal(null);
  });

  it('says the same of a case that the staff has marked as an emergency', async () => {
    const service = await DeskService.open();
    const { reference, trackingCode } = await service.file('complaint', VALUES);
    await service.step('manager', reference, 'mark-emergency', { text: 'It smokes.' });
    const element = await tracker({ props: { backend: service.customer } });
    lookUp(element, reference, trackingCode);
    await opened(element);
    expect(text(element)).to.include(words.ui.atOnce);
    expect(element.shadowRoot!.querySelector('.late')).to.equal(null);
  });

  it('can be begun anew with another case', async () => {
    const { element } = await open();
    button(element, words.ui.other).click();
    await until(element, (root) => root.querySelector('.lookup'));
    expect([control(element, 'reference').value, control(element, 'code').value]).to.deep.equal(['', '']);
  });

  it('says what a page without a backend must do, once, and keeps the fallback', async () => {
    const said = await complaints(async () => {
      const element = await tracker();
      await until(element, (root) => root.querySelector('[part=error]'));
      element.requestUpdate();
      await element.updateComplete;
    });
    expect(said).to.deep.equal(['<heed-case-tracker> has no backend. Set its "endpoint" or "backend", or put it inside <heed-provider>.']);
  });
});

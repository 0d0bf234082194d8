import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { $, complaintForm, control, en, focused, key, receipt, reviewed, type, until, world } from './support.ts';

/** Elements that a Tab reaches, in its order: of radio buttons only one of each group. */
function stops(element: Element): HTMLElement[] {
  const groups = new Set<string>();
  return [...element.shadowRoot!.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')].filter((e) => {
    if (!e.getClientRects().length || e.tabIndex < 0 || e.closest('details:not([open]) > :not(summary)')) return false;
    if ((e as HTMLInputElement).type !== 'radio') return true;
    const { name } = e as HTMLInputElement;
    return !groups.has(name) && !!groups.add(name);
  });
}

describe('by keyboard alone', () => {
  it('every field and every button is reached, in the order in which they stand', async () => {
    const element = await complaintForm({ attributes: { kinds: 'complaint inquiry' } });
    const names = stops(element).map((e) => (e as HTMLInputElement).name || e.textContent!.trim());
    expect(names.filter(Boolean)).to.deep.equal(['kind', 'subject', 'description', 'files', 'occurredAt', 'category', 'impact', 'wantedOutcome', 'orderNumber', 'product',
      'name', 'preferredContact', 'phone', 'email', 'bestTime', 'consent', en.form.ui.review]);
    expect([...element.shadowRoot!.querySelectorAll<HTMLElement>('*')].filter((e) => e.tabIndex > 0)).to.deep.equal([]);
  });

  it('Enter leads from line to line, and the form is sent only with its button', async () => {
    const it = await world();
    const element = await complaintForm({ world: it });
    const seen: string[] = [];
    control(element, 'orderNumber').focus();
    for (let i = 0; i < 12; i++) {
      const at = focused(element) as HTMLInputElement;
      seen.push(at.name || at.type);
      if (at.localName !== 'input') break;
      if (at.type === 'text') type(at, 'x');
      key(at, 'Enter');
    }
    expect(seen).to.deep.equal(['orderNumber', 'product', 'name', 'preferredContact', 'phone', 'email', 'bestTime', 'consent', 'submit']);
    expect(it.asked).to.deep.equal([]);
  });

  it('a case is written, looked at, sent and the next one begun', async function () {
    // Each key goes through the runner and the browser's own input.
    this.timeout(60_000);
    const it = await world();
    const element = await complaintForm({ world: it });
    const to = async (target: () => HTMLElement, press = 'Tab') => {
      for (let i = 0; i < 60 && focused(element) !== target(); i++) await sendKeys({ press });
      expect(focused(element)).to.equal(target());
    };
    control(element, 'subject').focus();
    await sendKeys({ type: 'Cracked' });
    await sendKeys({ press: 'Enter' });
    expect(focused(element)).to.equal(control(element, 'description'));
    await sendKeys({ type: 'One' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: 'Two' });
    expect(control(element, 'description').value).to.equal('One\nTwo');
    await to(() => control(element, 'name'));
    await sendKeys({ type: 'Lin Wei' });
    await to(() => control(element, 'email'));
    await sendKeys({ type: 'lin@example.com' });
    await to(() => control(element, 'consent'));
    await sendKeys({ press: ' ' });
    await to(() => $(element, '[type=submit]'));
    await sendKeys({ press: 'Enter' });
    const panel = await reviewed(element);
    await to(() => panel.querySelector<HTMLElement>('.primary')!);
    await sendKeys({ press: 'Enter' });
    const { reference } = await receipt(element);
    expect((await it.store.caseByReference('default', reference))?.values).to.include({ subject: 'Cracked', description: 'One\nTwo' });
    await to(() => [...element.shadowRoot!.querySelectorAll('button')].find((b) => b.textContent === en.sending.ui.another)!);
    await sendKeys({ press: 'Enter' });
    await until(element, (root) => !root.querySelector('.receipt'));
    expect(control(element, 'subject').value).to.equal('');
  });
});

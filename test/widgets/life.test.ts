import { expect } from '@open-wc/testing';
import { SILENT, $, complaintForm, control, enter, errorOf, file, fill, newSite, place, receipt, submit, task, type, until, world } from './support.ts';
import { html } from 'lit';
import { define } from '../../src/define/define.ts';

interface Counted { readonly what: string; readonly type: string; readonly listener: unknown }
/** Listeners on window and document that `work` added and did not take away, by their own doing or with a signal. */
async function leftOver(work: () => Promise<void>): Promise<Counted[]> {
  const there: Counted[] = [];
  const undo: (() => void)[] = [];
  for (const [what, target] of Object.entries({ window, document })) {
    const { addEventListener, removeEventListener } = target;
    const drop = (type: string, listener: unknown) => {
      const at = there.findIndex((one) => one.what === what && one.type === type && one.listener === listener);
      if (at >= 0) there.splice(at, 1);
    };
    Object.assign(target, {
      addEventListener(type: string, listener: EventListener, options?: AddEventListenerOptions) {
        there.push({ what, type, listener });
        options?.signal?.addEventListener('abort', () => drop(type, listener));
        addEventListener.call(target, type, listener, options);
      },
      removeEventListener(type: string, listener: EventListener, options?: EventListenerOptions) {
        drop(type, listener);
        removeEventListener.call(target, type, listener, options);
      },
    });
    undo.push(() => {
      Reflect.deleteProperty(target, 'addEventListener');
      Reflect.deleteProperty(target, 'removeEventListener');
    });
  }
  try {
    await work();
  } finally {
    undo.forEach((back) => back());
  }
  return there;
}

describe('a widget that comes and goes', () => {
  for (const tag of ['heed-complaint-form', 'heed-case-tracker'] as const) {
    it(`<${tag}> leaves no listener behind, 200 times over`, async () => {
      const it = await world();
      const frame = place(html`<div lang="en"></div>`);
      const once = async (begin: boolean) => {
        const element = Object.assign(document.createElement(tag), { backend: it.backend, site: 'of-the-life-test' });
        frame.append(element);
        await until(element, (root) => root.querySelector('form'));
        if (begin) {
          enter(control(element, tag === 'heed-case-tracker' ? 'reference' : 'subject'));
          await until(element, (root) => root.querySelector('[role=status]'));
        }
        element.remove();
      };
      await once(true); // The page's one store of drafts stays.
      const left = await leftOver(async () => {
        for (let i = 0; i < 200; i++) await once(i % 10 === 0);
        // Taken away before anything has loaded.
        const hasty = Object.assign(document.createElement(tag), { backend: it.backend });
        frame.append(hasty);
        hasty.remove();
        await task();
      });
      expect(left).to.deep.equal([]);
    });
  }

  it('leaves no listener when it goes while its lazy part is loading', async () => {
    const it = await world();
    await (async () => { enter(control(await complaintForm({ world: it }), 'subject')); })();
    const left = await leftOver(async () => {
      const element = await complaintForm({ world: it });
      enter(control(element, 'subject'));
      element.remove();
      await until(element, (root) => root.querySelector('[role=status]'));
    });
    expect(left).to.deep.equal([]);
  });

  it('has everything when it is put back: values, errors, the page it was on', async () => {
    const it = await world();
    const element = await complaintForm({ world: it });
    const [parent, elsewhere] = [element.parentElement!, place(html`<section lang="en"></section>`)];
    type(control(element, 'subject'), 'Lid');
    submit(element);
    await until(element, (root) => root.querySelector('.summary'));
    element.remove();
    elsewhere.append(element);
    await element.updateComplete;
    expect(control(element, 'subject').value).to.equal('Lid');
    expect(errorOf(element, 'description')).to.not.equal(undefined);
    fill(element);
    submit(element);
    await until(element, (root) => root.querySelector('.panel'));
    parent.append(element);
    await element.updateComplete;
    $(element, '.panel .primary').click();
    await receipt(element);
    expect(it.asked.length).to.equal(1);
  });

  it('that was moved while it was sending has sent once, and shows the receipt', async () => {
    const it = await world();
    let arrived: () => void;
    const open = new Promise<void>((resolve) => { arrived = resolve; });
    it.way = async (_, next) => {
      await open;
      return next();
    };
    const element = await complaintForm({ world: it, attributes: { 'no-review': '' } });
    let submitted = 0;
    element.addEventListener('heed-case-submitted', () => submitted++);
    fill(element);
    submit(element);
    await until(element, (root) => root.querySelector('.panel'));
    const parent = element.parentElement!;
    element.remove();
    arrived!();
    await receipt(element);
    parent.append(element);
    await element.updateComplete;
    await receipt(element);
    expect([it.asked.length, submitted]).to.deep.equal([1, 1]);
  });

  it('may be there twice: two forms on a page file two cases', async () => {
    const it = await world();
    const [first, second] = [await complaintForm({ world: it, site: newSite() }), await complaintForm({ world: it, site: newSite() })];
    const both = await Promise.all([file(first, { subject: 'One' }), file(second, { subject: 'Two' })]);
    expect(new Set(both.map(({ reference }) => reference)).size).to.equal(2);
    expect(it.asked.map(({ body }) => body!.values.subject).sort()).to.deep.equal(['One', 'Two']);
  });
});

describe('defining', () => {
  it('twice never throws and never warns about ourselves', async () => {
    const said: unknown[] = [];
    const { warn } = console;
    console.warn = (...words: unknown[]) => said.push(...words);
    try {
      for (const name of ['complaint-form', 'case-tracker', 'provider']) await import(`../../src/define/${name}.ts?copy=2`);
      define('heed-complaint-form', class HeedComplaintForm extends HTMLElement {});
      expect(said).to.deep.equal([]);
      define('heed-complaint-form', class Foreign extends HTMLElement {});
    } finally {
      console.warn = warn;
    }
    expect(said.length).to.equal(1);
    expect(said[0]).to.include('<heed-complaint-form> was already defined');
  });
});

describe('before it can run', () => {
  it('its light content shows', () => {
    const frame = place(html`<div><heed-not-yet><p>Call 123</p></heed-not-yet></div>`);
    expect(frame.querySelector('p')!.getClientRects().length).to.equal(1);
  });

  it('it takes over what was set on the element before it was defined', async () => {
    const element = document.createElement('heed-late') as HTMLElement & { prefill?: object };
    place(html`<div lang="en"></div>`).append(element);
    element.prefill = { orderNumber: 'SW-1' };
    Object.assign(element, { backend: SILENT });
    const { HeedComplaintForm } = await import('../../src/index.ts');
    customElements.define('heed-late', class extends HeedComplaintForm {});
    await until(element, (root) => root.querySelector('form'));
    expect(control(element, 'orderNumber').value).to.equal('SW-1');
  });
});

describe('the slots', () => {
  it('show an introduction above the form, and thanks in the receipt, but no fallback', async () => {
    const it = await world();
    const element = await complaintForm({ world: it, inner: '<p>Call 123</p><p slot="intro">Hello</p><p slot="thanks">Thank you</p>' });
    const shown = () => [...element.querySelectorAll('p')].filter((p) => p.getClientRects().length).map(({ textContent }) => textContent);
    expect(shown()).to.deep.equal(['Hello']);
    await file(element);
    expect(shown()).to.deep.equal(['Thank you']);
  });
});


import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { button, complaintForm, en, file, place, until, world } from '../widgets/support.ts';
import { copyButton } from '../../src/parts/copy.ts';

/** What a frame was asked to print; the window itself is never asked. */
async function printed(work: () => void): Promise<{ view: Window; body: HTMLElement }> {
  const real = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow')!;
  const { print } = window;
  window.print = () => { throw new Error('The whole page was to be printed.'); };
  const asked = new Promise<Window>((resolve) => {
    Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
      configurable: true,
      get(this: HTMLIFrameElement) {
        const view = real.get!.call(this) as Window | null;
        if (view) view.print = () => resolve(view);
        return view;
      },
    });
  });
  try {
    work();
    const view = await asked;
    return { view, body: view.document.body };
  } finally {
    Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', real);
    window.print = print;
  }
}

describe('the receipt', () => {
  it('is printed by itself: a copy with its styles and all answers, in its language; then the frame is gone', async () => {
    const element = await complaintForm({ world: await world() });
    const { reference, trackingCode, panel } = await file(element, { description: 'One\nTwo' });
    const before = document.querySelectorAll('iframe').length;
    const { view, body } = await printed(() => button(element, en.sending.ui.print).click());
    expect(body.textContent).to.include(reference).and.include(trackingCode).and.include('One\nTwo');
    expect([...body.querySelectorAll('details')].every(({ open }) => open)).to.equal(true);
    expect(view.document.documentElement.lang).to.equal('en');
    expect(view.document.title).to.equal(reference);
    expect(view.document.adoptedStyleSheets.length).to.be.greaterThan(0);
    expect(view.getComputedStyle(body.querySelector('output')!).fontFamily).to.include('mono');
    expect(panel.querySelector('details')!.open, 'what is on the screen stays as it was').to.equal(false);
    view.dispatchEvent(new Event('afterprint'));
    expect(document.querySelectorAll('iframe').length).to.equal(before);
  });

  it('has a copy button for the reference and one for the code, each named by what it copies', async () => {
    const element = await complaintForm({ world: await world() });
    const { reference, trackingCode, panel } = await file(element);
    const copied: string[] = [];
    const clipboard = Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard');
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: (words: string) => Promise.resolve(void copied.push(words)) } });
    try {
      const buttons = [...panel.querySelectorAll<HTMLButtonElement>('.code button')];
      expect(buttons.map((b) => b.getAttribute('aria-label'))).to.deep.equal([`Copy: ${en.sending.ui.reference}`, `Copy: ${en.sending.ui.trackingCode}`]);
      for (const one of buttons) {
        one.click();
        await until(element, () => one.textContent === en.sending.ui.copied);
      }
      expect(copied).to.deep.equal([reference, trackingCode]);
    } finally {
      Reflect.deleteProperty(navigator, 'clipboard');
      expect(Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard')).to.deep.equal(clipboard);
    }
  });

  it('where the browser forbids copying, selects what is to be copied', async () => {
    const frame = place(html`<div><output>HD-1</output>${copyButton('HD-1', 'Reference', en.sending.ui)}</div>`);
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    try {
      const selected = new Promise((resolve) => { document.addEventListener('selectionchange', resolve, { once: true }); });
      frame.querySelector('button')!.click();
      await selected;
      expect(getSelection()!.toString()).to.equal('HD-1');
    } finally {
      Reflect.deleteProperty(navigator, 'clipboard');
    }
  });
});

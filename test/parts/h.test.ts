import { expect } from '@open-wc/testing';
import { drawn, h, place, tell } from '../../src/parts/h.ts';

describe('the children of a node', () => {
  it('stay where they are, with their focus, while others come and go around them', () => {
    const [before, field, after] = [h('p'), h('input'), h('p')];
    const frame = document.body.appendChild(h('div'));
    try {
      place(frame, field);
      field.focus();
      let moved = 0;
      const observer = new MutationObserver((records) => { moved += records.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node === field).length; });
      observer.observe(frame, { childList: true });
      place(frame, before, false, field, undefined, after);
      expect([...frame.childNodes]).to.deep.equal([before, field, after]);
      place(frame, field, after);
      place(frame, field);
      moved += observer.takeRecords().flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node === field).length;
      expect([...frame.childNodes]).to.deep.equal([field]);
      expect(document.activeElement).to.equal(field);
      expect(moved).to.equal(0);
    } finally {
      frame.remove();
    }
  });

  it('come in another order where that is asked for, and go all at once', () => {
    const [one, two, three] = [h('p'), h('p'), h('p')];
    const frame = h('div', {}, one, 'words', two);
    place(frame, three, two, one);
    expect([...frame.childNodes]).to.deep.equal([three, two, one]);
    place(frame);
    expect(frame.childNodes.length).to.equal(0);
  });
});

describe('what is drawn', () => {
  it('is drawn anew only for something else', () => {
    const once = drawn<HTMLElement>();
    const draw = (...of: unknown[]) => once(() => h('p'), ...of);
    const first = draw('a', 1);
    expect(draw('a', 1)).to.equal(first);
    const second = draw('a', 2);
    expect(second).to.not.equal(first);
    expect(draw('a', 1)).to.not.equal(first);
  });

  it('is not said twice', () => {
    const node = h('p', {}, 'Kept');
    const words = node.firstChild;
    tell(node, 'Kept');
    expect(node.firstChild).to.equal(words);
    tell(node, 'Not kept');
    expect(node.textContent).to.equal('Not kept');
  });

  it('hears the events it names, and no attribute is left of them', () => {
    let pressed = 0;
    const button = h('button', { onclick: () => { pressed++; }, disabled: false, hidden: true });
    button.click();
    expect(pressed).to.equal(1);
    expect(button.getAttributeNames()).to.deep.equal(['hidden']);
  });
});

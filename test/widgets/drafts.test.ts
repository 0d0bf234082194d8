import { expect } from '@open-wc/testing';
import { $, $$, button, complaintForm, control, en, enter, errorOf, file, fill, focused, heard, newSite, offline, pdf, pick, radio, receipt, submit, task, type, until, world } from './support.ts';
import { Problem, problemResponse } from '../../server/problem.ts';
import { openDrafts } from '../../src/drafts/store.ts';
import enDevice from '../../src/i18n/en/device.ts';
import type { Draft } from '../../src/drafts/types.ts';
import type { FormSetting, World } from './support.ts';

const here = await openDrafts();
const draftOf = (site: string): Promise<Draft | undefined> => here.find({ site: `custom#${site}`, form: 'heed-complaint-form' });
const kept = (element: Element) => until(element, (root) => root.querySelector('.kept')?.textContent === en.sending.ui.kept);
/** The note about something that has arrived. */
const arrived = (element: Element) => until(element, (root) => root.querySelector('.banner output')?.closest('.banner'));
const question = (element: Element) => until(element, (root) => root.querySelector<HTMLElement>('.banner'));

/** A visit that wrote something, and ended. */
async function visit(site: string, write: (element: Awaited<ReturnType<typeof complaintForm>>) => unknown, setting: FormSetting = {}) {
  const element = await complaintForm({ site, ...setting });
  await write(element);
  await kept(element);
  await until(element, () => !$$(element, '[aria-busy]').length);
  here.flush();
  await draftOf(site);
  element.remove();
}
/** The next visit, once it asks about the draft. */
async function back(site: string, setting: FormSetting = {}) {
  const element = await complaintForm({ site, ...setting });
  return { element, banner: await question(element) };
}

describe('a draft', () => {
  it('is kept from the first key on, and the page says so', async () => {
    const site = newSite();
    const element = await complaintForm({ site });
    type(control(element, 'subject'), 'Lid');
    await kept(element);
    expect((await draftOf(site))?.values).to.include({ subject: 'Lid' });
  });

  for (const [days, given] of [[7, '7'], [30, undefined], [30, 'a week'], [30, '-3'], [30, '100000000000']] as const) {
    it(`is kept for ${days} days where \`keep-days\` ${given ? `says ${given}` : 'says nothing'}`, async () => {
      const site = newSite();
      const element = await complaintForm({ site, attributes: given ? { 'keep-days': given } : {} });
      type(control(element, 'subject'), 'Lid');
      await kept(element);
      const { savedAt, expiresAt } = (await draftOf(site))!;
      expect((expiresAt - savedAt) / 86_400_000).to.equal(days);
    });
  }

  it('is not begun by looking around', async () => {
    const site = newSite();
    const element = await complaintForm({ site, props: { prefill: { orderNumber: 'SW-1' } } });
    enter(control(element, 'subject'));
    await until(element, (root) => root.querySelector('[role=status]'));
    enter(control(element, 'email'));
    expect(await draftOf(site)).to.equal(undefined);
    expect(element.shadowRoot!.querySelector('.kept')).to.equal(null);
  });

  it('keeps what was typed before the lazy part loaded', async () => {
    const site = newSite();
    const element = await complaintForm({ site });
    type(control(element, 'subject'), 'Typed at once');
    type(control(element, 'description'), 'and this');
    expect(element.shadowRoot!.querySelector('[role=status]'), 'nothing has loaded yet').to.equal(null);
    await kept(element);
    expect(control(element, 'subject').value).to.equal('Typed at once');
    expect((await draftOf(site))?.values).to.include({ subject: 'Typed at once', description: 'and this' });
  });

  it('is not written while an input method composes', async () => {
    const site = newSite();
    const element = await complaintForm({ site });
    const field = control(element, 'subject');
    type(field, '壶');
    await kept(element);
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    field.value = '壶zui';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    expect((await draftOf(site))?.values.subject).to.equal('壶');
  });

  it('is offered on the next visit, with its age and how long it is kept', async () => {
    const site = newSite();
    await visit(site, (element) => type(control(element, 'subject'), 'Lid'));
    const { element, banner } = await back(site);
    expect(banner.textContent).to.include(en.sending.ui.draftTitle).and.match(/kept on this device until/);
    // Safari's rule is said where it applies.
    expect(banner.textContent.includes(en.sending.sevenDays)).to.equal(navigator.vendor.startsWith('Apple'));
    expect(control(element, 'subject').value).to.equal('');
  });

  it('says in Safari that it is deleted sooner', async () => {
    const site = newSite();
    Object.defineProperty(navigator, 'vendor', { configurable: true, value: 'Apple Computer, Inc.' });
    try {
      await visit(site, (element) => type(control(element, 'subject'), 'Lid'));
      expect((await back(site)).banner.textContent).to.include(en.sending.sevenDays);
    } finally {
      delete (navigator as { vendor?: string }).vendor;
    }
  });

  it('comes back whole when the visitor continues: every kind of answer, and the kind', async () => {
    const site = newSite();
    const attributes = { kinds: 'inquiry complaint suggestion', kind: 'inquiry' };
    await visit(site, async (element) => {
      radio(element, 'kind', 'complaint').click();
      await until(element, (root) => root.querySelector('[data-field=impact]'));
      for (const [name, value] of [['subject', 'Lid'], ['description', 'One\nTwo'], ['email', 'a@b.cn'], ['orderNumber', 'SW-1']]) type(control(element, name!), value!);
      control(element, 'wantedOutcome').value = 'other';
      control(element, 'wantedOutcome').dispatchEvent(new Event('change', { bubbles: true }));
      type(control(element, 'wantedOutcomeOther'), 'A visit');
      radio(element, 'impact', 'several').click();
      control(element, 'consent').click();
    }, { attributes });
    const { element } = await back(site, { attributes });
    const restored = heard(element, 'heed-draft-restored');
    button(element, en.sending.ui.continueDraft).click();
    expect((await restored).savedAt).to.be.greaterThan(0);
    await until(element, (root) => root.querySelector('[data-field=impact]') && !root.querySelector('.banner'));
    expect(element.kind).to.equal('complaint');
    expect(radio(element, 'kind', 'complaint').checked).to.equal(true);
    const values = ['subject', 'description', 'email', 'orderNumber', 'wantedOutcome', 'wantedOutcomeOther'].map((name) => control(element, name).value);
    expect(values).to.deep.equal(['Lid', 'One\nTwo', 'a@b.cn', 'SW-1', 'other', 'A visit']);
    expect($(element, '[data-field=wantedOutcomeOther]').hidden).to.equal(false);
    expect(radio(element, 'impact', 'several').checked).to.equal(true);
    expect(control(element, 'consent').checked).to.equal(true);
    await element.updateComplete;
    await task();
    expect(focused(element)?.localName).to.equal('h3');
  });

  it('comes back with its files, each once, also as another kind, and they are sent', async () => {
    const it = await world();
    const site = newSite();
    const attributes = { kinds: 'inquiry complaint', kind: 'inquiry' };
    await visit(site, async (element) => {
      radio(element, 'kind', 'complaint').click();
      await until(element, (root) => root.querySelector('[data-field=impact]'));
      pick(control(element, 'files'), pdf('a.pdf'), pdf('b.pdf'));
      await until(element, () => $$(element, '.files li button').length === 2);
    }, { attributes });
    const { element } = await back(site, { attributes, world: it });
    button(element, en.sending.ui.continueDraft).click();
    await until(element, (root) => root.querySelector('[data-field=impact]') && $$(element, '.files li').length === 2);
    const { reference } = await file(element);
    expect($$(element, '.files li').length).to.equal(2);
    const stored = await it.store.caseByReference('default', reference);
    expect((await it.store.uploadsOf('default', stored!.id)).map(({ name }) => name).sort()).to.deep.equal(['a.pdf', 'b.pdf']);
  });

  it('never comes over what was typed meanwhile, and files chosen meanwhile are sent with its own', async () => {
    const it = await world();
    const site = newSite();
    await visit(site, async (element) => {
      type(control(element, 'subject'), 'Old');
      type(control(element, 'orderNumber'), 'SW-1');
      pick(control(element, 'files'), pdf('old.pdf'));
      await until(element, () => $$(element, '.files li button').length === 1);
    });
    const { element } = await back(site, { world: it });
    type(control(element, 'subject'), 'New');
    pick(control(element, 'files'), pdf('new.pdf'));
    await until(element, () => $$(element, '.files li button').length === 1);
    button(element, en.sending.ui.continueDraft).click();
    await until(element, () => $$(element, '.files li').length === 2);
    expect([control(element, 'subject').value, control(element, 'orderNumber').value]).to.deep.equal(['New', 'SW-1']);
    // The words that were kept are not lost either.
    expect((await earlier(element)).textContent).to.include('Old');
    const { reference } = await file(element, { subject: 'New' });
    const stored = await it.store.caseByReference('default', reference);
    expect((await it.store.uploadsOf('default', stored!.id)).map(({ name }) => name).sort()).to.deep.equal(['new.pdf', 'old.pdf']);
    expect(stored?.values.orderNumber).to.equal('SW-1');
    expect(await draftOf(site)).to.equal(undefined);
  });

  const earlier = (element: Element) => until(element, (root) => root.querySelector<HTMLElement>('.banner.earlier'));
  const SENTENCES = Array.from({ length: 20 }, (_, i) => `Sentence ${i + 1} of what happened.`).join(' ');

  it('loses no word of a field that was touched before: a long text stands below the one that was kept, and either can be taken alone', async () => {
    const site = newSite();
    await visit(site, (element) => type(control(element, 'description'), SENTENCES));
    const { element } = await back(site);
    type(control(element, 'description'), 'Hi');
    await kept(element);
    button(element, en.sending.ui.continueDraft).click();
    const note = await earlier(element);
    const joined = `${SENTENCES}\nHi`;
    expect(control(element, 'description').value).to.equal(joined);
    expect(note.textContent).to.include(enDevice.ui.earlierTitle).and.include(SENTENCES);
    const onDisk = async (words: string, before: string | undefined): Promise<unknown> => {
      const draft = await draftOf(site);
      return (draft?.values.description === words && draft.earlier?.description === before) || onDisk(words, before);
    };
    await onDisk(joined, SENTENCES);
    button(element, enDevice.ui.takeOther).click();
    expect(control(element, 'description').value).to.equal(SENTENCES);
    // The same way back.
    await until(element, (root) => root.querySelector('.earlier dd')?.textContent === joined);
    expect(focused(element)).to.equal(control(element, 'description'));
    button(element, enDevice.ui.takeOther).click();
    await until(element, (root) => root.querySelector('.earlier dd')?.textContent === SENTENCES);
    expect(control(element, 'description').value).to.equal(joined);
    // Who leaves without having read it finds it again.
    await onDisk(joined, SENTENCES);
    element.remove();
    const { element: next } = await back(site);
    button(next, en.sending.ui.continueDraft).click();
    await earlier(next);
    button(next, enDevice.ui.close).click();
    await until(next, (root) => !root.querySelector('.earlier'));
    expect(control(next, 'description').value).to.equal(joined);
    await onDisk(joined, undefined);
  });

  it('stands in no notice where nothing else was typed, or only more', async () => {
    const site = newSite();
    await visit(site, (element) => {
      type(control(element, 'subject'), 'Lid');
      type(control(element, 'description'), 'Broken');
      control(element, 'consent').click();
    });
    const { element } = await back(site);
    type(control(element, 'subject'), 'Lid');
    type(control(element, 'description'), 'It came. Broken!');
    type(control(element, 'orderNumber'), 'SW-1');
    control(element, 'consent').click();
    control(element, 'consent').click();
    button(element, en.sending.ui.continueDraft).click();
    await until(element, (root) => !root.querySelector('.banner'));
    await task();
    expect(element.shadowRoot!.querySelector('.banner')).to.equal(null);
    expect(['subject', 'description', 'orderNumber'].map((name) => control(element, name).value)).to.deep.equal(['Lid', 'It came. Broken!', 'SW-1']);
    expect(control(element, 'consent').checked, 'the last word counts').to.equal(false);
  });

  it('of one line or one choice stays beside what was chosen since, in the words of the form', async () => {
    const site = newSite();
    await visit(site, (element) => {
      type(control(element, 'subject'), 'Old');
      radio(element, 'impact', 'several').click();
    });
    const { element } = await back(site);
    type(control(element, 'subject'), 'New');
    radio(element, 'impact', 'only-me').click();
    button(element, en.sending.ui.continueDraft).click();
    const note = await earlier(element);
    expect(radio(element, 'impact', 'only-me').checked).to.equal(true);
    expect([...note.querySelectorAll('dd')].map(({ textContent }) => textContent)).to.deep.equal(['Old', en.form.option.several]);
    note.querySelectorAll('button')[1]!.click();
    expect(radio(element, 'impact', 'several').checked).to.equal(true);
    await until(element, (root) => root.querySelectorAll('.earlier dd')[1]?.textContent === en.form.option['only-me']);
  });

  it('is whole on the device before what was begun meanwhile is removed from it', async () => {
    const site = newSite();
    await visit(site, (element) => type(control(element, 'description'), 'Old'));
    const { element } = await back(site);
    type(control(element, 'description'), 'New');
    await kept(element);
    const { write } = here;
    const done: string[] = [];
    const mine = (value: unknown) => (value as Draft | undefined)?.site === `custom#${site}`;
    const begun = (await here.list('drafts')).find(([, draft]) => mine(draft) && (draft as Draft).values.description === 'New')![0];
    const ended = new Promise<void>((resolve) => {
      Object.assign(here, { write: async (...[ops, options]: Parameters<typeof write>) => {
        const written = await write(ops, options);
        for (const [shelf, key, value] of ops) {
          if (shelf === 'drafts' && mine(value) && key !== begun) done.push((value as Draft).values.description as string);
          if (shelf === 'drafts' && key === begun && !value) {
            done.push('removed');
            resolve();
          }
        }
        return written;
      } });
    });
    try {
      button(element, en.sending.ui.continueDraft).click();
      await ended;
    } finally {
      Object.assign(here, { write });
    }
    expect(done[0]).to.equal('Old\nNew');
    expect(done.at(-1)).to.equal('removed');
  });

  it('that was refused says so after a reload, too: in the question, above the form and at the fields', async () => {
    const it = await world();
    const site = newSite();
    it.way = (request, next) => (request.method === 'POST'
      ? Promise.resolve(problemResponse(new Problem('invalid', 'No.', { issues: [{ path: 'orderNumber', code: 'required' }] }))) : next());
    const attributes = { 'no-review': '' };
    const element = await complaintForm({ world: it, site, attributes });
    const failed = heard(element, 'heed-submit-failed');
    fill(element);
    submit(element);
    await failed;
    const [words] = await until(element, (root) => root.querySelector('.summary') && [errorOf(element, 'orderNumber')]);
    element.remove();
    const { element: next, banner } = await back(site, { world: it, attributes });
    expect(banner.textContent).to.include(`${en.sending.ui.refusedTitle} ${en.sending.failure.invalid}`);
    button(next, en.sending.ui.continueDraft).click();
    const summary = await until(next, (root) => root.querySelector('.summary'));
    expect([...summary.querySelectorAll('li')].map(({ textContent }) => textContent)).to.deep.equal([words]);
    expect(errorOf(next, 'orderNumber')).to.equal(words);
    await next.updateComplete;
    await task();
    expect(focused(next)).to.equal(summary);
    type(control(next, 'orderNumber'), 'SW-1');
    await until(next, () => !errorOf(next, 'orderNumber'));
  });

  it('is gone when the visitor discards it', async () => {
    const site = newSite();
    await visit(site, (element) => type(control(element, 'subject'), 'Lid'));
    const { element } = await back(site);
    const discarded = heard(element, 'heed-draft-discarded');
    button(element, en.sending.ui.discardDraft).click();
    await discarded;
    await until(element, (root) => !root.querySelector('.banner'));
    expect(await draftOf(site)).to.equal(undefined);
    expect(control(element, 'subject').value).to.equal('');
  });

  it('is gone when it has arrived', async () => {
    const it = await world();
    const site = newSite();
    const element = await complaintForm({ site, world: it });
    await file(element);
    expect(await draftOf(site)).to.equal(undefined);
  });

  it('of another site is not offered', async () => {
    await visit(newSite(), (element) => type(control(element, 'subject'), 'Lid'));
    const element = await complaintForm();
    enter(control(element, 'subject'));
    await until(element, (root) => root.querySelector('[role=status]'));
    expect(element.shadowRoot!.querySelector('.banner')).to.equal(null);
  });
});

describe('something that was sent and waits', () => {
  const send = async (it: World, site: string) => {
    it.way = offline;
    const element = await complaintForm({ world: it, site, attributes: { 'no-review': '' } });
    for (const [name, value] of [['subject', 'Lid'], ['description', 'Broken'], ['name', 'Lin'], ['email', 'a@b.cn']]) type(control(element, name!), value!);
    control(element, 'consent').click();
    submit(element);
    await until(element, (root) => root.querySelector('h2')?.textContent === en.sending.ui.waitingTitle);
    return element;
  };

  it('goes out on the next visit by itself; its reference and code are shown until they are put away', async () => {
    const it = await world();
    const site = newSite();
    (await send(it, site)).remove();
    it.way = (_, next) => next();
    const element = await complaintForm({ world: it, site, attributes: { 'track-url': '/track' } });
    dispatchEvent(new Event('online'));
    const note = await arrived(element);
    const [reference, code] = [...note.querySelectorAll('output')].map(({ textContent }) => textContent!);
    expect(reference).to.match(/^HD-/);
    expect(note.querySelector('a')!.getAttribute('href')).to.equal(`/track#reference=${reference}&code=${code}`);
    button(element, en.sending.ui.close).click();
    await until(element, (root) => !root.querySelector('.banner'));
    expect(it.asked.filter(({ path }) => path === '/v1/cases').length).to.equal(1);
    element.remove();
    const next = await complaintForm({ world: it, site });
    enter(control(next, 'subject'));
    await until(next, (root) => root.querySelector('[role=status]'));
    expect(next.shadowRoot!.querySelector('.banner')).to.equal(null);
  });

  it('is shown by the next form if the one that sent it was taken off the page before the answer', async () => {
    const it = await world();
    const site = newSite();
    let [came, answer] = [() => { /* Not yet. */ }, () => { /* Not yet. */ }];
    const [asked, held] = [new Promise<void>((resolve) => { came = resolve; }), new Promise<void>((resolve) => { answer = resolve; })];
    it.way = async (_, next) => {
      came();
      await held;
      return next();
    };
    const element = await complaintForm({ world: it, site, attributes: { 'no-review': '' } });
    for (const [name, value] of [['subject', 'Lid'], ['description', 'Broken'], ['name', 'Lin'], ['email', 'a@b.cn']]) type(control(element, name!), value!);
    control(element, 'consent').click();
    submit(element);
    await asked;
    element.remove();
    answer();
    const note = await arrived(await complaintForm({ world: it, site }));
    expect(note.querySelector('output')!.textContent).to.match(/^HD-/);
    expect(it.asked.filter(({ path }) => path === '/v1/cases').length).to.equal(1);
  });

  it('is received by the widget that was taken off the page and put back', async () => {
    const it = await world();
    const element = await send(it, newSite());
    const parent = element.parentElement!;
    element.remove();
    it.way = (_, next) => next();
    parent.append(element);
    dispatchEvent(new Event('online'));
    await receipt(element);
    expect(it.asked.filter(({ path }) => path === '/v1/cases').length).to.equal(1);
  });
});

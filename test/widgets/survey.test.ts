import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/define/satisfaction-survey.ts';
import '../../src/define/survey-results.ts';
import { RestSurveyDesk } from '../../src/backend/survey-desk.ts';
import { openDrafts } from '../../src/drafts/store.ts';
import type { Draft } from '../../src/drafts/types.ts';
import enDevice from '../../src/i18n/en/device.ts';
import type { SurveyReceipt } from '../../src/domain/records/survey.ts';
import { FirstTap } from '../../src/widgets/satisfaction-survey/first-tap.ts';
import type { HeedSatisfactionSurvey } from '../../src/widgets/satisfaction-survey/satisfaction-survey.ts';
import { Kiosk } from '../../src/widgets/satisfaction-survey/kiosk.ts';
import enEnd from '../../src/i18n/en/survey-end.ts';
import enSurvey from '../../src/i18n/en/survey.ts';
import hansSurvey from '../../src/i18n/zh-Hans/survey.ts';
import hantSurvey from '../../src/i18n/zh-Hant/survey.ts';
import { $, $$, button, en, errorOf, heard, key, newSite, offline, place, radio, task, type, until, world } from './support.ts';
import type { World } from './support.ts';

const SURVEY = { 'en': enSurvey, 'zh-Hans': hansSurvey, 'zh-Hant': hantSurvey };

async function survey({ world: it, lang = 'en', ...attributes }: { world: World; lang?: string; template?: string; invitation?: string; bar?: string; kiosk?: string; site?: string }): Promise<HeedSatisfactionSurvey> {
  const frame = place(html`<div lang=${lang}></div>`);
  const element = document.createElement('heed-satisfaction-survey');
  for (const [name, value] of Object.entries({ site: newSite(), ...attributes })) element.setAttribute(name, value);
  element.backend = it.backend;
  frame.append(element);
  await element.updateComplete;
  await until(element, (root) => root.querySelector('form, .bad'));
  return element;
}

const inline = (it: World, more: object = {}) => survey({ world: it, template: 'after-complaint', ...more });
const send = (element: Element) => $<HTMLButtonElement>(element, 'form [type=submit]').click();
const thanks = (element: Element) => until(element, (root) => root.querySelector<HTMLElement>('.thanks'));
const shown = (element: Element, name: string) => $(element, `[data-field="${name}"]`).checkVisibility();
const sentTo = (it: World) => it.asked.filter(({ path }) => path === '/v1/survey-answers');
const staffCall = async <T>(it: World, path: string, body?: object): Promise<T> => {
  const answer = await it.backend.options.fetch!(path, { method: body ? 'POST' : 'GET', ...(body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }) });
  expect(answer.ok, await answer.clone().text()).to.equal(true);
  return await answer.json() as T;
};
const invite = async (it: World) => (await staffCall<{ token: string }>(it, '/v1/desk/survey-invitations', { template: 'after-complaint', department: 'kiln', phone: '+86 138 0000 0000' })).token;

describe('survey', () => {
  it('is answered with two taps: the score, and Send', async () => {
    const it = await world();
    const element = await inline(it);
    radio(element, 'overall', '5').click();
    const told = heard(element, 'heed-survey-submitted');
    send(element);
    expect((await told).score).to.equal(5);
    const title = (await thanks(element)).querySelector('h2');
    expect(element.shadowRoot!.activeElement).to.equal(title);
    expect(sentTo(it).map(({ body }) => body!.values)).to.deep.equal([{ overall: 5 }]);
  });

  it('goes on with what was kept and loses no word of it, whatever was answered meanwhile', async () => {
    const it = await world();
    const site = newSite();
    const store = await openDrafts();
    const answers = async () => (await store.list('drafts')).map(([, draft]) => draft as Draft).filter((draft) => draft.site.includes(site)).map(({ values, earlier }) => ({ ...values, earlier }));
    const kept = (element: Element) => until(element, (root) => root.querySelector('p.kept')?.textContent === en.sending.ui.kept);
    const first = await inline(it, { site });
    radio(first, 'overall', '5').click();
    type($(first, '#comment'), 'Written before');
    await kept(first);
    store.flush();
    await store.receipts();
    first.remove();
    const element = await inline(it, { site });
    await until(element, (root) => root.querySelector('.banner'));
    radio(element, 'overall', '4').click();
    type($(element, '#comment'), 'Written now');
    await kept(element);
    button(element, en.sending.ui.continueDraft).click();
    const note = await until(element, (root) => root.querySelector('.earlier'));
    expect([...note.querySelectorAll('dd')].map(({ textContent }) => textContent)).to.deep.equal(['5', 'Written before']);
    expect([radio(element, 'overall', '4').checked, $<HTMLTextAreaElement>(element, '#comment').value]).to.deep.equal([true, 'Written before\nWritten now']);
    const alone = async (): Promise<unknown> => {
      const all = await answers();
      return all.length === 1 ? all[0] : alone();
    };
    expect(await alone()).to.deep.include({ overall: 4, comment: 'Written before\nWritten now', earlier: { overall: 5, comment: 'Written before' } });
    button(element, enDevice.ui.close).click();
    await until(element, (root) => !root.querySelector('.banner'));
    expect((await answers())[0]!.earlier).to.equal(undefined);
  });

  it('shows nothing but the score until it is given, then asks the rest without moving the score', async () => {
    const element = await inline(await world());
    expect([shown(element, 'overall'), shown(element, 'recommend'), shown(element, 'speed')]).to.deep.equal([true, false, false]);
    const before = radio(element, 'overall', '4').getBoundingClientRect().top;
    radio(element, 'overall', '4').click();
    expect([shown(element, 'recommend'), shown(element, 'speed'), shown(element, 'why')]).to.deep.equal([true, true, false]);
    expect(radio(element, 'overall', '4').getBoundingClientRect().top).to.equal(before);
  });

  it('asks why after a low score, and needs a number from who wants to be called', async () => {
    const element = await inline(await world());
    radio(element, 'overall', '2').click();
    expect(shown(element, 'why')).to.equal(true);
    radio(element, 'callBack', 'yes').click();
    send(element);
    await until(element, (root) => root.querySelector('.summary'));
    expect(errorOf(element, 'phone')).to.be.a('string');
    type($(element, '#phone'), '+86 138 0000 0000');
    send(element);
    expect((await thanks(element)).textContent).to.contain(enEnd.followUp('').split('by')[0]!.trim());
  });

  for (const lang of ['en', 'zh-Hans', 'zh-Hant'] as const) {
    it(`each scale is a group of radio buttons with names, ${lang}`, async () => {
      const { scale } = SURVEY[lang];
      const element = await inline(await world(), { lang });
      const names = (name: string) => $$<HTMLInputElement>(element, `input[name="${name}"]`).map((input) => input.ariaLabel ?? input.getAttribute('aria-label'));
      expect(names('overall')).to.deep.equal([1, 2, 3, 4, 5].map((value) => scale.value(value, 5, scale.csat[value - 1])));
      expect(names('speed')).to.deep.equal([1, 2, 3, 4, 5].map((value) => scale.value(value, 5, scale.item[value - 1])));
      expect([names('recommend').length, names('recommend')[0], names('recommend')[10]]).to.deep.equal([11, scale.value(0, 10, scale.nps[0]), scale.value(10, 10, scale.nps[1])]);
      expect([names('effort').length, names('effort')[0], names('effort')[3]]).to.deep.equal([7, scale.value(1, 7, scale.ces[0]), scale.value(4, 7, undefined)]);
      for (const name of ['overall', 'speed', 'recommend', 'effort']) {
        const box = $<HTMLFieldSetElement>(element, `[data-field="${name}"]`);
        expect([box.localName, box.getAttribute('role'), box.querySelector('legend')!.textContent!.length > 1]).to.deep.equal(['fieldset', 'radiogroup', true]);
        expect(new Set($$<HTMLInputElement>(element, `input[name="${name}"]`).map((input) => input.type))).to.deep.equal(new Set(['radio']));
      }
    });
  }

  it('a Chinese word under a face breaks nowhere but between its parts, on a phone', async () => {
    for (const lang of ['zh-Hans', 'zh-Hant'] as const) {
      const element = await inline(await world(), { lang });
      element.parentElement!.style.width = '343px';
      for (const small of $$(element, '.faces small')) {
        const text = small.firstChild!;
        const range = document.createRange();
        const tops = Array.from({ length: text.textContent!.length }, (_, i) => {
          range.setStart(text, i);
          range.setEnd(text, i + 1);
          return range.getBoundingClientRect();
        }).map(({ top, width }, i) => ({ top: width ? top : undefined, character: text.textContent![i]! })).filter(({ top }) => top !== undefined);
        const lines = [...new Set(tops.map(({ top }) => top))].map((line) => tops.filter(({ top }) => top === line).map(({ character }) => character).join(''));
        const parts = text.textContent!.split(/[\u200b\u00ad ]/).filter(Boolean);
        expect(lines.map((line) => line.replace(/[\u200b\u00ad ]/g, '')).every((line) => parts.some((_, from) => parts.slice(from).some((__, more) => parts.slice(from, from + more + 1).join('') === line))), `${lang} ${lines.join('|')}`).to.equal(true);
      }
    }
  });

  it('faces differ by their shapes', async () => {
    const element = await inline(await world());
    const shapes = $$(element, '[data-field=overall] svg').map((svg) => svg.innerHTML);
    expect(new Set(shapes).size).to.equal(5);
  });

  it('waits without a connection, and arrives exactly once', async () => {
    const it = await world();
    const element = await inline(it);
    radio(element, 'overall', '3').click();
    it.way = offline;
    send(element);
    await until(element, (root) => [...root.querySelectorAll('.panel h2')].find((h) => h.textContent));
    await until(element, (root) => root.querySelector('.panel button.primary'));
    it.way = (_, next) => next();
    $<HTMLButtonElement>(element, '.panel button.primary').click();
    await thanks(element);
    const results = await staffCall<{ n: number }>(it, '/v1/desk/survey-results?template=after-complaint&channel=inline');
    expect(results.n).to.equal(1);
  });

  it('a tap on the bar of faces counts at once, and what follows changes that answer', async () => {
    const it = await world();
    const element = await inline(it, { bar: '' });
    const told = heard(element, 'heed-survey-submitted');
    radio(element, 'overall', '4').click();
    expect((await told).partial).to.equal(true);
    radio(element, 'speed', '5').click();
    send(element);
    await thanks(element);
    const { n, fields } = await staffCall<{ n: number; fields: { field: string; counts: object[] }[] }>(it, '/v1/desk/survey-results?template=after-complaint&channel=inline');
    expect([n, fields.find(({ field }) => field === 'speed')!.counts]).to.deep.equal([1, [{ value: '5', count: 1 }]]);
  });

  it('arrow keys go through the faces of a bar and send nothing on the way: what they end at counts once the focus goes on, or with Space', async () => {
    const it = await world();
    const element = await inline(it, { bar: '' });
    const arrow = async (value: string) => {
      key(radio(element, 'overall', value), 'ArrowRight');
      radio(element, 'overall', value).focus();
      radio(element, 'overall', value).click();
      await task();
    };
    radio(element, 'overall', '1').focus();
    key(radio(element, 'overall', '1'), 'Tab');
    await until(element, (root) => root.querySelector('[role=status].sr'));
    for (const value of ['2', '3', '4']) await arrow(value);
    expect(element.values).to.include({ overall: 4 });
    const told = heard(element, 'heed-survey-submitted');
    radio(element, 'speed', '5').focus();
    expect((await told).score).to.equal(4);
    expect(sentTo(it).map(({ body }) => body!.values)).to.deep.equal([{ overall: 4 }]);
    await arrow('5');
    const again = heard(element, 'heed-survey-submitted');
    key(radio(element, 'overall', '5'), ' ');
    await again;
    expect(sentTo(it).map(({ body }) => body!.values)).to.deep.equal([{ overall: 4 }, { overall: 5 }]);
    await arrow('4');
    send(element);
    await thanks(element);
    expect(sentTo(it).map(({ body }) => body!.values.overall)).to.deep.equal([4, 5, 4]);
  });

  it('what the focus does before an answer of the bar was chosen is nothing to it', () => {
    const root = document.createElement('div');
    const asked: string[] = [];
    const first = new FirstTap(root, () => (asked.push('box'), null), () => asked.push('tap'));
    root.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    expect(asked).to.deep.equal([]);
    first.chosen();
    expect(asked).to.include('tap');
  });

  it('an invitation with a low score becomes a task for the staff, and is seen in the results', async () => {
    const it = await world();
    const element = await survey({ world: it, invitation: await invite(it) });
    radio(element, 'overall', '1').click();
    type($(element, '#why'), 'It broke again.');
    send(element);
    await thanks(element);
    const { items } = await staffCall<{ items: { answer: { values: Record<string, unknown> } }[] }>(it, '/v1/desk/survey-follow-ups');
    expect(items.map(({ answer }) => answer.values)).to.deep.equal([{ overall: 1, why: 'It broke again.' }]);
    const results = document.createElement('heed-survey-results');
    results.backend = new RestSurveyDesk(it.backend.options);
    place(html`<div lang="en">${results}</div>`);
    const text = await until(results, (root) => root.querySelector('.sheet') && root.textContent);
    expect(text).to.contain('It broke again.').and.to.contain('n = 1').and.to.contain('1 of 1');
  });

  it('who has answered can change it, and answers once', async () => {
    const it = await world();
    const invitation = await invite(it);
    const element = await survey({ world: it, invitation });
    radio(element, 'overall', '3').click();
    send(element);
    await thanks(element);
    button(element, enEnd.ui.change).click();
    await until(element, (root) => !root.querySelector('.thanks') && root.querySelector('form'));
    radio(element, 'overall', '5').click();
    send(element);
    await thanks(element);
    const again = await survey({ world: it, invitation });
    expect(radio(again, 'overall', '5').checked).to.equal(true);
    expect((await staffCall<{ n: number }>(it, '/v1/desk/survey-results?template=after-complaint')).n).to.equal(1);
  });

  it('on a phone Send stays in sight once the score is given, below what has the focus', async () => {
    const element = await inline(await world());
    const frame = element.parentElement!;
    frame.style.cssText = 'width: 375px; height: 700px; overflow: auto';
    const submit = () => $(element, '[type=submit]').getBoundingClientRect();
    const inSight = () => submit().bottom <= frame.getBoundingClientRect().bottom && submit().top >= frame.getBoundingClientRect().top;
    radio(element, 'overall', '1').click();
    await until(element, (root) => !root.querySelector('.folded'));
    expect(frame.scrollHeight).to.be.greaterThan(1200);
    expect(inSight()).to.equal(true);
    // What went wrong is asked before everything else but the scores.
    const asked = $$(element, '[data-field]').filter((field) => field.checkVisibility()).map((field) => field.dataset.field);
    expect(asked.slice(0, 5)).to.deep.equal(['overall', 'recommend', 'why', 'callBack', 'better']);
    for (const name of ['speed', 'comment']) {
      const control = $(element, `[name=${name}]`);
      // As a browser does for what takes the focus by keyboard; WebKit does not for a script.
      control.focus({ preventScroll: true });
      control.scrollIntoView({ block: 'nearest' });
      expect(inSight(), name).to.equal(true);
      expect(control.closest('label, .field')!.getBoundingClientRect().top, name).to.be.lessThan(submit().top);
      expect(control.getBoundingClientRect().bottom, name).to.be.at.most(submit().top);
    }
  });

  it('several on one page have no landmarks of one name', async () => {
    const it = await world();
    for (const element of [await inline(it), await inline(it)]) {
      expect($$(element, 'section').map((part) => [part.role, part.hasAttribute('aria-labelledby')])).to.deep.equal([['group', true], ['group', true]]);
    }
  });

  it('a first tap is gone on with after the page was left, and is one answer', async () => {
    const it = await world();
    const site = newSite();
    const element = await inline(it, { site, bar: '' });
    const told = heard(element, 'heed-survey-submitted');
    radio(element, 'overall', '2').click();
    await told;
    element.remove();
    const again = await inline(it, { site, bar: '' });
    await until(again, () => radio(again, 'overall', '2').checked);
    await until(again, (root) => !root.querySelector('.folded'));
    // That it has arrived is said; what was sent is not asked about as something that was begun.
    expect(await until(again, (root) => root.querySelector('.arrived-note')?.textContent)).to.equal(enEnd.ui.tapped);
    expect(again.shadowRoot!.querySelector('.banner')).to.equal(null);
    radio(again, 'overall', '4').click();
    radio(again, 'speed', '5').click();
    send(again);
    await thanks(again);
    const { n, fields } = await staffCall<{ n: number; fields: { field: string; counts: object[] }[] }>(it, '/v1/desk/survey-results?template=after-complaint&channel=inline');
    expect([n, fields.find(({ field }) => field === 'overall')!.counts]).to.deep.equal([1, [{ value: '4', count: 1 }]]);
  });

  it('an answer without invitation can be changed after the page was left, until somebody has evaluated it; a new one can be given', async () => {
    const it = await world();
    const site = newSite();
    const answers = async () => (await staffCall<{ items: { reference: string; values: object }[] }>(it, '/v1/desk/survey-answers?template=after-complaint&channel=inline')).items;
    const come = async () => {
      const element = await inline(it, { site });
      await until(element, (root) => root.querySelector('.arrived-note')?.textContent === enEnd.ui.answered);
      return element;
    };
    const first = await inline(it, { site });
    radio(first, 'overall', '3').click();
    radio(first, 'speed', '5').click();
    send(first);
    await thanks(first);
    first.remove();
    const second = await come();
    expect([radio(second, 'overall', '3').checked, radio(second, 'speed', '5').checked]).to.deep.equal([true, true]);
    radio(second, 'overall', '5').click();
    send(second);
    await thanks(second);
    second.remove();
    expect((await answers()).map(({ values }) => values)).to.deep.equal([{ overall: 5, speed: 5 }]);
    const third = await come();
    await staffCall(it, `/v1/desk/survey-answers/${(await answers())[0]!.reference}/evaluate`, {});
    radio(third, 'overall', '4').click();
    send(third);
    expect(await until(third, (root) => root.querySelector('.summary')?.textContent)).to.contain(enEnd.bad['survey-evaluated'][1]);
    button(third, enEnd.ui.again).click();
    await until(third, (root) => root.querySelector('.folded'));
    radio(third, 'overall', '1').click();
    send(third);
    await thanks(third);
    expect((await answers()).map(({ values }) => values)).to.deep.equal([{ overall: 1 }, { overall: 5, speed: 5 }]);
  });

  it('in a kiosk the next person finds an empty form, and nothing of those before stays; what waited for a connection arrives', async () => {
    const it = await world();
    const site = newSite();
    const element = await inline(it, { site, kiosk: '' });
    const answer = async (score: string) => {
      radio(element, 'overall', score).click();
      type($(element, '#comment'), `CANARY ${score}`);
      send(element);
    };
    const next = async () => {
      (await until(element, (root) => [...root.querySelectorAll<HTMLButtonElement>('.panel button')].find(({ textContent }) => textContent === enEnd.ui.next))).click();
      await until(element, (root) => root.querySelector('form.folded'));
      expect([$$(element, 'input:checked').length, $<HTMLTextAreaElement>(element, '#comment').value, element.shadowRoot!.textContent!.includes('HD-')]).to.deep.equal([0, '', false]);
    };
    const values = async () => (await staffCall<{ items: { values: { overall: number } }[] }>(it, '/v1/desk/survey-answers?template=after-complaint&channel=inline')).items.map((one) => one.values.overall).sort();
    await answer('5');
    await thanks(element);
    await next();
    it.way = offline;
    await answer('4');
    await until(element, (root) => root.querySelector('.panel [role=status]'));
    await next();
    it.way = (_, more) => more();
    await answer('3');
    await thanks(element);
    dispatchEvent(new Event('online'));
    const arrived = async (): Promise<number[]> => {
      const all = await values();
      if (all.length >= 3) return all;
      // Others on this page have their turn: the outbox, too.
      await task();
      return arrived();
    };
    expect(await arrived()).to.deep.equal([3, 4, 5]);
    await next();
    const { list } = await openDrafts();
    const left = async () => (await Promise.all((['drafts', 'outbox', 'receipts'] as const).map((shelf) => list(shelf)))).flat().filter(([, value]) => JSON.stringify(value).includes(site));
    const gone = async (): Promise<void> => {
      if (!(await left()).length) return;
      await task();
      await gone();
    };
    await gone();
  });

  it('what the service refuses for good in a kiosk is kept for the staff, who save it before they remove it; the next person sees no word of it', async () => {
    const it = await world();
    const site = newSite();
    const element = await inline(it, { site, kiosk: '' });
    const kept = heard(element, 'heed-survey-kept');
    const gone: World['way'] = (request, more) => (request.method === 'POST' ? Promise.resolve(new Response(JSON.stringify({ code: 'not-found', reason: 'survey-unknown' }), { status: 404, headers: { 'Content-Type': 'application/problem+json' } })) : more());
    it.way = offline;
    radio(element, 'overall', '2').click();
    type($(element, '#comment'), 'CANARY');
    send(element);
    await until(element, (root) => root.querySelector('.panel [role=status]'));
    (await until(element, (root) => [...root.querySelectorAll<HTMLButtonElement>('.panel button')].find(({ textContent }) => textContent === enEnd.ui.next))).click();
    await until(element, (root) => root.querySelector('form.folded'));
    it.way = gone;
    dispatchEvent(new Event('online'));
    expect([(await kept).count, (await kept).code]).to.deep.equal([1, 'not-found']);
    const note = await until(element, (root) => root.querySelector('p.kept'));
    expect(note.textContent).to.equal(enEnd.kept(1));
    expect(element.shadowRoot!.textContent).not.to.include('CANARY');
    // The device is started again, and somebody of the staff comes.
    element.remove();
    const again = await inline(it, { site, kiosk: '' });
    await until(again, (root) => root.querySelector('p.kept'));
    location.hash = '#staff';
    const list = await until(again, (root) => root.querySelector<HTMLElement>('.refused'));
    expect(list.textContent).to.include('CANARY').and.to.include(enEnd.bad['survey-unknown'][0]);
    expect(list.textContent).not.to.include(enEnd.ui.remove);
    // Still refused: it stays, and says so.
    button(again, enEnd.ui.retry).click();
    await until(again, (root) => root.querySelector('.refused [aria-busy]'));
    await until(again, (root) => !root.querySelector('.refused [aria-busy]'));
    expect($(again, '.refused').textContent).to.include('CANARY');
    const create = URL.createObjectURL.bind(URL);
    const file = new Promise<Blob>((resolve) => { URL.createObjectURL = (blob) => { resolve(blob as Blob); return create(blob); }; });
    button(again, enEnd.ui.save).click();
    const [saved] = JSON.parse(await (await file).text()) as [{ values: object; version: number; reason: { reason: string } }];
    URL.createObjectURL = create;
    expect([saved.values, saved.version, saved.reason.reason]).to.deep.equal([{ overall: 2, comment: 'CANARY' }, 1, 'survey-unknown']);
    (await until(again, (root) => [...root.querySelectorAll<HTMLButtonElement>('.refused button')].find(({ textContent }) => textContent === enEnd.ui.remove))).click();
    await until(again, (root) => !root.querySelector('.refused, p.kept'));
    history.replaceState(null, '', location.pathname + location.search);
    const { list: shelf } = await openDrafts();
    expect((await shelf('drafts')).filter(([, value]) => JSON.stringify(value).includes('CANARY'))).to.deep.equal([]);
  });

  it('what was refused in a kiosk is sent once more by the staff, once the reason is gone, and is kept no longer', async () => {
    const it = await world();
    const site = newSite();
    const element = await inline(it, { site, kiosk: '' });
    it.way = (request, more) => (request.method === 'POST' ? Promise.resolve(new Response(JSON.stringify({ code: 'forbidden' }), { status: 403, headers: { 'Content-Type': 'application/problem+json' } })) : more());
    radio(element, 'overall', '2').click();
    type($(element, '#comment'), 'Cold soup');
    const kept = heard(element, 'heed-survey-kept');
    send(element);
    await kept;
    element.remove();
    it.way = (_, more) => more();
    location.hash = '#staff';
    const again = await inline(it, { site, kiosk: '' });
    radio(again, 'overall', '2').focus();
    await until(again, (root) => root.querySelector('.refused'));
    button(again, enEnd.ui.retry).click();
    await until(again, (root) => !root.querySelector('.refused, p.kept'));
    history.replaceState(null, '', location.pathname + location.search);
    const { items } = await staffCall<{ items: { values: object; partial: boolean }[] }>(it, '/v1/desk/survey-answers?template=after-complaint&channel=inline');
    expect(items.map(({ values, partial }) => [values, partial])).to.deep.equal([[{ overall: 2, comment: 'Cold soup' }, false]]);
  });

  it('a kiosk that somebody left is empty after two minutes, and soon after the thanks; a touch is somebody who is there', () => {
    let now = 0, tick = () => { /* Not watching. */ }, over = 0;
    const target = new EventTarget();
    const said: (string | null)[] = [];
    const kiosk: Kiosk = new Kiosk({ requestUpdate: () => said.push((kiosk.node(enEnd) || undefined)?.textContent ?? null) } as unknown as HeedSatisfactionSurvey, {} as never, () => '', () => { over++; }, {
      now: () => now, target, every: (look) => { tick = look; return () => { tick = () => { /* Over. */ }; }; },
    });
    const pass = (seconds: number) => {
      now += seconds * 1000;
      tick();
    };
    kiosk.at('form');
    pass(100);
    expect(said.at(-1)).to.contain(enEnd.clears(20, false));
    target.dispatchEvent(new Event('pointerdown'));
    expect(said.at(-1)).to.equal(null);
    pass(119);
    expect(over).to.equal(0);
    pass(1);
    expect(over).to.equal(1);
    kiosk.at('thanks');
    pass(2);
    expect(said.at(-1)).to.contain(enEnd.ui.next).and.to.contain(enEnd.clears(10, true));
    pass(10);
    expect(over).to.equal(2);
    kiosk.at(undefined);
    pass(1000);
    expect(over).to.equal(2);
  });

  it('says clearly why there is no survey to answer', async () => {
    const it = await world();
    const page = async (element: Promise<Element>) => until(await element, (root) => root.querySelector('.bad')?.textContent);
    expect(await page(inline(it, { template: 'nothing' }))).to.contain(enEnd.bad['survey-unknown'][0]);
    expect(await page(survey({ world: it, invitation: 'f'.repeat(56) }))).to.contain(enEnd.bad['invitation-unknown'][0]);
    const invitation = await invite(it);
    const answer = await (await it.backend.options.fetch!('/v1/survey-answers', { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'k'.repeat(20) }, body: JSON.stringify({ kind: 'survey', form: { id: 'after-complaint', version: 1 }, values: { overall: 4 }, locale: 'en', invitation }) })).json() as SurveyReceipt;
    await staffCall(it, `/v1/desk/survey-answers/${answer.reference}/evaluate`, {});
    expect(await page(survey({ world: it, invitation }))).to.contain(enEnd.bad['survey-evaluated'][0]);
  });

  it('shows what was written for a survey that is not there any more, until its author removes it', async () => {
    const it = await world();
    const site = newSite();
    it.way = ({ url }, next) => (url.includes('/gone') ? it.backend.options.fetch!(url.replace('gone', 'after-complaint')) : next());
    const element = await inline(it, { site, template: 'gone' });
    radio(element, 'overall', '2').click();
    type($(element, '#comment'), 'CANARY');
    await until(element, (root) => root.querySelector('.kept')?.textContent === en.sending.ui.kept);
    element.remove();
    it.way = (_, next) => next();
    const again = await inline(it, { site, template: 'gone' });
    const wrote = await until(again, (root) => root.querySelector<HTMLElement>('.bad .wrote'));
    expect(wrote.textContent).to.include('CANARY').and.include(enEnd.ui.wrote);
    expect(wrote.querySelector('h3')!.offsetHeight, 'it is seen').to.be.above(10);
    expect(again.shadowRoot!.querySelector('.bad')!.textContent).to.include(enEnd.bad['survey-unknown'][0]);
    button(again, enEnd.ui.remove).click();
    expect(again.shadowRoot!.querySelector('.wrote')).to.equal(null);
    again.remove();
    const last = await inline(it, { site, template: 'gone' });
    await until(last, (root) => root.querySelector('.bad'));
    expect(last.shadowRoot!.textContent).not.to.include('CANARY');
  });

  it('what was begun is there again, unless it is a kiosk', async () => {
    const it = await world();
    const site = newSite();
    const element = await inline(it, { site });
    radio(element, 'overall', '2').click();
    type($(element, '#why'), 'Half a sentence');
    await until(element, (root) => root.querySelector('.kept')?.textContent);
    element.remove();
    const again = await inline(it, { site });
    (await until(again, (root) => root.querySelector<HTMLButtonElement>('.banner .primary'))).click();
    await until(again, (root) => root.querySelector<HTMLTextAreaElement>('#why')?.value === 'Half a sentence');
    expect(radio(again, 'overall', '2').checked).to.equal(true);
  });
});

/** The surveys where there is little room: what the staff reads on a phone, and what a customer taps. */
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/define/satisfaction-survey.ts';
import '../../src/define/survey-results.ts';
import { RestSurveyDesk } from '../../src/backend/survey-desk.ts';
import type { HeedSurveyResults } from '../../src/widgets/survey-results/survey-results.ts';
import en from '../../src/i18n/en/survey-staff.ts';
import { $, $$, LOCALES, place, until, world } from './support.ts';
import type { World } from './support.ts';

const DAY = 864e5;
/** What a phone of 375 px leaves to a widget. */
const PHONE = 343;
let answers = 0;
afterEach(() => history.replaceState(null, '', location.pathname + location.search));

async function post<T>(it: World, path: string, body: object): Promise<T> {
  const answer = await it.backend.options.fetch!(path, { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `narrow-key-${++answers}-000000` }, body: JSON.stringify(body) });
  expect(answer.ok, await answer.clone().text()).to.equal(true);
  return await answer.json() as T;
}

/** Answers of three months, of departments and people with long names, some with fewer than five. */
async function answered(): Promise<World> {
  const time = { now: Date.now() - 90 * DAY };
  const it = await world({ clock: () => time.now });
  for (let i = 0; i < 16; i++, time.now += 6 * DAY) {
    const { token } = await post<{ token: string }>(it, '/v1/desk/survey-invitations', { template: 'after-complaint', department: i % 2 ? 'Packing and delivery' : '包装与配送', ...(i % 3 && { agent: ['Alexandra Konstantinopoulou', '赵慧 Zhao Hui', 'Wu Min 吴敏'][i % 4 === 1 ? 0 : 1 + i % 2]! }) });
    await post(it, '/v1/survey-answers', { kind: 'survey', form: { id: 'after-complaint', version: 1 }, locale: 'en', invitation: token, values: { overall: 1 + i % 5, recommend: i % 11, better: ['speed', 'other'], solved: i % 2 ? 'yes' : 'no', speed: 3 } });
  }
  return it;
}

async function results(it: World, lang: string): Promise<{ readonly element: HeedSurveyResults; readonly phone: HTMLElement }> {
  const element = document.createElement('heed-survey-results');
  element.backend = new RestSurveyDesk(it.backend.options);
  const phone = place(html`<div lang=${lang} style="width: ${PHONE}px; overflow-x: auto">${element}</div>`);
  await until(element, (root) => root.querySelector('.sheet, .blank'));
  return { element, phone };
}

describe('results on a phone', () => {
  it('are no wider than it in any language, and tables of choices can be read: they scroll within', async () => {
    const it = await answered();
    for (const lang of LOCALES) {
      const { element, phone } = await results(it, lang);
      for (const details of $$<HTMLDetailsElement>(element, 'details')) details.open = true;
      expect(phone.scrollWidth, lang).to.equal(PHONE);
      const wide = $$(element, '.wide');
      expect(wide.length, lang).to.be.at.least(3);
      expect(wide.every((one) => one.scrollWidth > one.clientWidth), lang).to.equal(true);
      for (const cell of $$(element, '.pair th')) expect(cell.getBoundingClientRect().height, `${lang} ${cell.textContent}`).to.be.lessThan(95);
      for (const cell of $$(element, '.wide .months tbody th')) expect(cell.getBoundingClientRect().height, `${lang} ${cell.textContent}`).to.be.lessThan(50);
    }
  });

  it('say above a trend what it is of', async () => {
    const { element } = await results(await answered(), 'en');
    const { r } = en;
    expect($$(element, '.trend figcaption').map(({ textContent }) => textContent).slice(0, 2)).to.deep.equal([`${r.trend} · ${r.mean}`, `${r.trend} · ${r.nps}`]);
    const trend = $(element, '.trend');
    expect(trend.firstElementChild!.matches('figcaption')).to.equal(true);
  });

  it('of a task that is not there say so', async () => {
    history.replaceState(null, '', '#results=after-complaint&channel=inline&followUp=nowhere');
    const { element } = await results(await answered(), 'en');
    expect((await until(element, (root) => root.querySelector('dialog[open] p'))).textContent).to.equal(en.r.noTask);
  });
});

describe('faces where there is little room', () => {
  it('have words that touch no others', async () => {
    const it = await world();
    for (const lang of LOCALES) {
      for (const width of [220, 250, 290, 340]) {
        const element = document.createElement('heed-satisfaction-survey');
        Object.assign(element, { backend: it.backend, template: 'after-complaint' });
        place(html`<div lang=${lang} style="width: ${width}px">${element}</div>`);
        await until(element, (root) => root.querySelector('.faces small'));
        const boxes = $$(element, '.first .faces small').map((small) => {
          const range = document.createRange();
          range.selectNodeContents(small);
          return range.getBoundingClientRect();
        });
        expect(boxes).to.have.length(5);
        boxes.slice(1).forEach((box, i) => {
          const before = boxes[i]!;
          expect(box.left - before.right >= 3 || box.top - before.bottom >= 3, `${lang} ${width} ${i}: ${before.right} ${box.left}`).to.equal(true);
        });
      }
    }
  });
});

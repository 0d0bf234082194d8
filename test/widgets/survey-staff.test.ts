import { expect } from '@open-wc/testing';
import { Problem, problemResponse } from '../../server/problem.ts';
import { unzipSync, strFromU8 } from 'fflate';
import { html } from 'lit';
import '../../src/define/survey-results.ts';
import { RestSurveyDesk } from '../../src/backend/survey-desk.ts';
import { HeedError } from '../../src/domain/error.ts';
import type { SurveyTemplate } from '../../src/domain/forms/surveys.ts';
import en from '../../src/i18n/en/survey-staff.ts';
import type { HeedSurveyResults } from '../../src/widgets/survey-results/survey-results.ts';
import { $, $$, button, heard, place, until, world } from './support.ts';
import type { World } from './support.ts';
import { editor } from './surveys.ts';

const post = async <T>(it: World, path: string, body: object, key = ''): Promise<T> => {
  const answer = await it.backend.options.fetch!(path, { method: 'POST', headers: { 'Content-Type': 'application/json', ...(key && { 'Idempotency-Key': key }) }, body: JSON.stringify(body) });
  expect(answer.ok, await answer.clone().text()).to.equal(true);
  return await answer.json() as T;
};

/** Seven answers to three people, one of whom had five. */
async function answered(it: World): Promise<void> {
  for (const [i, overall] of [5, 4, 3, 5, 2, 5, 4].entries()) {
    const { token } = await post<{ token: string }>(it, '/v1/desk/survey-invitations', { template: 'after-complaint', department: i % 2 ? 'Kiln' : 'Shop', agent: i < 5 ? 'Wu Min' : i === 5 ? 'Chen, Yu' : 'Li Na' });
    await post(it, '/v1/survey-answers', { kind: 'survey', form: { id: 'after-complaint', version: 1 }, locale: 'en', invitation: token, values: { overall, ...(i < 6 && { recommend: 2 * overall }), ...(overall < 4 && { better: ['speed', ...(i > 2 ? ['other'] : [])] }), ...(i < 4 && { solved: i ? 'yes' : 'no' }), comment: i ? 'Fine' : '=1+1, "quoted"' } }, `answer-key-${i}-000000`);
  }
}

async function results(it: World): Promise<HeedSurveyResults> {
  const element = document.createElement('heed-survey-results');
  element.backend = new RestSurveyDesk(it.backend.options);
  place(html`<div lang="en">${element}</div>`);
  await until(element, (root) => root.querySelector('.sheet, .blank'));
  return element;
}

/** What a button gives to save. */
async function download(element: Element, words: string): Promise<Blob> {
  const create = URL.createObjectURL.bind(URL);
  try {
    return await new Promise<Blob>((resolve) => {
      URL.createObjectURL = (blob) => {
        resolve(blob as Blob);
        return create(blob);
      };
      button(element, words).click();
    });
  } finally {
    URL.createObjectURL = create;
  }
}

/** The rows of all tables on the screen. */
const onScreen = (element: Element): string[][] => $$<HTMLTableRowElement>(element, '.sheet tbody tr')
  .map((row) => [...row.querySelectorAll('th, td.number')].map((cell) => cell.textContent!.trim()));

function parseCsv(text: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain, end] of text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    lines.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') lines.push([]);
  }
  return lines;
}

const set = (field: HTMLInputElement | HTMLSelectElement, value: string) => {
  field.value = value;
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
};

const tested = (rows: readonly string[][], lines: readonly string[][], what: string) => {
  const all = lines.map((line) => line.join('|'));
  for (const row of rows) expect(all, `${what} has ${row.join(' ')}`).to.include(row.join('|'));
};

describe('survey results', () => {
  it('what is exported, as CSV and as Excel, is what is on the screen', async () => {
    const it = await world();
    await answered(it);
    const element = await results(it);
    const rows = onScreen(element);
    expect(rows.length).to.be.greaterThan(30);
    tested(rows, parseCsv(await (await download(element, en.r.csv)).text()), 'the CSV');
    const files = unzipSync(new Uint8Array(await (await download(element, en.r.excel)).arrayBuffer()));
    expect(Object.keys(files)).to.include.members(['[Content_Types].xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml']);
    const sheet = new DOMParser().parseFromString(strFromU8(files['xl/worksheets/sheet1.xml']!), 'application/xml');
    expect(sheet.querySelector('parsererror')).to.equal(null);
    tested(rows, [...sheet.querySelectorAll('row')].map((row) => [...row.querySelectorAll('c')].map((cell) => cell.textContent!)), 'the workbook');
    expect([...sheet.querySelectorAll('c:not([t]) v')].every((cell) => Number.isFinite(Number(cell.textContent)))).to.equal(true);
    // All of it, and nothing else: tables with their heads, in the order of the screen, and what was said in words.
    const screen = $$(element, '.sheet table').flatMap((table) => [
      [table.querySelector('caption')!.textContent!], [...table.querySelectorAll('thead th, thead td:not(.bars)')].map(({ textContent }) => textContent!),
      ...[...table.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('th, td.number')].map((cell) => cell.textContent!.trim())),
    ]);
    const csv = parseCsv(await (await download(element, en.r.csv)).text());
    const titles = new Set(screen.map((line) => line.join('|')));
    expect(csv.filter((line) => titles.has(line.join('|')))).to.deep.equal(screen);
    const after = csv.findIndex(([first]) => first === en.r.comments);
    expect(csv.slice(after + 1).filter(([first]) => first).map(([words, reference]) => `${words!.replace(/^'/, '')} ${reference}`))
      .to.deep.equal($$(element, '.comments li').map((item) => `${item.textContent!.split('\n')[0]} ${item.querySelector('bdi')!.textContent}`));
    expect(csv.length - screen.length - (csv.length - after)).to.equal(csv.slice(0, after).filter((line) => !titles.has(line.join('|'))).length);
  });

  it('what is exported is what the numbers on the screen are of, whatever was chosen meanwhile', async () => {
    const it = await world();
    await answered(it);
    const element = await results(it);
    const { results: ask } = element.backend!;
    element.backend!.results = () => Promise.reject(new HeedError('network', 'away'));
    set($<HTMLSelectElement>(element, '#channel'), 'inline');
    await until(element, (root) => root.querySelector('[role=alert]'));
    const lines = async () => parseCsv(await (await download(element, en.r.csv)).text());
    expect((await lines()).map(([first]) => first)).to.include(en.r.answers).and.not.to.include(en.r.round);
    element.backend!.results = ask;
    button(element, en.r.retry).click();
    expect(await until(element, (root) => root.querySelector('.blank')?.textContent)).to.contain(en.r.empty);
    set($<HTMLSelectElement>(element, '#channel'), 'invited');
    await until(element, (root) => root.querySelector('.sheet'));
    // Only rounds that somebody was asked about can be chosen.
    expect([...$<HTMLSelectElement>(element, '#round').options].map(({ value }) => value)).to.deep.equal(['', '1']);
    set($<HTMLSelectElement>(element, '#round'), '1');
    await until(element, (root) => root.querySelector('.sheet') && root.querySelector<HTMLSelectElement>('#round')!.value === '1');
    await until(element, (root) => root.querySelector('[role=status]')!.textContent === '');
    expect(await lines()).to.deep.include([en.r.round, '1']);
  });

  it('shows no figure without its n, and none of a person with fewer than five answers', async () => {
    const it = await world();
    await answered(it);
    const element = await results(it);
    const agents = [...$(element, '.sheet').querySelectorAll('.agents tbody tr')].map((row) => row.textContent!.replace(/\s+/g, ' ').trim());
    expect(agents.find((row) => row.startsWith('Chen, Yu'))).to.contain(en.r.tooFew);
    expect(agents.find((row) => row.startsWith('Wu Min'))).to.contain('3.8').and.not.to.contain(en.r.tooFew);
    // Each question has its own n; where nothing is told of somebody, the n is not either. The only one would be told by the total: the next is withheld too.
    const lines = (title: string, table: string) => [...$(element, `.sheet[aria-label="${title}"]`).querySelectorAll(`.${table} tbody tr`)].map((row) => [...row.querySelectorAll('th, td.number')].map((cell) => cell.textContent!.trim()));
    expect(lines('How likely are you to recommend us to a friend or colleague?', 'agents')).to.deep.equal([['Chen, Yu', en.r.tooFew, '–', '–', '–'], ['Li Na', en.r.tooFew, '–', '–', '–'], ['Wu Min', en.r.beside, '–', '–', '–']]);
    expect(lines('Was your matter solved?', 'agents')).to.deep.equal([['Chen, Yu', en.r.tooFew, '–', '–', '–'], ['Li Na', en.r.tooFew, '–', '–', '–'], ['Wu Min', en.r.tooFew, '–', '–', '–']]);
    expect($(element, '.card.main').textContent).to.contain('4').and.to.contain(en.r.nOf(7));
  });

  it('choices have their shares by month, department and person too', async () => {
    const it = await world();
    await answered(it);
    const element = await results(it);
    const sheet = $(element, '.sheet[aria-label="Was your matter solved?"]');
    const lines = (table: string) => [...sheet.querySelectorAll(`.${table} tr`)].map((row) => [...row.querySelectorAll('th, td.number')].map((cell) => cell.textContent!.trim()));
    expect(lines('departments')).to.deep.equal([[en.r.department, en.r.answers, 'Yes', 'In part', 'No'], ['Kiln', '2', '100', '0', '0'], ['Shop', '2', '50', '0', '50']]);
    expect(sheet.querySelector('.departments caption')!.textContent).to.equal(`${en.r.departments} · ${en.r.share}`);
    // Of several answers at once each is a share of those who answered.
    const several = [...$(element, '.sheet[aria-label="What should be better?"]').querySelectorAll('.departments tbody tr')].map((row) => [...row.querySelectorAll('th, td.number')].map((cell) => cell.textContent!.trim()));
    expect(several).to.deep.equal([['Shop', '2', '100', '0', '0', '0', '50']]);
  });

  it('each number opens the answers behind it', async () => {
    const it = await world();
    await answered(it);
    const element = await results(it);
    $$<HTMLButtonElement>(element, '.distribution button').find(({ textContent }) => textContent!.startsWith('5'))!.click();
    const dialog = await until(element, (root) => root.querySelector<HTMLDialogElement>('dialog[open]'));
    expect(dialog.querySelectorAll('article').length).to.equal(3);
  });

  it('months, departments and persons open their answers too, under their names', async () => {
    const it = await world();
    await it.store.staff.putDepartment('default', { id: 'kiln', name: { 'en': 'The kiln', 'zh-Hans': '\u7a91' } });
    for (let i = 0; i < 2; i++) {
      const { token } = await post<{ token: string }>(it, '/v1/desk/survey-invitations', { template: 'after-complaint', department: 'kiln' });
      await post(it, '/v1/survey-answers', { kind: 'survey', form: { id: 'after-complaint', version: 1 }, locale: 'en', invitation: token, values: { overall: 4 } }, `kiln-answer-key-${i}-0000`);
    }
    await answered(it);
    const element = await results(it);
    const opens = async (table: string, label: string) => {
      [...$(element, '.sheet').querySelectorAll<HTMLButtonElement>(`.${table} tbody button`)].find(({ textContent }) => textContent === label)!.click();
      const dialog = await until(element, (root) => root.querySelector<HTMLDialogElement>('dialog[open]'));
      const count = dialog.querySelectorAll('article').length;
      dialog.close();
      await until(element, (root) => !root.querySelector('article'));
      return count;
    };
    expect(await opens('departments', 'The kiln')).to.equal(2);
    expect(await opens('departments', 'Kiln')).to.equal(3);
    expect(await opens('agents', 'Wu Min')).to.equal(5);
    expect([...$(element, '#department').querySelectorAll('option')].map(({ textContent }) => textContent)).to.include('The kiln').and.not.to.include('kiln');
    expect(parseCsv(await (await download(element, en.r.csv)).text()).map(([first]) => first)).to.include('The kiln').and.not.to.include('kiln');
    // A person with too few answers opens nothing.
    expect([...$(element, '.sheet').querySelectorAll('.agents tbody button')].map(({ textContent }) => textContent)).to.deep.equal(['Wu Min', en.r.noAgent]);
    // With what belongs to nobody the groups add up, on the screen and in the file.
    expect(await opens('agents', en.r.noAgent)).to.equal(2);
    await post(it, '/v1/survey-answers', { kind: 'survey', form: { id: 'after-complaint', version: 1 }, locale: 'en', invitation: (await post<{ token: string }>(it, '/v1/desk/survey-invitations', { template: 'after-complaint' })).token, values: { overall: 1 } }, 'of-nobody-at-all-key');
    set($<HTMLInputElement>(element, '#from'), '2020-01-01');
    $(element, '.filters').dispatchEvent(new Event('change'));
    const sums = await until(element, (root) => ([...root.querySelectorAll('.sheet .departments tbody th')].some(({ textContent }) => textContent === en.r.noDepartment)
      ? [...root.querySelector('.sheet')!.querySelectorAll('.departments tbody tr')].map((row) => Number(row.querySelector('td.number')!.textContent)) : undefined));
    expect(sums.reduce((sum, n) => sum + n, 0)).to.equal(10);
    expect(await opens('departments', en.r.noDepartment)).to.equal(1);
    expect(parseCsv(await (await download(element, en.r.csv)).text()).filter(([first]) => first === en.r.noDepartment)[0]?.[1]).to.equal('1');
  });

  it('a question without answers says so, and not that there are fewer than five; so does the file', async () => {
    const it = await world();
    await answered(it);
    const element = await results(it);
    const sheet = $(element, '.sheet[aria-label="Speed of our answer"]');
    expect([sheet.querySelector('.hint')!.textContent!.trim(), sheet.querySelectorAll('table').length]).to.deep.equal([en.r.noneYet, 0]);
    const lines = parseCsv(await (await download(element, en.r.csv)).text()).map(([first]) => first);
    expect(lines[lines.indexOf('Speed of our answer') + 1]).to.equal(en.r.noneYet);
    // Of a person who was given some answers, but none to this question, there are none either; of whom nothing is told at all, nothing.
    for (const overall of [4, 5, 3, 4, 5]) {
      const { token } = await post<{ token: string }>(it, '/v1/desk/survey-invitations', { template: 'after-complaint', agent: 'Zhao Hui' });
      await post(it, '/v1/survey-answers', { kind: 'survey', form: { id: 'after-complaint', version: 1 }, locale: 'en', invitation: token, values: { overall } }, `only-overall-${Math.random()}`);
    }
    set($<HTMLInputElement>(element, '#from'), '2020-01-01');
    $(element, '.filters').dispatchEvent(new Event('change'));
    const rows = await until(element, (root) => {
      const all = [...root.querySelectorAll('.sheet[aria-label="Was your matter solved?"] .agents tbody tr')].map((row) => [...row.querySelectorAll('th, td.number')].slice(0, 2).map((cell) => cell.textContent!.trim()));
      return all.some(([name]) => name === 'Zhao Hui') ? all : undefined;
    });
    expect(rows).to.deep.include(['Zhao Hui', '0']).and.to.deep.include(['Wu Min', en.r.tooFew]);
  });

  it('an address that a task at the desk leads to opens the answers that it stands for', async () => {
    const it = await world();
    const first = await post<{ reference: string }>(it, '/v1/survey-answers', { kind: 'survey', form: { id: 'after-service', version: 1 }, locale: 'en', source: { page: 'https://shop.example/kiosk' }, values: { overall: 1, why: 'Cold soup' } }, 'first-low-score-key-0');
    const second = await post<{ reference: string }>(it, '/v1/survey-answers', { kind: 'survey', form: { id: 'after-service', version: 1 }, locale: 'en', source: { page: 'https://shop.example/shop' }, values: { overall: 2 } }, 'other-low-score-key-0');
    const tasks = await it.store.surveys.followUps('default', 9);
    const [kiosk, shop] = ['kiosk', 'shop'].map((page) => tasks.find(({ followUp }) => followUp.place?.page?.endsWith(page)));
    history.replaceState(null, '', `#results=after-service&channel=inline&followUp=${kiosk!.followUp.id}`);
    try {
      const element = await results(it);
      const dialog = await until(element, (root) => root.querySelector<HTMLDialogElement>('dialog[open]'));
      expect([$<HTMLSelectElement>(element, '#template').value, $<HTMLSelectElement>(element, '#channel').value, dialog.querySelectorAll('article').length]).to.deep.equal(['after-service', 'inline', 1]);
      expect(dialog.textContent).to.include('Cold soup');
      // What is to be looked into is told from calls.
      expect($(element, 'details.calls').textContent).to.include(en.r.look).and.include(en.r.scores(1)).and.include('https://shop.example/shop');
      // Another link, while the page is open.
      dialog.close();
      location.hash = `#results=after-service&channel=inline&followUp=${shop!.followUp.id}`;
      const other = await until(element, (root) => root.querySelector<HTMLDialogElement>('dialog[open]'));
      await until(element, () => other.textContent.includes(second.reference) && !other.textContent.includes(first.reference));
    } finally {
      history.replaceState(null, '', location.pathname + location.search);
    }
  });

  it('an answer that was changed shows its versions, and once it is evaluated its author cannot change it any more', async () => {
    const it = await world();
    const { token } = await post<{ token: string }>(it, '/v1/desk/survey-invitations', { template: 'after-complaint' });
    const answer = (values: object, key: string) => post(it, '/v1/survey-answers', { kind: 'survey', form: { id: 'after-complaint', version: 1 }, locale: 'en', invitation: token, values }, key);
    await answer({ overall: 2, why: 'Too slow' }, 'version-one-key-0000');
    await answer({ overall: 5, comment: 'All is well' }, 'version-two-key-0000');
    const element = await results(it);
    $<HTMLButtonElement>(element, '.card button').click();
    const dialog = await until(element, (root) => root.querySelector<HTMLDialogElement>('dialog[open]'));
    expect(dialog.querySelector('article')!.textContent).to.include('All is well').and.not.to.include('Too slow');
    dialog.querySelector<HTMLElement>('article summary')!.click();
    await until(element, () => dialog.querySelector('article details')!.textContent!.includes('Too slow'));
    button(element, en.r.evaluate).click();
    await until(element, () => dialog.querySelector('article')!.textContent!.includes(en.r.evaluated));
    const refused = await it.backend.options.fetch!('/v1/survey-invitation', { headers: { 'Heed-Invitation': token } });
    expect([refused.status, (await refused.json() as { reason: string }).reason]).to.deep.equal([409, 'survey-evaluated']);
  });

  it('an answer is read with the questions that it was asked, also when the survey has others by now', async () => {
    const it = await world();
    const answer = (version: number, values: object, key: string) => post(it, '/v1/survey-answers', { kind: 'survey', form: { id: 'after-complaint', version }, locale: 'en', values }, key);
    await answer(1, { overall: 4, solved: 'partly', comment: 'From before' }, 'version-one-key-0000');
    const { templates: [now] } = await it.backend.options.fetch!('/v1/desk/surveys').then((one) => one.json()) as { templates: [SurveyTemplate] };
    const words = (en: string) => ({ en, 'zh-Hans': en, 'zh-Hant': en });
    const steps = now.steps.map((step) => ({ ...step, fields: step.fields.filter(({ name }) => !['solved', 'comment'].includes(name)).map((field) => (field.name === 'overall' ? { ...field, label: words('Asked anew') } : field)) }));
    await post(it, '/v1/desk/surveys', { template: { ...now, steps }, base: 1 });
    await answer(2, { overall: 5 }, 'version-two-key-0000');
    const element = await results(it);
    $<HTMLSelectElement>(element, '#channel').value = 'inline';
    $(element, '#channel').dispatchEvent(new Event('change', { bubbles: true }));
    // What was said in words is there, though the newest version does not ask for it.
    await until(element, (root) => root.querySelector('.comments')?.textContent!.includes('From before'));
    $<HTMLButtonElement>(element, '.card button').click();
    const dialog = await until(element, (root) => root.querySelector<HTMLDialogElement>('dialog[open]'));
    const [newer, older] = [...dialog.querySelectorAll('article')].map(({ textContent }) => textContent!);
    expect(newer).to.include('Asked anew').and.to.include(`${en.e.version} 2`);
    expect(older).to.include('How satisfied are you with the way we handled it?').and.to.include('In part').and.to.include('From before').and.not.to.include('Asked anew');
  });

  it('what is not asked any more has its figures too, folded, with the version that asked it last; exports have them', async () => {
    const it = await world();
    const answer = (version: number, values: object, key: string) => post(it, '/v1/survey-answers', { kind: 'survey', form: { id: 'after-complaint', version }, locale: 'en', values }, key);
    await answer(1, { overall: 2, better: ['speed', 'other'], solved: 'partly', recommend: 9 }, 'version-one-key-0000');
    const { templates: [now] } = await it.backend.options.fetch!('/v1/desk/surveys').then((one) => one.json()) as { templates: [SurveyTemplate] };
    const steps = now.steps.map((step) => ({ ...step, fields: step.fields.filter(({ name }) => name !== 'solved').map((field) => (field.name === 'better' ? { ...field, options: field.options!.slice(1) } : field)) }));
    await post(it, '/v1/desk/surveys', { template: { ...now, steps }, base: 1 });
    await answer(2, { overall: 5 }, 'version-two-key-0000');
    const element = await results(it);
    set($<HTMLSelectElement>(element, '#channel'), 'inline');
    const folded = await until(element, (root) => root.querySelector<HTMLDetailsElement>('.retired'));
    expect([folded.open, folded.querySelector('summary')!.textContent]).to.deep.equal([false, `${en.r.retired} (1)`]);
    const text = folded.textContent!;
    expect(text).to.include('Was your matter solved?').and.to.include(en.r.until(1)).and.to.include(en.r.nOf(1));
    const reason = [...element.renderRoot.querySelectorAll('.sheet tbody tr')].find((row) => row.querySelector('th')!.textContent!.startsWith('Speed ('))!;
    expect([...reason.querySelectorAll('th, td.number')].map((cell) => cell.textContent!.trim())).to.deep.equal([`Speed (${en.r.until(1)})`, '1', '100']);
    const csv = parseCsv(await (await download(element, en.r.csv)).text());
    const at = csv.findIndex(([first]) => first === en.r.retired);
    expect(csv.slice(at + 1).find(([first]) => first)).to.deep.equal(['Was your matter solved?', en.r.until(1)]);
    // Its rows open their answers like all others.
    folded.open = true;
    folded.querySelector<HTMLButtonElement>('tbody button')!.click();
    const dialog = await until(element, (root) => root.querySelector<HTMLDialogElement>('dialog[open]'));
    expect(dialog.querySelectorAll('article')).to.have.length(1);
  });

  it('words are looked for in all comments, not only in those on the screen', async () => {
    const it = await world();
    for (let i = 0; i < 52; i++) await post(it, '/v1/survey-answers', { kind: 'survey', form: { id: 'after-complaint', version: 1 }, locale: 'en', values: { overall: 4, comment: i ? `Fine ${i}` : 'The very first' } }, `comment-key-${i}-00000`);
    const element = await results(it);
    $<HTMLSelectElement>(element, '#channel').value = 'inline';
    $(element, '#channel').dispatchEvent(new Event('change', { bubbles: true }));
    await until(element, (root) => root.querySelectorAll('.comments li').length === 50);
    const shown = () => $$(element, '.comments li').map(({ textContent }) => textContent!.split('\n')[0]);
    const find = (words: string) => set($<HTMLInputElement>(element, '#find'), words);
    find('VERY first');
    await until(element, () => shown().length === 1);
    expect(shown()).to.deep.equal(['The very first']);
    find('nothing of this kind');
    await until(element, (root) => root.querySelector('[aria-busy=false] [role=status]')?.textContent === en.r.noneFound);
    find('fine');
    await until(element, () => shown().length === 50);
    button(element, en.r.more).click();
    await until(element, () => shown().length === 51);
  });

  it('low scores that somebody has to call about are counted in one line above the figures, and say folded what was answered, with the way to the desk', async () => {
    const it = await world();
    const { token } = await post<{ token: string }>(it, '/v1/desk/survey-invitations', { template: 'after-complaint', phone: '+86 138 0000 0000', subject: 'WO-28', service: 'Kiln check' });
    await post(it, '/v1/survey-answers', { kind: 'survey', form: { id: 'after-complaint', version: 1 }, locale: 'en', invitation: token, values: { overall: 2, recommend: 5, why: 'It leaks.' } }, 'low-score-key-000000');
    const element = await results(it);
    const calls = $<HTMLDetailsElement>(element, '.calls');
    expect([calls.open, calls.querySelector('summary')!.textContent.trim(), calls.querySelector('a')]).to.deep.equal([false, `${en.r.calls} (1)`, null]);
    expect(calls.getBoundingClientRect().height).to.be.lessThan(80);
    const words = (root: Element) => root.textContent!.replace(/\s+/g, ' ');
    expect([...calls.querySelectorAll('li .entry')].map((entry) => [...entry.children].map(words).join(' '))).to.deep.equal([
      `How satisfied are you with the way we handled it? ${en.r.ofMost(2, 5)} · Dissatisfied`, `How likely are you to recommend us to a friend or colleague? ${en.r.ofMost(5, 10)}`, 'We are sorry. What went wrong? It leaks.',
    ]);
    expect(words(calls.querySelector('li')!)).to.include(' · WO-28 · Kiln check');
    // It is called from the desk; how to reach somebody is for those who call.
    expect(calls.querySelectorAll('textarea, button').length + Number(calls.textContent!.includes('+86'))).to.equal(0);
    element.setAttribute('desk-url', '/desk?lang=en#case=HD-1');
    expect(await until(element, (root) => root.querySelector('.calls a')?.getAttribute('href'))).to.equal('/desk?lang=en#calls');
  });

  it('without answers there is a page that says so', async () => {
    const element = document.createElement('heed-survey-results');
    element.backend = new RestSurveyDesk((await world()).backend.options);
    place(html`<div lang="en">${element}</div>`);
    expect(await until(element, (root) => root.querySelector('.blank')?.textContent)).to.contain(en.r.empty);
  });

  it('asks to sign in whoever is nobody, and only those', async () => {
    for (const [reason, words] of [['session', en.r.signIn], ['role', en.r.notYours]] as const) {
      const element = document.createElement('heed-survey-results');
      const it = await world();
      it.way = () => Promise.resolve(Response.json({ code: 'forbidden', reason }, { status: reason === 'session' ? 401 : 403, headers: { 'Content-Type': 'application/problem+json' } }));
      element.backend = new RestSurveyDesk(it.backend.options);
      place(html`<div lang="en">${element}</div>`);
      expect(await until(element, (root) => root.querySelector('.blank p')?.textContent)).to.equal(words);
    }
  });
});

describe('survey editor', () => {
  const names = (element: Element) => $$(element, '.q').map(({ dataset }) => dataset.name);

  it('moves a question, and takes it back', async () => {
    const element = await editor(await world());
    const before = names(element);
    $<HTMLButtonElement>(element, '.q:nth-child(2) [data-act=down]').click();
    await until(element, (root) => root.querySelector<HTMLElement>('.q:nth-child(3)')?.dataset.name === before[1]);
    button(element, en.e.undo).click();
    await until(element, (root) => root.querySelector<HTMLElement>('.q:nth-child(2)')?.dataset.name === before[1]);
    expect(names(element)).to.deep.equal(before);
  });

  it('refuses a survey with words missing, in words, and saves it as a new version once they are there', async () => {
    const it = await world();
    const element = await editor(it);
    const title = $<HTMLInputElement>(element, '.three input[lang="zh-Hant"]');
    const write = (words: string) => {
      title.value = words;
      title.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    write('');
    button(element, en.e.save).click();
    expect(await until(element, (root) => root.querySelector('.summary')?.textContent)).to.contain(en.wrong['words-missing']);
    write('\u8acb\u8a55\u50f9');
    await until(element, (root) => !root.querySelector('.summary'));
    const saved = heard(element, 'heed-survey-saved');
    button(element, en.e.save).click();
    expect((await saved).version).to.equal(2);
    const { title: now, version } = await it.backend.options.fetch!('/v1/surveys/after-complaint').then((answer) => answer.json()) as { title: Record<string, string>; version: number };
    expect([now['zh-Hant'], version]).to.deep.equal(['\u8acb\u8a55\u50f9', 2]);
  });

  it('begins a survey of its own, whose name must be free and usable, translates it, and saves it as version 1', async () => {
    const it = await world();
    const element = await editor(it);
    const begin = async (id: string) => {
      const form = await until(element, (root) => root.querySelector<HTMLFormElement>('form.filters'));
      set(form.querySelector('#id')!, id);
      set(form.querySelector('#of')!, 'after-service');
      form.requestSubmit();
    };
    button(element, en.e.begin).click();
    await begin('Not good');
    await until(element, (root) => root.querySelector('#id-hint[role=alert]'));
    await begin('after-complaint');
    await until(element, (root) => root.querySelector('#id-hint')?.textContent === en.e.taken);
    await begin('after-repair');
    await until(element, (root) => !root.querySelector('form.filters'));
    expect(names(element)).to.deep.equal(['overall']);
    button(element, en.e.save).click();
    expect(await until(element, (root) => root.querySelector('.summary')?.textContent)).to.contain(en.wrong['words-missing']);
    for (const lang of ['en', 'zh-Hans', 'zh-Hant']) set($<HTMLInputElement>(element, `.three input[lang="${lang}"]`), `After a repair, ${lang}`);
    const saved = heard(element, 'heed-survey-saved');
    button(element, en.e.save).click();
    const { template, version } = await saved;
    expect([template, version]).to.deep.equal(['after-repair', 1]);
    const { occasion, title } = await it.backend.options.fetch!('/v1/surveys/after-repair').then((answer) => answer.json()) as { occasion: string; title: Record<string, string> };
    expect([occasion, title['zh-Hant']]).to.deep.equal(['after-service', 'After a repair, zh-Hant']);
    await post(it, '/v1/survey-answers', { kind: 'survey', form: { id: 'after-repair', version: 1 }, locale: 'en', values: { overall: 5 } }, 'after-repair-key-0000');
  });

  it('a question may hang on several earlier answers, all or any of them', async () => {
    const it = await world();
    const element = await editor(it);
    const question = $(element, '.q[data-name=comment]');
    const when = (n: number) => question.querySelectorAll<HTMLSelectElement>('[data-of=when] .rule select')[n]!;
    set(when(0), 'overall');
    await until(element, () => question.querySelector('.rule input'));
    question.querySelector<HTMLButtonElement>('[data-of=when] > button')!.click();
    await until(element, () => when(1));
    set(when(1), 'recommend');
    await until(element, () => question.querySelectorAll('.rule [role=group]').length === 2);
    set(question.querySelector<HTMLSelectElement>('[data-of=when] > select')!, 'any');
    // The answer 0 alone is too few: 6 is one too.
    await until(element, () => question.querySelectorAll<HTMLInputElement>('.rule:nth-of-type(2) input').length === 11);
    question.querySelectorAll<HTMLInputElement>('.rule:nth-of-type(2) input')[6]!.click();
    const saved = heard(element, 'heed-survey-saved');
    button(element, en.e.save).click();
    await saved;
    const { steps } = await it.backend.options.fetch!('/v1/surveys/after-complaint').then((answer) => answer.json()) as { steps: { fields: { name: string; when?: object }[] }[] };
    expect(steps.flatMap(({ fields }) => fields).find(({ name }) => name === 'comment')!.when).to.deep.equal({ any: [{ field: 'overall', is: [1, 2] }, { field: 'recommend', is: [0, 1, 6] }] });
    // What ships with such a condition is shown with it.
    expect($(element, '.q[data-name=why]').querySelectorAll('[data-of=when] .rule').length).to.equal(2);
  });

  it('a question may have to be answered always, never, or after certain answers; and who is called after what can be said', async () => {
    const it = await world();
    const element = await editor(it);
    const must = (name: string) => $<HTMLSelectElement>(element, `.q[data-name=${name}] [data-of=must] .rule select`);
    expect([must('overall').value, must('recommend').value]).to.deep.equal(['*', '']);
    // What ships with such a condition is shown with it.
    expect($<HTMLInputElement>(element, '.q[data-name=phone] [data-of=must] input').checked).to.equal(true);
    set(must('recommend'), '*');
    set(must('comment'), 'solved');
    await until(element, (root) => root.querySelector('.q[data-name=comment] [data-of=must] input'));
    set($<HTMLSelectElement>(element, '#call-0'), 'solved');
    const partly = await until(element, (root) => root.querySelectorAll<HTMLInputElement>('[data-of=call] input')[1]);
    for (const box of $$<HTMLInputElement>(element, '[data-of=call] input:checked')) {
      box.click();
      await element.updateComplete;
    }
    button(element, en.e.save).click();
    expect(await until(element, (root) => root.querySelector('.summary')?.textContent)).to.contain(en.e.followUp).and.to.contain(en.wrong['condition-empty']);
    partly.click();
    await until(element, (root) => !root.querySelector('.summary'));
    const saved = heard(element, 'heed-survey-saved');
    button(element, en.e.save).click();
    await saved;
    const { steps, followUp } = await it.backend.options.fetch!('/v1/surveys/after-complaint').then((answer) => answer.json()) as { steps: { fields: { name: string; required?: unknown }[] }[]; followUp: unknown };
    const required = Object.fromEntries(steps.flatMap(({ fields }) => fields).map((field) => [field.name, field.required]));
    expect([required.overall, required.recommend, required.comment, required.speed]).to.deep.equal([true, true, { field: 'solved', is: ['yes', 'partly'] }, undefined]);
    expect(followUp).to.deep.equal({ field: 'solved', is: ['partly'] });
  });

  it('a wish to be called, and the number for it, come with their words and conditions', async () => {
    const it = await world();
    const element = await editor(it);
    for (const name of ['phone', 'callBack']) {
      $$<HTMLButtonElement>(element, `.q[data-name=${name}] .small`).find((b) => b.textContent === en.e.remove)!.click();
      await until(element, (root) => !root.querySelector(`.q[data-name=${name}]`));
    }
    for (const kind of ['callback', 'contact']) {
      set($<HTMLSelectElement>(element, '#add'), kind);
      await until(element, (root) => root.querySelector(`.q[data-name=${kind}1x1]`));
    }
    const saved = heard(element, 'heed-survey-saved');
    button(element, en.e.save).click();
    await saved;
    const { steps } = await it.backend.options.fetch!('/v1/surveys/after-complaint').then((answer) => answer.json()) as { steps: { fields: { name: string; when?: object; required?: object }[] }[] };
    const [wish, number] = steps.flatMap(({ fields }) => fields).slice(-2);
    expect([wish!.when, number!.when, number!.required]).to.deep.equal([{ any: [{ field: 'overall', is: [1, 2] }, { field: 'recommend', is: [0, 1, 2, 3, 4, 5, 6] }] }, { field: 'callback1x1', is: ['yes'] }, { field: 'callback1x1', is: ['yes'] }]);
  });

  it('a condition on no answer at all is refused, and says which question has it', async () => {
    const element = await editor(await world());
    const question = $(element, '.q[data-name=better]');
    for (const box of question.querySelectorAll<HTMLInputElement>('.rule input:checked')) {
      box.click();
      await element.updateComplete;
    }
    button(element, en.e.save).click();
    expect(await until(element, (root) => root.querySelector('.summary')?.textContent)).to.contain(en.wrong['condition-empty']);
    expect(question.classList.contains('bad')).to.equal(true);
  });

  it('keeps what was written on one survey while another one is looked at', async () => {
    const element = await editor(await world());
    const title = () => $<HTMLInputElement>(element, '.three input[lang="en"]');
    const old = title().value;
    set(title(), 'Half a sentence');
    set($<HTMLSelectElement>(element, '#survey'), 'after-service');
    await until(element, () => element.draft?.id === 'after-service');
    expect(title().value).not.to.equal('Half a sentence');
    set($<HTMLSelectElement>(element, '#survey'), 'after-complaint');
    await until(element, () => element.draft?.id === 'after-complaint' && title().value === 'Half a sentence');
    button(element, en.e.undo).click();
    await until(element, () => title().value === old);
  });

  it('somebody who was faster is not overwritten', async () => {
    const it = await world();
    const element = await editor(it);
    const template = await it.backend.options.fetch!('/v1/surveys/after-complaint').then((answer) => answer.json()) as object;
    await post(it, '/v1/desk/surveys', { template, base: 1 });
    button(element, en.e.save).click();
    expect(await until(element, (root) => root.querySelector('.error')?.textContent)).to.equal(en.e.newer);
  });

  it('nothing is lost when the session has ended, and it is saved after the next sign-in', async () => {
    const it = await world();
    const element = await editor(it);
    const title = $<HTMLInputElement>(element, '.three input[lang="en"]');
    title.value = 'Tell us now';
    title.dispatchEvent(new InputEvent('input', { bubbles: true }));
    it.way = async (request, next) => (request.method === 'POST' ? problemResponse(new Problem('forbidden', 'Nobody is signed in.', { reason: 'session' })) : next());
    button(element, en.e.save).click();
    expect(await until(element, (root) => root.querySelector('.error')?.textContent)).to.equal(en.e.signIn);
    expect($<HTMLInputElement>(element, '.three input[lang="en"]').value).to.equal('Tell us now');
    it.way = (_, next) => next();
    button(element, en.e.save).click();
    await until(element, (root) => [...root.querySelectorAll('[role=status]')].some(({ textContent }) => textContent === en.e.saved));
  });

  it('results are shown to whoever does not call: an administrator', async () => {
    const it = await world();
    it.way = async (request, next) => (request.url.includes('follow-ups') ? problemResponse(new Problem('forbidden', 'Not for this role.', { reason: 'role' })) : next());
    const element = await results(it);
    expect(element.shadowRoot!.textContent).to.include(en.r.empty);
    expect(element.shadowRoot!.textContent).not.to.include(en.r.notYours);
  });

  it('previews what is written, through the survey itself', async () => {
    const element = await editor(await world());
    const input = $<HTMLInputElement>(element, '.three input[lang="en"]');
    input.value = 'Tell us now';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    const preview = $(element, 'heed-satisfaction-survey');
    expect(await until(preview, (root) => root.querySelector('h2')?.textContent === 'Tell us now')).to.equal(true);
  });
});

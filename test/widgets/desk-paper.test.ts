import { expect } from '@open-wc/testing';
import { inDays } from '../../stories/support/days.ts';
import { DeskService } from '../../stories/support/desk.ts';
import { VALUES, at, opened, t } from './desks.ts';
import { $$, until } from './support.ts';

const clear = () => history.replaceState(null, '', location.pathname + location.search);
beforeEach(clear);
afterEach(clear);

/** The handling form of a complaint that was closed after so many rounds; `said`: what everybody wrote, and what was learnt. */
async function paperOf(rounds: number, said: string, summary: string, lesson: string, measure: string): Promise<HTMLElement> {
  const service = await DeskService.open('zh-Hans');
  const receipt = await service.file('complaint', { ...VALUES, description: said, impact: 'safety', wantedOutcome: 'other', wantedOutcomeOther: said.slice(0, 400) }, 9000);
  const { reference } = receipt;
  await service.step('agent', reference, 'accept', { text: said });
  for (let round = 1; round <= rounds; round++) {
    await service.step('agent', reference, round === 1 ? 'analyse' : 'reanalyse', { cause: said, responsibility: said });
    await service.step('manager', reference, 'confirm', { text: said });
    await service.step('agent', reference, 'assign', { departments: ['workshop', 'packing'] });
    await service.step('handler', reference, 'propose', { text: said, cost: 12, by: inDays(40) });
    await service.step('manager', reference, 'approve', { text: said });
    await service.say(receipt, 'agree', said);
    await service.step('handler', reference, 'report-done', { text: said });
    await service.say(receipt, round === rounds ? 'satisfied' : 'not-satisfied', said);
  }
  await service.step('agent', reference, 'close', { summary, lesson, measure });
  service.now();
  const { element } = await at(service, 'agent');
  await opened(element, reference);
  [...$$<HTMLButtonElement>(element, '.case-head button')].find(({ textContent }) => textContent!.includes(t.ui.print))!.click();
  return until(element, (root) => root.querySelector<HTMLElement>('.paper'));
}

/** By how much it is higher than its page. */
const over = (page: HTMLElement) => Math.max(...[page, page.querySelector('.grid')!].map(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight));

describe('the handling form', () => {
  it('gives what was learnt the room that short texts leave, also after two rounds', async () => {
    const [summary, lesson, measure] = ['换壶后再换盖', '出库前壶与盖要配对', '质检表加试水一项'].map((words) => `${words}，${'并由当班组长签字确认后放行，'.repeat(5)}完。`) as [string, string, string];
    const page = await paperOf(2, '壶盖未配对。', summary, lesson, measure);
    expect(page.textContent).to.include(summary).and.include(lesson).and.include(measure).and.not.include(t.paper.cut);
    expect(over(page)).to.be.at.most(1);
  });

  it('stays on its page however much was written and however often it went round, with something of all that was learnt', async () => {
    for (const rounds of [1, 2, 4]) for (const said of ['质检表加试水一项，'.repeat(300), '短\n'.repeat(900)]) {
      const page = await paperOf(rounds, said, `总结${said}`, `教训${said}`, `措施${said}`);
      expect(over(page), `${rounds} ${said.slice(0, 3)}`).to.be.at.most(1);
      for (const words of [t.paper.cut, '总结', '教训', '措施']) expect(page.textContent).to.include(words);
      clear();
    }
  });
});

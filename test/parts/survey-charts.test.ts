import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import { monthsBetween, rate, scaleFigures } from '../../src/domain/figures/survey.ts';
import type { Field } from '../../src/domain/form.ts';
import { isScale } from '../../src/domain/survey.ts';
import en from '../../src/i18n/en/survey-staff.ts';
import { barTable, trend } from '../../src/parts/survey/charts.ts';
import { sheetOf } from '../../src/parts/survey/tables.ts';
import { formStyles } from '../../src/theme/form.ts';
import { surveyStaffStyles } from '../../src/theme/survey-staff.ts';

const reckon = {
  scale: (field: Field, counts: readonly { value: string; count: number }[]) => scaleFigures(field, counts.map(({ value, count }) => ({ value: Number(value), count }))),
  share: (part: number, n: number) => rate({ part, n }), isScale, months: monthsBetween,
};
const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'].map((month, i) => ({ month, n: 2, counts: [{ value: '10', count: i % 2 ? 2 : 1 }, ...(i % 2 ? [] : [{ value: '0', count: 1 }])] }));
const recommend: Field = { name: 'recommend', type: 'scale', min: 0, max: 10, score: 'nps' };

/** The trend of a recommendation, in a page that is read in this direction. */
function drawn(dir: 'ltr' | 'rtl'): { readonly root: ShadowRoot; readonly line: { cell: number; lowest: string; highest: string } } {
  const sheet = sheetOf(recommend, { field: 'recommend', n: 12, counts: [], months, departments: [], agents: [] }, en, 'en', reckon);
  const table = sheet.tables.find(({ kind }) => kind === 'months')!;
  const host = document.createElement('div');
  host.dir = dir;
  host.style.width = '320px';
  document.body.append(host);
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [formStyles, surveyStaffStyles].map((styles) => styles.styleSheet!);
  render(html`${trend(table, table.line!)}${barTable(table)}`, root);
  return { root, line: table.line! };
}
afterEach(() => { for (const host of document.querySelectorAll('body > div[dir]')) host.remove(); });

describe('trend of a survey', () => {
  it('shows the NPS of a recommendation, not its mean, between the ends of its scale', () => {
    const { root, line } = drawn('ltr');
    expect([line.lowest, line.highest]).to.deep.equal(['-100', '100']);
    expect(root.querySelector('svg')!.getAttribute('aria-label')).to.include('2026-01 0, 2026-02 100');
    const heights = [...root.querySelectorAll('circle')].map((point) => Number(point.getAttribute('cy')));
    expect(heights.slice(0, 2)).to.deep.equal([70, 12]);
  });

  it('names months below their points, and has nothing cut off, in both directions', () => {
    for (const dir of ['ltr', 'rtl'] as const) {
      const { root } = drawn(dir);
      const { left, right } = root.querySelector('figure')!.getBoundingClientRect();
      const names = [...root.querySelectorAll<HTMLElement>('.trend .months span:not(:empty)')];
      expect(names.map(({ textContent }) => textContent)).to.deep.equal(['2026-02', '2026-04', '2026-06']);
      for (const one of root.querySelectorAll('figure span:not(:empty)')) {
        const box = one.getBoundingClientRect();
        expect(box.left >= left - 1 && box.right <= right + 1, `${dir} ${one.textContent}`).to.equal(true);
      }
      const middle = (one: Element) => one.getBoundingClientRect().left + one.getBoundingClientRect().width / 2;
      const points = [...root.querySelectorAll('circle')];
      expect(Math.abs(middle(names[1]!) - middle(points[3]!)), dir).to.be.lessThan(3);
      expect(middle(points[0]!) < middle(points[5]!)).to.equal(dir === 'ltr');
    }
  });
});

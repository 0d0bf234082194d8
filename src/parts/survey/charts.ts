import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { Row, Table } from './tables.ts';

/** A length as a bar. What it says stands in the cells beside it. */
const bar = (share: number) => html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="8" rx="1"></rect><rect class="fill" width=${Math.max(share * 100, 0)} height="8" rx="1"></rect></svg>`;

/** A table whose rows have bars; a row that can be opened is a button. */
export const barTable = (table: Table, open?: (row: Row) => void): TemplateResult => {
  const bars = table.rows.some((row) => row.bar !== undefined);
  const whole = html`<table class=${table.kind}>
  <caption>${table.title}</caption>
  <thead><tr>${table.first ? html`<th scope="col">${table.first}</th>` : html`<td></td>`}${bars ? html`<td class="bars"></td>` : nothing}${table.head.map((word) => html`<th scope="col" class="number">${word}</th>`)}</tr></thead>
  <tbody>${table.rows.map((row) => html`<tr><th scope="row">${open && row.opens && row.cells[0]?.value
    ? html`<button type="button" class="link" part="button" @click=${() => open(row)}>${row.label}</button>` : row.label}</th>
    ${bars ? html`<td class="bars">${row.bar === undefined ? nothing : bar(row.bar)}</td>` : nothing}${row.cells.map(({ text }) => html`<td class="number">${text}</td>`)}</tr>`)}</tbody>
</table>`;
  // What may be wider than a phone is scrolled by keyboard, too.
  return table.head.length > 5 ? html`<div class="wide" role="group" tabindex="0" aria-label=${table.title}>${whole}</div>` : whole;
};

const WIDTH = 640;
const HEIGHT = 140;
const EDGE = 12;
/** So many months have their names below the line; there is no room for more on a phone. */
const NAMED = 4;

/** The figures of the months as a line with gaps, from the side where one begins to read; the table below says the same in numbers. */
export function trend({ rows, title, head }: Table, { cell, lowest, highest }: NonNullable<Table['line']>): TemplateResult {
  // In the middle of its column, as its name below.
  const x = (i: number) => ((i + .5) * WIDTH) / rows.length;
  const y = (share: number) => HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE);
  const points = rows.map((row, i) => (row.cells[cell]?.value === undefined ? undefined : { x: x(i), y: y(row.bar ?? 0), row }));
  const path = points.map((point, i) => (point ? `${points[i - 1] ? 'L' : 'M'}${point.x.toFixed(1)} ${point.y.toFixed(1)}` : '')).join('');
  const about = `${title} · ${head[cell]}`;
  const said = `${about}: ${rows.map(({ label, cells }) => `${label} ${cells[cell]?.text ?? ''}`).join(', ')}`;
  const step = Math.ceil((rows.length - 1) / (NAMED - 1)) || 1;
  return html`<figure class="trend"><figcaption>${about}</figcaption><span aria-hidden="true">${highest}</span><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${said}>
    <line class="grid" x1="0" x2=${WIDTH} y1=${y(0)} y2=${y(0)}></line><line class="grid" x1="0" x2=${WIDTH} y1=${y(1)} y2=${y(1)}></line>
    <path d=${path}></path>${points.map((point) => (point ? svg`<circle cx=${point.x} cy=${point.y} r="4"><title>${point.row.label}: ${point.row.cells[cell]?.text}</title></circle>` : nothing))}
  </svg><span aria-hidden="true">${lowest}</span><div class="months" aria-hidden="true">${rows.map(({ label }, i) => html`<span>${(rows.length - 1 - i) % step ? '' : label}</span>`)}</div></figure>`;
}

/** The tables as files: the same words and numbers as on the screen. */
import { strToU8, zipSync } from 'fflate';
import { shownTables } from './tables.ts';
import type { Sheet } from './tables.ts';

type Line = readonly (string | number)[];

/** Everything, line by line, in the order of the screen: what was asked for, the figures of each question, its tables with their heads, and what was said in words. */
export function linesOf(about: readonly Line[], sheets: readonly Sheet[], comments: readonly Line[], { retired }: { readonly retired: string }): Line[] {
  const first = sheets.find(({ note }) => note);
  return [...about, ...sheets.flatMap((sheet) => [
    ...(sheet === first ? [[], [retired]] : []), [], [sheet.title, ...(sheet.note ? [sheet.note] : [])], ...(sheet.figures.length ? sheet.figures.map(([label, { value, text }, of]) => [label, value ?? text, of]) : [[sheet.of]]),
    ...shownTables(sheet).flatMap((table) => [[table.title], [table.first, ...table.head], ...table.rows.map(({ label, cells }) => [label, ...cells.map(({ value, text }) => value ?? text)])]),
  ]), [], ...comments];
}

/** A text that a spreadsheet would take for a formula is one no more. */
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const quoted = (cell: string | number) => (typeof cell === 'number' ? `${cell}` : /[",\r\n]/.test(harmless(cell)) ? `"${harmless(cell).replaceAll('"', '""')}"` : harmless(cell));

/** RFC 4180, in UTF-8 with the mark by which spreadsheets know it. */
export const csvOf = (lines: readonly Line[]): Blob => new Blob([`\ufeff${lines.map((line) => line.map(quoted).join()).join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' });

const escaped = (text: string) => text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/gu, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const column = (i: number): string => (i < 26 ? '' : column(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + i % 26);
const xml = (body: string) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`);
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** An Excel workbook with one sheet (ECMA-376, inline strings): numbers are numbers. */
export function xlsxOf(lines: readonly Line[], name: string): Blob {
  const rows = lines.map((line, r) => `<row r="${r + 1}">${line.map((cell, c) => (typeof cell === 'number' ? `<c r="${column(c)}${r + 1}"><v>${cell}</v></c>`
    : `<c r="${column(c)}${r + 1}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`)).join('')}</row>`).join('');
  const files = {
    '[Content_Types].xml': xml(`<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`),
    '_rels/.rels': xml(`<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
    'xl/_rels/workbook.xml.rels': xml(`<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`),
    'xl/workbook.xml': xml(`<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)).replaceAll('"', '')}" sheetId="1" r:id="rId1"/></sheets></workbook>`),
    'xl/worksheets/sheet1.xml': xml(`<worksheet ${MAIN}><cols><col min="1" max="1" width="42" customWidth="1"/><col min="2" max="9" width="16" customWidth="1"/></cols><sheetData>${rows}</sheetData></worksheet>`),
  };
  return new Blob([zipSync(files) as Uint8Array<ArrayBuffer>], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
}

/**
 * Writes server/calendars/china.ts: mainland China's public holidays and moved working days, from the package `chinese-days`.
 *
 *   node scripts/calendars.mjs            writes the table
 *   node scripts/calendars.mjs --check    only says whether it is what the package knows
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Older years are no longer asked for. */
const FIRST = 2020;
const path = fileURLToPath(new URL('../server/calendars/china.ts', import.meta.url));
const { holidays, workdays } = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json'), 'utf8'));

/** Days of a year as `MMDD`, neighbours as `MMDD-MMDD`. */
function ranges(days) {
  const out = [];
  for (const day of days.sort()) {
    const last = out.at(-1);
    if (last && Date.parse(day) - Date.parse(last[1]) === 864e5) last[1] = day;
    else out.push([day, day]);
  }
  const short = (day) => day.slice(5).replace('-', '');
  return out.map(([from, to]) => (from === to ? short(from) : `${short(from)}-${short(to)}`)).join(' ');
}

const years = [...new Set(Object.keys(holidays).map((day) => Number(day.slice(0, 4))))].filter((year) => year >= FIRST).sort();
const of = (year, days) => ranges(Object.keys(days).filter((day) => day.startsWith(`${year}-`)));
const text = `/* Made by scripts/calendars.mjs from the package chinese-days. */

/** Days off and make-up days by year, as \`MMDD\` or \`MMDD-MMDD\`, with blanks between. */
export type YearTable = { readonly [year: number]: { readonly off: string; readonly on: string } };

/** Mainland China. */
export const CHINA: YearTable = {
${years.map((year) => `  ${year}: { off: '${of(year, holidays)}', on: '${of(year, workdays)}' },`).join('\n')}
};
`;

if (!process.argv.includes('--check')) writeFileSync(path, text);
else if (readFileSync(path, 'utf8') !== text) {
  console.error('server/calendars/china.ts is not what chinese-days knows: run "node scripts/calendars.mjs".');
  process.exitCode = 1;
}

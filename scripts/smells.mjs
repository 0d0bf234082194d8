/**
 * The rules of the house that a search can check. `smells()` gives one line for each find: file:line and the rule in a sentence.
 * Patterns look at `code` (comments blanked out), at the `raw` text, or at `css` (inside css literals only).
 */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './suites.mjs';

const inside = (...folders) => new RegExp(`^(${folders.join('|')})/`);
const src = inside('src');
const shipped = inside('src', 'server');
const everything = inside('src', 'server', 'test', 'stories', 'demo');
const tests = /^test\/(?!bench\/)/;

const rules = [
  { in: src, not: inside('src/define'), code: /customElements\.define\(|@customElement\(/, says: 'Elements are registered in src/define only: an import must never change the page.' },
  { in: src, not: inside('src/backend'), code: /(?<![\w.#])fetch\(|(globalThis|window|self)\.fetch\b|XMLHttpRequest|sendBeacon|new (WebSocket|EventSource)\b/, says: 'Requests are made in src/backend only.' },
  { in: src, not: inside('src/drafts'), code: /\bindexedDB\b|\bopenDB\b|from 'idb'|import\('idb'\)/, says: 'IndexedDB is used in src/drafts only.' },
  { in: shipped, not: /^src\/((i18n|domain)\/|testing\.ts$)/, code: /\p{Script=Han}+/u, says: 'Words a person reads live in src/i18n and src/domain.' },
  { in: src, code: /\.(innerHTML|outerHTML)\s*\+?=|insertAdjacentHTML|document\.write|\bunsafe(HTML|SVG|MathML|Static)\b|setHTMLUnsafe|parseFromString/, says: 'Text never becomes markup: no innerHTML, no unsafe directives.' },
  { in: src, code: /\bstyleMap\b|\.style\s*\.\s*\w+\s*=|\.cssText\b|setAttribute\('style'|\sstyle=["'$]/, says: 'No inline style: a strict style-src refuses it. Use classes, attributes or adopted style sheets.' },
  { in: everything, code: /:\s*any\b(\[\])*\s*[;,)={|>]|\bas any\b|<any>/, says: '`any` switches the compiler off: name the type, or take unknown and look.' },
  { in: everything, raw: /@ts-(ignore|nocheck|expect-error)|eslint-disable/, says: 'A silenced tool tells nobody: repair the cause.' },
  { in: everything, raw: /catch\s*(\([^)]*\))?\s*\{\s*\}|\.catch\(\s*\(\w*\)\s*=>\s*\{\s*\}\s*\)/, says: 'An empty catch loses a fault: handle it, or say in a comment why it does not matter.' },
  { in: tests, code: /\b(it|test|describe|suite|context)\.(skip|only|todo|fixme)\b|\b[xf](it|describe)\(|\b(skip|only|todo):\s*true\b/, says: 'A test that is skipped, focused or promised is no test.' },
  { in: tests, code: /\baTimeout\(|waitForTimeout\(|setTimeout\(\s*(resolve|res|r|done|ok)\b|from 'node:timers\/promises'|\bsleep\(|setTimeout\(\(\)\s*=>\s*(resolve|res|r|done|ok)\(/, says: 'Tests wait for an event, never for time.' },
  { in: src, not: inside('src/theme'), css: /#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(|:\s*(white|black|red|green|blue|gr[ae]y|orange|yellow|purple)\b/i, says: 'Colours are tokens of src/theme.' },
  { in: src, css: /(?<!\()--heed-[\w-]+\s*:/, says: 'We read --heed-* and never set it: it belongs to the page.' },
  { in: src, code: /new (Custom)?Event\(/, says: 'An event is a class that extends Event, with readonly fields.' },
  { in: src, code: /\basync\s+(connectedCallback|disconnectedCallback|attributeChangedCallback|willUpdate|update|updated|firstUpdated|render|hostConnected|hostDisconnected|hostUpdate|hostUpdated)\(/, says: 'A life-cycle method is not async: nobody awaits it.' },
  { in: src, code: /<\/\w+> · `/, says: 'The build cuts blanks off the ends of templates: write ${\' · \'}.' },
  { in: everything, raw: /\b(TODO|FIXME|XXX|HACK)\b/, says: 'Do it now, or write an issue.' },
];

const blank = (text) => text.replace(/[^\n]/g, ' ');

/** The text without its comments; strings, templates and regular expressions are stepped over. */
export function withoutComments(text) {
  return text.replace(
    /\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[dgimsuvy]*(?=\s*[.,;)\]])/g,
    (part) => (/^\/[*/]/.test(part) ? blank(part) : part),
  );
}

/** Only what stands inside css literals. */
const cssOnly = (text) => {
  let end = 0;
  let out = '';
  for (const { 0: literal, index } of text.matchAll(/\bcss`[^`]*`/g)) {
    out += blank(text.slice(end, index)) + literal.replace(/\/\*[\s\S]*?\*\//g, blank);
    end = index + literal.length;
  }
  return out + blank(text.slice(end));
};

const lineOf = (text, index) => text.slice(0, index).split('\n').length;

function* find(path, raw) {
  const views = { raw, code: withoutComments(raw), css: cssOnly(raw) };
  for (const rule of rules) {
    if (!rule.in.test(path) || rule.not?.test(path)) continue;
    const view = Object.keys(views).find((name) => rule[name]);
    const pattern = rule[view];
    for (const { index } of views[view].matchAll(new RegExp(pattern, `g${pattern.flags}`))) {
      yield `${path}:${lineOf(raw, index)} ${rule.says}`;
    }
  }
  if (!shipped.test(path)) return;
  const lines = raw.split('\n').length - 1;
  if (lines > 300) yield `${path}:301 The file has ${lines} lines; above 300 it has two subjects: split it.`;
  const fields = [...views.code.matchAll(/@(property|state)\(/g)].length;
  if (fields > 12) yield `${path}:1 ${fields} reactive fields; above 12 a class does not know what it is.`;
}

/** Every find in the sources of `folder`, in the order of files. */
export function smells(folder = root) {
  return globSync('{src,server,test,stories,demo}/**/*.{ts,js,mjs}', { cwd: folder, exclude: (path) => /(^|[\\/])(node_modules|dist|data)$/.test(path) })
    .map((path) => path.replaceAll('\\', '/')).sort()
    .flatMap((path) => [...find(path, readFileSync(join(folder, path), 'utf8'))]);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const found = smells();
  for (const line of found) console.log(line);
  process.exitCode = found.length > 0 ? 1 : 0;
}

/** Writes custom-elements.json and docs/elements.md; with --check, says where those in the repository differ from the sources. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { root } from './suites.mjs';

const target = join(root, 'custom-elements.json');
const page = join(root, 'docs/elements.md');
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
const before = new Map([target, page].map((path) => [path, read(path)]));

const analyzer = spawnSync(process.execPath, [join(root, 'node_modules/@custom-elements-manifest/analyzer/cem.js'), 'analyze', '--quiet'], { cwd: root, encoding: 'utf8' });
if (analyzer.status !== 0) throw new Error(`The analyzer failed.\n${analyzer.stdout}${analyzer.stderr}`);

const manifest = JSON.parse(readFileSync(target, 'utf8'));
const elements = manifest.modules.flatMap((m) => m.declarations).filter((d) => d.customElement);
// What `dispatchEvent` is called with has no name there; what the doc comment says of it has.
for (const element of elements) if (element.events) element.events = element.events.filter(({ name }) => name);
for (const { name } of elements.filter(({ tagName }) => !tagName)) {
  console.error(`${name} has no tag in custom-elements.json: write \`@tag heed-…\` on a line of its own in its doc comment.`);
  process.exitCode = 1;
}

/** A table in Markdown; nothing without rows. */
function table(title, names, rows) {
  if (!rows?.length) return '';
  const cell = (value) => String(value ?? '').replaceAll('\n', ' ').replaceAll('|', '\\|');
  const lines = [names, names.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`);
  return `\n**${title}**\n\n${lines.join('\n')}\n`;
}
const code = (text) => (text ? `\`${text}\`` : '');

/** All that a page can say to an element, as its doc comment has it. */
function described({ tagName, summary, description, attributes = [], members = [], events, slots, cssParts, cssProperties }) {
  const fields = members.filter(({ kind, privacy, static: ofClass, description: words }) => kind === 'field' && !ofClass && privacy !== 'private' && privacy !== 'protected' && words);
  const said = (name) => attributes.find((attribute) => attribute.fieldName === name)?.name;
  return `\n## \`<${tagName}>\`\n\n${summary ?? ''}\n\n${description ?? ''}\n`
    + table('Attributes and properties', ['attribute', 'property', 'what it does'], fields.map(({ name, description: words, readonly }) => [code(said(name)), code(name), `${words}${readonly ? ' Read only.' : ''}`]))
    + table('Events', ['event', 'when'], events?.map(({ name, description: words }) => [code(name), words]))
    + table('Slots', ['slot', 'where'], slots?.map(({ name, description: words }) => [code(name) || '(default)', words]))
    + table('Parts', ['part', 'what it is'], cssParts?.map(({ name, description: words }) => [code(name), words]))
    + table('Custom properties', ['property', 'what it sets'], cssProperties?.map(({ name, description: words }) => [code(name), words]));
}

const after = new Map([
  [target, `${JSON.stringify(manifest, null, 2)}\n`],
  [page, `# Elements\n\nWritten by \`npm run manifest\` from the doc comments of the classes, as is \`custom-elements.json\`. How to use them: [embed.md](embed.md).\n${elements
    .filter(({ tagName }) => tagName).sort((a, b) => (a.tagName < b.tagName ? -1 : 1)).map(described).join('')}`],
]);
for (const [path, text] of after) writeFileSync(path, text);

if (process.argv.includes('--check')) {
  const folder = mkdtempSync(join(tmpdir(), 'heed-manifest-'));
  for (const [path, text] of after) {
    if (before.get(path) === text) continue;
    writeFileSync(path, before.get(path));
    const fresh = join(folder, basename(path));
    writeFileSync(fresh, text);
    spawnSync('git', ['--no-pager', 'diff', '--no-index', '--', path, fresh], { stdio: ['ignore', 'inherit', 'inherit'] });
    console.error(`${basename(path)} is not what the sources say. Run: npm run manifest`);
    process.exitCode = 1;
  }
  rmSync(folder, { recursive: true });
}

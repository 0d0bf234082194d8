/** Writes custom-elements.json; with --check, says where the one in the repository differs from the sources. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './suites.mjs';

const target = join(root, 'custom-elements.json');
const before = existsSync(target) ? readFileSync(target, 'utf8') : '';

const analyzer = spawnSync(process.execPath, [join(root, 'node_modules/@custom-elements-manifest/analyzer/cem.js'), 'analyze', '--quiet'], { cwd: root, encoding: 'utf8' });
if (analyzer.status !== 0) throw new Error(`The analyzer failed.\n${analyzer.stdout}${analyzer.stderr}`);

const after = `${JSON.stringify(JSON.parse(readFileSync(target, 'utf8')), null, 2)}\n`;
writeFileSync(target, after);
const nameless = JSON.parse(after).modules.flatMap((m) => m.declarations).filter((d) => d.customElement && !d.tagName);
for (const { name } of nameless) console.error(`${name} has no tag in custom-elements.json: write \`@tag heed-…\` on a line of its own in its doc comment.`);
if (nameless.length > 0) process.exitCode = 1;

if (process.argv.includes('--check') && before !== after) {
  writeFileSync(target, before);
  const folder = mkdtempSync(join(tmpdir(), 'heed-manifest-'));
  const fresh = join(folder, 'custom-elements.json');
  writeFileSync(fresh, after);
  spawnSync('git', ['--no-pager', 'diff', '--no-index', '--', target, fresh], { stdio: ['ignore', 'inherit', 'inherit'] });
  rmSync(folder, { recursive: true });
  console.error('custom-elements.json is not what the sources say. Run: npm run manifest');
  process.exitCode = 1;
}

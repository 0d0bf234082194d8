/**
 * Builds dist/: the ES modules of package.json's `exports` with their types, and dist/cdn/ for pages without a bundler; and server/dist/,
 * the program heed-server.
 *
 *   node scripts/build.mjs                 everything
 *   node scripts/build.mjs --if-stale      dist/ only, and only if a source is newer than the last build
 *   node scripts/build.mjs --only=lazy     one part: library, types, single, lazy, server (comma-separated)
 */
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as viteBuild } from 'vite';
import { NOT_FOR_STAFF, NOT_IN_FORM, PARTS, STAFF_PARTS, TRACKED_SURVEY, fetchParts, partEntry, partId } from './build/parts.mjs';
import { adoptStyles, beside, inlineDynamicImports, lastWords, leaveOut, licences, minifyLiterals, renameLitPolicy, shrink, withoutDecorators } from './build/plugins.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts) => join(root, ...parts);
const stamp = at('dist/.built');

/** Names of the elements, without their `heed-`: every file in src/define that has its folder in src/widgets. */
const tags = () => readdirSync(at('src/define')).map((file) => basename(file, '.ts')).filter((name) => existsSync(at('src/widgets', name)));

/** Elements of the staff, and of customers who are known to the page: one file each, built apart, so that the chunks of the others do not change for them. */
const APART = ['desk', 'case-library', 'my-cases', 'survey-results', 'survey-editor'].filter((tag) => existsSync(at('src/define', `${tag}.ts`)));

const common = (plugins, build) => ({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  resolve: { conditions: ['heed-source', 'module', 'browser', 'production'] },
  plugins,
  build: { target: 'es2022', emptyOutDir: false, sourcemap: true, minify: false, reportCompressedSize: false, modulePreload: false, ...build },
});

async function library() {
  const entry = { index: at('src/index.ts'), desk: at('src/desk.ts'), 'domain/index': at('src/domain/index.ts'), 'backend/index': at('src/backend/index.ts'), 'testing': at('src/testing.ts') };
  for (const tag of [...tags(), 'all']) entry[`define/${tag}`] = at(`src/define/${tag}.ts`);
  await viteBuild(common([], {
    outDir: at('dist'),
    lib: { entry, formats: ['es'] },
    rolldownOptions: {
      external: [/^lit($|\/)/, /^@lit\//, /^zod($|\/)/, /^idb$/, /^lean-qr($|\/)/],
      output: { chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  }));
}

const tsc = (project) => execFileSync(process.execPath, [at('node_modules/typescript/bin/tsc'), '-p', at(project)], { cwd: root, stdio: 'inherit' });

const types = () => tsc('tsconfig.build.json');

/** As a published package it knows `heed` by what is built of it. */
async function server() {
  if (isStale()) await build(PAGES);
  rmSync(at('server/dist'), { recursive: true, force: true });
  tsc('server/tsconfig.build.json');
}

/** Folders of the packages that the builds for pages contain. */
const bundled = new Set();

/** What both kinds of builds for a script tag share: everything bundled, nothing left to shrink. */
const forPages = (plugins, build) => ({
  ...common([...plugins, renameLitPolicy(), adoptStyles(), withoutDecorators(), minifyLiterals(), shrink(), licences((found) => found.forEach((f) => bundled.add(f))), lastWords()], { outDir: at('dist/cdn'), sourcemap: 'hidden', ...build }),
  define: { 'process.env.NODE_ENV': '"production"' },
});

const oneFile = (entry, file, plugins = []) => viteBuild(forPages([...plugins, inlineDynamicImports()], {
  lib: { entry, formats: ['es'], fileName: () => file },
  rolldownOptions: { checks: { pluginTimings: false }, output: { minify: false, codeSplitting: false, sourcemapFileNames: `maps/${basename(file)}.map` } },
}));

const single = (name, source, plugins) => oneFile(at(source), `${name}.js`, plugins);

/** Removes the files of an earlier build of these parts. */
function discard(names) {
  for (const name of names) globSync(`dist/cdn/parts/${name}-${'[0-9a-f]'.repeat(8)}.js`, { cwd: root }).forEach((file) => rmSync(at(file)));
}

/** Builds parts of a file; gives the file of each, which is named by its content. */
async function partFiles(parts) {
  const files = {};
  for (const [name, modules] of Object.entries(parts)) {
    await oneFile(partId(root, name), `parts/${name}.js`, [partEntry(root, name, modules)]);
    const body = readFileSync(at(`dist/cdn/parts/${name}.js`));
    files[name] = `${name}-${createHash('sha256').update(body).digest('hex').slice(0, 8)}.js`;
    renameSync(at(`dist/cdn/parts/${name}.js`), at('dist/cdn/parts', files[name]));
  }
  return files;
}

async function singles() {
  await single('heed', 'src/define/all.ts');
  discard(Object.keys(PARTS));
  const files = await partFiles(PARTS);
  await single('complaint-form', 'src/define/complaint-form.ts', [fetchParts(root, 'complaint-form', PARTS, files), leaveOut(NOT_IN_FORM)]);
  const integrity = {};
  for (const name of ['complaint-form.js', 'heed.js', ...Object.values(files).map((file) => `parts/${file}`)]) {
    const body = readFileSync(at('dist/cdn', name));
    const asked = String(body).split(/\bimport\s*[("'{*`]/).length - 1;
    if (asked !== (name === 'complaint-form.js' ? 1 : 0)) throw new Error(`dist/cdn/${name} imports something: it must stand alone${name === 'complaint-form.js' ? ', but for its parts' : ''}.`);
    integrity[name] = `sha384-${createHash('sha384').update(body).digest('base64')}`;
  }
  writeFileSync(at('dist/cdn/integrity.json'), `${JSON.stringify(integrity, null, 2)}\n`);
}

/** Puts into one file all that a module (or each of several) needs at once, unless an earlier group has it; of that, `shares` says how many chunks must want it. */
function together(name, modules, shares = 1) {
  let needed;
  const visit = (id, graph) => {
    if (needed.has(id)) return;
    needed.add(id);
    for (const next of graph.getModuleInfo(id)?.importedIds ?? []) visit(next, graph);
  };
  return {
    minShareCount: shares,
    name: (id, graph) => {
      if (!needed) {
        needed = new Set();
        for (const module of [modules].flat()) visit(at(module), graph);
      }
      return needed.has(id) ? name : null;
    },
  };
}

/** Entries whose rarer parts are fetched when they are needed. */
const chunks = (outDir, entry, groups, plugins = [], hash = 6) => viteBuild(forPages(plugins, {
  outDir,
  lib: { entry, formats: ['es'], fileName: (_, name) => `lazy/${name}.js` },
  rolldownOptions: {
    checks: { pluginTimings: false },
    output: { minify: false, chunkFileNames: `lazy/[name]-[hash:${hash}].js`, sourcemapFileNames: 'maps/[name]-[chunkhash].js.map', codeSplitting: { groups } },
  },
}));

/**
 * The form is by itself: what it needs comes in one file with the page and in one with the first key, not split by what other
 * elements need too. Those share theirs with each other, and with the form that comes with all of them (heed.js).
 */
async function lazy() {
  const made = at(`dist/.lazy-${process.pid}`);
  const others = Object.fromEntries(tags().filter((tag) => !['complaint-form', 'satisfaction-survey', ...APART].includes(tag)).map((tag) => [tag, at(`src/define/${tag}.ts`)]));
  await chunks(made, { 'complaint-form': at('src/define/complaint-form.ts') },
    [together('intake', 'src/define/complaint-form.ts'), together('flow', 'src/widgets/complaint-form/flow.ts')]);
  // So is the survey: what it takes to be answered, and what comes with the first tap.
  await chunks(made, { 'satisfaction-survey': at('src/define/satisfaction-survey.ts') }, [
    together('score', ['src/define/satisfaction-survey.ts', 'src/form/scales.ts']), together('survey-flow', 'src/widgets/satisfaction-survey/flow.ts'),
  ]);
  await chunks(made, { ...others, heed: at('src/define/all.ts') },
    [together('base', 'src/define/provider.ts', 2), together('case', 'src/define/case-tracker.ts', 2)],
    [beside(TRACKED_SURVEY, './satisfaction-survey.ts')], 8);
  // Nobody asks for the bundler's helper any more: see plainExports.
  for (const file of globSync('{lazy,maps}/rolldown-runtime-*', { cwd: made })) rmSync(join(made, file));
  // Moved into place when it is whole: a server may be serving the folder.
  cpSync(join(made, 'maps'), at('dist/cdn/maps'), { recursive: true });
  rmSync(at('dist/cdn/lazy'), { recursive: true, force: true });
  renameSync(join(made, 'lazy'), at('dist/cdn/lazy'));
  rmSync(made, { recursive: true });
  await apart();
}

async function apart() {
  mkdirSync(at('dist/cdn/lazy/parts'));
  for (const tag of APART) {
    const parts = STAFF_PARTS[tag];
    discard(Object.keys(parts ?? {}));
    const files = parts ? await partFiles(parts) : {};
    const plugins = parts ? [fetchParts(root, tag, parts, files), leaveOut(NOT_FOR_STAFF)] : tag === 'my-cases' ? [] : [leaveOut(NOT_IN_FORM)];
    await single(tag, `src/define/${tag}.ts`, plugins);
    for (const file of [`${tag}.js`, ...Object.values(files).map((name) => `parts/${name}`)]) cpSync(at('dist/cdn', file), at('dist/cdn/lazy', file));
  }
}

function notices() {
  const texts = [...bundled].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((f) => /^licen[cs]e/i.test(f));
    return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : ''}\n`;
  });
  writeFileSync(at('dist/cdn/licences.txt'), `The files in this folder contain code of these packages.\n\n${texts.join('\n----\n\n')}`);
}

const parts = { library, types, single: singles, lazy, server };
/** Those of dist/. */
const PAGES = ['library', 'types', 'single', 'lazy'];

/** Whether a source is newer than the last whole build. */
export function isStale() {
  if (!existsSync(stamp)) return true;
  const built = statSync(stamp).mtimeMs;
  return ['src/**/*.ts', 'scripts/build.mjs', 'scripts/build/*', 'tsconfig*.json', 'package.json']
    .some((pattern) => globSync(pattern, { cwd: root }).some((file) => statSync(at(file)).mtimeMs > built));
}

/** Builds dist/ anew, or only the parts named; whoever names all of dist/ has it whole. */
export async function build(only = PAGES) {
  const whole = PAGES.every((name) => only.includes(name));
  if (whole) rmSync(at('dist'), { recursive: true, force: true });
  mkdirSync(at('dist'), { recursive: true });
  const started = new Date();
  for (const name of only) {
    const begin = performance.now();
    await parts[name]();
    console.log(`build: ${name} ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  }
  if (bundled.size) notices();
  if (whole) writeFileSync(stamp, started.toISOString());
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const only = process.argv.find((a) => a.startsWith('--only='))?.slice(7).split(',');
  if (process.argv.includes('--if-stale')) {
    if (isStale()) await build();
  } else {
    await build(only);
    if (!only) await build(['server']);
  }
}

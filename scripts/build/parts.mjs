/**
 * Parts of a file for a script tag that not everybody needs: files of their own in the folder `parts` beside it. A part stands alone. It
 * imports nothing of its owner, because a script that was asked for under another address (`?v=2`, a redirect) would come twice.
 */
import { dirname, resolve } from 'node:path';

const words = (locale, names) => [locale, Object.fromEntries(names.map((name) => [name, `src/i18n/${locale}/${name}.ts`]))];

/** Parts of complaint-form.js. Name of the part → what it gives → where that is. */
export const PARTS = Object.fromEntries([
  // The words of a locale come in one piece: a connection lost later takes none of them away. English ones are in the form's file.
  words('zh-Hans', ['form', 'submission', 'sending']),
  words('zh-Hant', ['form', 'submission', 'sending']),
  words('en', ['sending']),
  // What a site or a page changes in the form.
  ['wishes', { wishes: 'src/controllers/wishes.ts' }],
  ['files', { files: 'src/widgets/complaint-form/picking.ts' }],
  ['groups', { controls: 'src/form/controls.ts' }],
  ['scales', { scales: 'src/form/scales.ts' }],
  ['paging', { paging: 'src/form/paging.ts' }],
  // What lies on the device from before, and what is done with it.
  ['device', { device: 'src/widgets/complaint-form/device.ts', kept: 'src/widgets/complaint-form/kept.ts' }],
  ['twins', { twins: 'src/widgets/complaint-form/twins.ts' }],
  // Whatever is asked of a backend besides taking a case.
  ['calls', { calls: 'src/backend/rest-calls.ts' }],
  ['storage', { idb: 'idb' }],
  ['digest', { sha256: 'src/domain/sha256.ts' }],
]);

/** Words of cases: the form has none to show. */
export const NOT_IN_FORM = /[\\/]i18n[\\/][\w-]+[\\/]cases\.ts$/;

/** The survey below a case that has ended. */
export const TRACKED_SURVEY = /[\\/]define[\\/]tracked-survey\.ts$/;

const LOCALES = ['en', 'zh-Hans', 'zh-Hant'];
const inEachLocale = (tag, names) => Object.fromEntries(LOCALES.map((locale) => words(locale, names)).map(([locale, modules]) => [`${tag}-${locale}`, modules]));

/** Parts of the staff's elements: the words of one locale in one piece, and none of the others. */
export const STAFF_PARTS = {
  // What asks after finished services, and its words, come to those who tell of one.
  'desk': {
    ...inEachLocale('desk', ['desk', 'form', 'sending']), ...inEachLocale('desk-finished', ['finished']), 'desk-telling': { telling: 'src/widgets/desk/finished-service.ts' },
    'desk-categories': { categories: 'src/widgets/desk/categories.ts' }, 'desk-scripts': { editor: 'src/widgets/desk/script-editor.ts' }, 'desk-calls': { calls: 'src/widgets/desk/calls-view.ts' },
    'desk-visits': { visits: 'src/widgets/desk/visits.ts' },
  },
  'case-library': inEachLocale('case-library', ['library', 'desk', 'form', 'sending']),
};

/** Words of customers that the staff's elements never show by themselves. */
export const NOT_FOR_STAFF = /[\\/]i18n[\\/][\w-]+[\\/](cases|submission)\.ts$/;

const placeOf = (root, path) => (path.startsWith('src/') ? resolve(root, path) : path);

/** A module that gives each of a part's modules under its name; there is no such file. */
export const partId = (root, name) => resolve(root, `src/${name}.part.js`);
export const partEntry = (root, name, modules) => ({
  name: 'heed:part-entry',
  enforce: 'pre',
  resolveId: (id) => (id === partId(root, name) ? id : null),
  load: (id) => (id === partId(root, name) ? Object.entries(modules).map(([key, path]) => `export * as ${key} from '${placeOf(root, path)}';`).join('\n') : null),
});

const LOADER = 'heed:parts';
/** Asks the browser for a part, and says on the console which one it could not get. */
const loaderOf = (owner) => `export const part = (file) => import(/* @vite-ignore */ \`./parts/\${file}\`).catch((cause) => {
  console.error(\`heed cannot load parts/\${file}, which belongs beside ${owner}.js. Is the folder "parts" there?\`);
  throw cause;
});`;

/** Turns `import()` of what is in a part into a request for the part's file. `parts`: those of the owner; `files`: name of the part → its file. */
export const fetchParts = (root, owner, parts, files) => {
  const found = new Map(Object.entries(parts).flatMap(([part, modules]) =>
    Object.entries(modules).map(([key, path]) => [placeOf(root, path), { part, key }])));
  return {
    name: 'heed:fetch-parts',
    enforce: 'pre',
    resolveId: (id) => (id === LOADER ? `\0${LOADER}` : null),
    load: (id) => (id === `\0${LOADER}` ? loaderOf(owner) : null),
    transform(code, id) {
      if (!/[\\/]src[\\/].*\.ts$/.test(id)) return null;
      const text = code.replace(/\bimport\(\s*'([^']+)'\s*\)/g, (whole, source) => {
        const { part, key } = found.get(source.startsWith('.') ? resolve(dirname(id), source) : source) ?? {};
        return part ? `part('${files[part]}').then((all) => all.${key})` : whole;
      });
      return text === code ? null : { code: `import { part } from '${LOADER}';${text}`, map: null };
    },
  };
};

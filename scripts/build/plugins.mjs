/** Plugins of the builds for pages without a bundler (dist/cdn). */
import minifyHTML from '@lit-labs/rollup-plugin-minify-html-literals';
import { minify } from 'terser';
import { brotli } from '../static-server.mjs';

/** Changes places in a file of Lit's, each by what stands after it. Says so if a place is not there any more. */
const inLit = (name, file, ...changes) => ({
  name,
  transform(code, id) {
    if (!file.test(id)) return null;
    for (const [before, after] of changes) {
      if (code.split(before).length !== 2) throw new Error(`${id} has no ${before} (or several): Lit has changed, look what takes its place.`);
      code = code.replace(before, () => after);
    }
    return { code, map: null };
  },
});

/**
 * Names Lit's Trusted Types policy `heed-lit`. A page that enforces a list of policies and has a Lit of its own would
 * otherwise make the second `createPolicy('lit-html')` throw.
 */
export const renameLitPolicy = () => inLit('heed:lit-policy', /[\\/]lit-html[\\/]lit-html\.js$/, ['createPolicy("lit-html"', 'createPolicy("heed-lit"']);

/** Takes for granted what every browser has that knows the colours of our styles (`light-dark`): style sheets that can be adopted. */
export const adoptStyles = () => inLit('heed:adopt-styles', /[\\/]reactive-element[\\/]css-tag\.js$/,
  ['t.ShadowRoot&&(void 0===t.ShadyCSS||t.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype', 'true']);

/** Leaves out what Lit has for decorators, for polyfills of browsers that heed does not know, and for options that it does not use. */
export const withoutDecorators = () => inLit('heed:without-decorators', /[\\/]reactive-element[\\/]reactive-element\.js$/,
  ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
  ['static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
  [',void 0!==t.l&&(this.l=[...t.l])', ''],
  ['const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}', ''],
  [',this.constructor.l?.forEach(t=>t(this))', ''],
  [',p=a.reactiveElementPolyfillSupport', ''], ['p?.({ReactiveElement:y}),', ''],
  // No property here asks for `useDefault`.
  ['||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))', ''],
  ['i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||(', '('], ['this[e]=r??this._$Ej?.get(e)??r', 'this[e]=r']);

/** Takes blanks and comments out of html`` and css``. */
export const minifyLiterals = () => ({ ...minifyHTML({ include: ['src/**/*.ts'], failOnError: true }), enforce: 'pre' });

/**
 * Turns `import('./x.ts')` into a static import and a settled promise, for builds of one file: what would be wrapped to run
 * later is then joined and shaken like everything else.
 */
export const inlineDynamicImports = () => ({
  name: 'heed:inline-dynamic-imports',
  enforce: 'pre',
  transform(code, id) {
    if (!/[\\/]src[\\/].*\.ts$/.test(id) || !/\bimport\(/.test(code)) return null;
    const imports = [];
    const text = code.replace(/\bimport\(\s*('[^']+')\s*\)/g, (_, source) => {
      imports.push(`import * as inlined${imports.length} from ${source};`);
      return `Promise.resolve(inlined${imports.length - 1})`;
    });
    return { code: `${imports.join('')}${text}`, map: null };
  },
});

/** What these modules import by that name is a file of its own, which lies beside theirs. */
export const beside = (importers, name) => ({
  name: 'heed:beside',
  enforce: 'pre',
  resolveId: (id, importer) => (id === name && importers.test(importer ?? '') ? { id: name.replace(/ts$/, 'js'), external: true } : null),
});

/** Puts nothing in place of modules that an element never asks for, though what loads them names them. */
export const leaveOut = (pattern) => ({
  name: 'heed:leave-out',
  enforce: 'pre',
  load: (id) => (pattern.test(id) ? 'export default undefined;' : null),
});

/** How often names are given anew: each time they pack a little better or worse. */
const NAMINGS = 8;

/**
 * What a module exports, as an object with a getter for each: the bundler's own helper makes the same one by one, in more words and in a chunk of its own,
 * and takes what a page has put on Object.prototype for exports.
 */
export function plainExports(code) {
  const plain = code.replace(/__exportAll\(\{([^{}()]*(?:\(\) => [^{}()]*)*)\}(?:, 1)?\)/g, (_, list) => `({${list.replace(/([\w$]+): \(\) => ([^,\n]+)/g, (one, name, value) => `get ${name}() { return ${value.trim()}; }`)}})`);
  if (/__exportAll\(/.test(plain)) throw new Error('The bundler writes exports in another way now: see plainExports in scripts/build/plugins.mjs.');
  return plain.replace(/^import \{ \w+ as __exportAll \} from "[^"]+";/m, '');
}

/** Minifies each chunk. (Terser: about 3 % below oxc and esbuild after Brotli.) */
export const shrink = () => ({
  name: 'heed:shrink',
  async renderChunk(written) {
    const code = plainExports(written);
    const options = { module: true, ecma: 2020, format: { comments: false } };
    const compress = { passes: 3, unsafe_arrows: true, inline: 1, hoist_funs: true };
    let { code: small, map } = await minify(code, { ...options, compress, sourceMap: true });
    let best;
    // Names are given by how often they stand there, which is known better once it is small.
    for (let i = 0; i < NAMINGS; i++) {
      ({ code: small, map } = await minify(small, { ...options, compress: i ? false : compress, sourceMap: { content: map } }));
      const weight = brotli(Buffer.from(small)).length;
      if (!best || weight < best.weight) best = { code: small, map, weight };
    }
    return { code: best.code, map: best.map };
  },
});

/** The licences of everything that was bundled, as their terms ask. */
export function licences(note) {
  const packages = new Set();
  return {
    name: 'heed:licences',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        for (const id of Object.keys(chunk.modules ?? {})) {
          const folder = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0];
          if (folder) packages.add(folder);
        }
      }
      note(packages);
    },
  };
}

/** Refuses what must not reach a page: imports it cannot resolve, Lit's own policy name, literals that kept their blanks. */
export const lastWords = () => ({
  name: 'heed:last-words',
  generateBundle(_, bundle) {
    for (const { type, code, fileName, imports } of Object.values(bundle)) {
      if (type !== 'chunk') continue;
      const foreign = imports.filter((name) => !(name in bundle) && !name.startsWith('./'));
      if (foreign.length) throw new Error(`${fileName} imports ${foreign.join(', ')}: a page without a bundler cannot resolve that.`);
      if (code.includes('"lit-html"')) throw new Error(`${fileName} makes Lit's own Trusted Types policy.`);
      if (/:host[^`{}]*\{\n/.test(code) || />\n\s*</.test(code)) throw new Error(`${fileName} has a css or html literal that was not minified.`);
    }
  },
});

/**
 * Who may import whom (docs: CONTRIBUTING, "The house"). Arrows go down:
 *
 *   define → widgets → controllers → form, drafts, backend → domain
 *                    → parts, theme, i18n                    (leaves, types of domain only)
 *
 * Words are needed wherever something is drawn: form and parts take i18n, and form takes parts and, for what is loaded later, its styles. The outbox knows the backend as a type.
 */
const src = (...folders) => `^src/(${folders.join('|')})/`;
const below = {
  define: ['define', 'widgets'],
  widgets: ['widgets', 'controllers', 'form', 'drafts', 'backend', 'domain', 'parts', 'theme', 'i18n'],
  controllers: ['controllers', 'form', 'drafts', 'backend', 'domain', 'i18n'],
  form: ['form', 'domain', 'parts', 'theme', 'i18n'],
  drafts: ['drafts', 'domain'],
  backend: ['backend', 'domain'],
  domain: ['domain'],
  parts: ['parts', 'i18n'],
  theme: ['theme'],
  i18n: ['i18n'],
};
/** Layers of which only types may be taken: a contract, but no code. */
const typesOf = { drafts: ['backend'], parts: ['domain'], theme: ['domain'], i18n: ['domain'] };

module.exports = {
  forbidden: [
    { name: 'no-cycles', comment: 'Modules that import each other in a ring cannot be understood, loaded or tested alone. (A module may load on demand what imports it: such a ring has an end.)', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } } },
    { name: 'no-unresolved', comment: 'An import must resolve.', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...Object.entries(below).map(([layer, allowed]) => ({
      name: `layer-${layer}`,
      comment: `src/${layer} may import from ${allowed.map((l) => `src/${l}`).join(', ')} only.`,
      severity: 'error',
      from: { path: src(layer) },
      to: { path: '^(src|server|stories|demo|test|scripts)/', pathNot: src(...allowed, ...(typesOf[layer] ?? [])) },
    })),
    ...Object.entries(typesOf).map(([layer, layers]) => ({
      name: `layer-${layer}-types`,
      comment: `src/${layer} may take types from ${layers.map((l) => `src/${l}`).join(', ')}, no code: write \`import type\`.`,
      severity: 'error',
      from: { path: src(layer) },
      to: { path: src(...layers), dependencyTypesNot: ['type-only'] },
    })),
    { name: 'index-registers-nothing', comment: 'Importing heed changes nothing on the page: registrations are in src/define, for whoever asks for them.', severity: 'error', from: { path: '^src/index\\.ts$' }, to: { path: src('define') } },
    { name: 'src-stands-alone', comment: 'src never imports server, stories, demo, test, scripts.', severity: 'error', from: { path: '^src/' }, to: { path: '^(server|stories|demo|test|scripts)/' } },
    { name: 'server-knows-domain-only', comment: 'The server takes the domain, through the package\'s exports: `heed/domain`.', severity: 'error', from: { path: '^server/' }, to: { path: '^src/', pathNot: src('domain') } },
    { name: 'server-through-exports', comment: 'The server imports `heed/domain`, never a path into src.', severity: 'error', from: { path: '^server/' }, to: { path: '^src/', dependencyTypes: ['local'] } },
    { name: 'server-stands-alone', comment: 'The server never imports stories, demo, test, scripts.', severity: 'error', from: { path: '^server/' }, to: { path: '^(stories|demo|test|scripts)/' } },
    { name: 'sql-in-store', comment: 'SQL lives in server/store only.', severity: 'error', from: { path: '^server/', pathNot: '^server/store/' }, to: { path: 'node_modules/(kysely|pg|better-sqlite3)/|^node:sqlite$|^sqlite$', dependencyTypesNot: ['type-only'] } },
    { name: 'idb-in-drafts', comment: 'IndexedDB lives in src/drafts only.', severity: 'error', from: { path: '^src/', pathNot: src('drafts') }, to: { path: 'node_modules/idb/' } },
    { name: 'domain-is-pure', comment: 'src/domain has no DOM, no I/O, no Lit.', severity: 'error', from: { path: src('domain') }, to: { path: 'node_modules/(lit|@lit|lit-html|lit-element|idb)/|^node:', dependencyTypesNot: ['type-only'] } },
    { name: 'no-node-in-src', comment: 'src runs in browsers.', severity: 'error', from: { path: '^src/' }, to: { dependencyTypes: ['core'] } },
    { name: 'no-dev-dependencies', comment: 'What is published must not import devDependencies.', severity: 'error', from: { path: '^src/' }, to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|storybook-static|\\.cache)/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['heed-source', 'import', 'node', 'default', 'types'], extensions: ['.ts', '.js', '.mjs', '.json'] },
    reporterOptions: { text: { highlightFocused: true } },
  },
};

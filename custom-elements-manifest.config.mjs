/** Keeps what a page author can use: members that are private, or start with `_`, are left out; modules come in order. */
const publicOnly = {
  name: 'heed:public-only',
  packageLinkPhase({ customElementsManifest }) {
    customElementsManifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
    for (const module of customElementsManifest.modules) {
      for (const declaration of module.declarations ?? []) {
        if (!declaration.members) continue;
        declaration.members = declaration.members.filter(({ name, privacy }) => !/^[#_]/.test(name) && privacy !== 'private' && privacy !== 'protected');
      }
    }
  },
};

export default {
  globs: ['src/widgets/*/*.ts'],
  // Parts of an element: no element of their own.
  exclude: ['src/widgets/case-library/drafting.ts', 'src/widgets/desk/{case-view,focus,gate,help,paper-view,preview,recording,scripts}.ts', 'src/widgets/outbox/cards.ts', 'src/widgets/case-tracker/receipt-check.ts', 'src/widgets/complaint-form/{device,extras,tabs,flow,flow-host,kept,pages,words}.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [publicOnly],
};

/** Shows every story as Storybook would (service, render, play); in Chromium, axe looks at what came of it, in both themes. */
import 'axe-core';
import type { RunOptions, run } from 'axe-core';
import { render } from 'lit';
import { DEFAULT_GLOBALS, frame, load } from '../../stories/support/story.ts';
import type { Globals, HeedMeta, HeedStory } from '../../stories/support/story.ts';

/** Each story is looked at like this, unless it says otherwise itself. */
const EVERY: readonly Partial<Globals>[] = [{ locale: 'en' }, { locale: 'zh-Hans' }, { locale: 'zh-Hant' }];
/** Words, colours and what axe reads are the same in every engine: the others show and play each story once. */
const FIRST = navigator.userAgent.includes('Chrome/');
const WAYS = FIRST ? EVERY : EVERY.slice(0, 1);

/** Written into the bundle of tests: `all`, or nothing. */
declare const HEED_LOOKS: string;
const ALL = HEED_LOOKS === 'all';

// It comes as a script that leaves a global.
const { axe } = globalThis as unknown as { readonly axe: { readonly run: typeof run } };

const RULES: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // About whole pages, which a story is not.
  rules: { 'region': { enabled: false }, 'page-has-heading-one': { enabled: false } },
  resultTypes: ['violations'],
};

/** All that the theme changes, and no language does: looked at in one of them, in all by `npm run test:browsers`. */
const COLOURS: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast'] }, resultTypes: ['violations'] };

/** All that a language changes. */
const WORDS: RunOptions = { ...RULES, rules: { ...RULES.rules, 'color-contrast': { enabled: false } } };

type Module<A> = { readonly default: HeedMeta<A> } & Readonly<Record<string, unknown>>;

/** Colours on their way to others would be judged half-way. */
const still = document.head.appendChild(document.createElement('style'));

/** The node, and every shadow root below it, however deep. */
const rootsIn = (node: Element | ShadowRoot): (Element | ShadowRoot)[] =>
  [node, ...[...node.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? rootsIn(shadowRoot) : []))];

async function settled(root: Element) {
  const moving = rootsIn(root).flatMap((node) => ('getAnimations' in node ? (node as Element).getAnimations({ subtree: true }) : []));
  await Promise.all([...moving, ...document.getAnimations()].map((animation) => { animation.finish(); return animation.finished; }));
}

async function violations(root: Element, rules: RunOptions): Promise<string[]> {
  const { violations: found } = await axe.run(root, rules);
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, html, failureSummary }) => `${id}: ${JSON.stringify(target)} ${html.slice(0, 300)} ${failureSummary}`));
}

/** The tests of all stories of a file. */
export function checkStories<A>(module: Module<A>): void {
  const { default: meta, ...stories } = module;
  describe(meta.title, () => {
    for (const [name, value] of Object.entries(stories)) {
      const story = value as HeedStory<A>;
      for (const way of WAYS) {
        const globals = { ...DEFAULT_GLOBALS, ...way, ...story.globals };
        if (story.globals && way !== WAYS[0]) continue;
        const coloured = ALL || way === WAYS[0];
        const themes = story.globals?.theme ? [story.globals.theme] : coloured ? ['light', 'dark'] : ['light'];
        it(`${name}, ${globals.locale}: ${FIRST ? `axe finds nothing, ${themes.join(' and ')}` : 'is shown and plays'}`, async () => {
          const parameters = { ...meta.parameters, ...story.parameters };
          const args = { ...meta.args, ...story.args } as A;
          const loaded = await load({ id: `${meta.title}-${name}`.replace(/\W+/g, '-').toLowerCase(), globals, parameters });
          const canvasElement = document.body.appendChild(document.createElement('div'));
          document.documentElement.lang = globals.locale;
          try {
            const draw = story.render ?? meta.render!;
            render(frame(draw(args, { loaded }), { globals, parameters }), canvasElement);
            await story.play?.({ canvasElement, args, loaded });
            const shown = canvasElement.firstElementChild as HTMLElement;
            const found: string[] = [];
            for (const [i, theme] of themes.entries()) {
              shown.style.colorScheme = theme;
              await settled(canvasElement);
              if (FIRST) found.push(...(await violations(canvasElement, i ? COLOURS : coloured ? RULES : WORDS)).map((words) => `${theme}: ${words}`));
            }
            if (found.length) throw new Error(found.join('\n'));
          } finally {
            // WebKit's database stands still once a page with an unfinished upload is gone.
            const form = canvasElement.querySelector('heed-complaint-form');
            const cut = parameters.heed?.fault?.behaviour === 'never' && form && new Promise((heard) => form.addEventListener('heed-submit-failed', heard, { once: true }));
            loaded.service.close();
            await cut;
            canvasElement.remove();
          }
        });
      }
    }
  });
}

still.textContent = '* { transition: none }';

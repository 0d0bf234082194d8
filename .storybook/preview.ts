import { setCustomElementsManifest } from '@storybook/web-components-vite';
import type { Preview } from '@storybook/web-components-vite';
import manifest from '../custom-elements.json';
import { startBackend } from '../stories/support/backend.ts';
import { DEFAULT_GLOBALS, frame, load } from '../stories/support/story.ts';
import type { Setting } from '../stories/support/story.ts';

setCustomElementsManifest(manifest);

const choice = (title: string, icon: string, items: Readonly<Record<string, string>>) => ({
  description: title, toolbar: { title, icon, dynamicTitle: true, items: Object.entries(items).map(([value, words]) => ({ value, title: words })) },
});

/** What a webmaster pastes: Storybook's own address of the story's service becomes theirs. */
const pasted = (code: string) => code.replace(/endpoint="\/at\/[^"]*"/g, 'endpoint="https://service.example"').replace(/ (class|style)=""/g, '');

const preview: Preview = {
  tags: ['autodocs'],
  beforeAll: () => startBackend('./mockServiceWorker.js'),
  loaders: [(context) => load(context as unknown as Setting)],
  decorators: [(story, context) => frame(story(), context as unknown as Setting)],
  initialGlobals: { ...DEFAULT_GLOBALS },
  globalTypes: {
    locale: choice('Locale', 'globe', { 'en': 'English', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文' }),
    theme: choice('Theme', 'contrast', { light: 'Light', dark: 'Dark' }),
    direction: choice('Direction', 'transfer', { ltr: 'Left to right', rtl: 'Right to left' }),
    backend: choice('Backend', 'database', { fast: 'Fast', slow: 'Slow', failing: 'Failing', offline: 'Offline' }),
  },
  parameters: {
    layout: 'fullscreen',
    backgrounds: { disable: true },
    a11y: { test: 'error', options: { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } },
    docs: { source: { transform: pasted, excludeDecorators: true } },
    options: { storySort: { order: ['Complaint form', ['*', 'Sending'], 'Case tracker', ['*', 'States'], 'Outbox', 'Provider'] } },
  },
};
export default preview;

import { mergeConfig } from 'vite';
import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  stories: ['../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: '@storybook/web-components-vite',
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  // scripts/msw.mjs puts the worker there.
  staticDirs: ['../.cache/msw'],
  viteFinal: (vite) => mergeConfig(vite, { resolve: { conditions: ['heed-source', 'module', 'browser', 'development|production'] }, build: { chunkSizeWarningLimit: 3000 } }),
};
export default config;

import type { Locale } from '../domain/form.ts';
import type { DeviceTerms } from './terms.ts';

export type { DeviceTerms } from './terms.ts';

// Not among the other parts: a page that shows a form should not pay for knowing where these are.
const modules: Readonly<Record<Locale, () => Promise<{ default: DeviceTerms }>>> = {
  'en': () => import('./en/device.ts'), 'zh-Hans': () => import('./zh-Hans/device.ts'), 'zh-Hant': () => import('./zh-Hant/device.ts'),
};

/** The words about what lies on this device. The same object each time, once loaded. */
export const loadDeviceTerms = async (locale: Locale): Promise<DeviceTerms> => (await modules[locale]()).default;

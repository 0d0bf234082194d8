/** What all stories share: the toolbar's settings, the page around a story, and its service. Storybook and the tests both use it. */
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Locale } from '../../src/domain/form.ts';
import type { Receipt } from '../../src/domain/records/case.ts';
import { DEFAULT_SITE } from '../../server/settings.ts';
import { openService } from './backend.ts';
import type { Behaviour, Fault, Service } from './backend.ts';
import { DeskService } from './desk.ts';
import { WORDS } from './words.ts';
import type { Words } from './words.ts';

export interface Globals {
  readonly locale: Locale;
  readonly theme: 'light' | 'dark';
  readonly direction: 'ltr' | 'rtl';
  readonly backend: Behaviour;
}
export const DEFAULT_GLOBALS: Globals = { locale: 'en', theme: 'light', direction: 'ltr', backend: 'fast' };

/** What was there before the story's page opened. */
export interface Loaded {
  readonly service: Service;
  readonly words: Words;
  /** A case of this visitor. */
  readonly receipt?: Receipt;
  /** The service behind a desk, where the story has one. */
  readonly desk?: DeskService;
}

export interface HeedParameters {
  /** The story's own bad day; without it, the toolbar's. */
  readonly fault?: Fault;
  /** Makes what was there before. */
  readonly before?: (service: Service, words: Words, locale: Locale) => Promise<Receipt | void>;
  /** Fills the desk's service; stories of the staff have one of their own. */
  readonly desk?: (desk: DeskService, words: Words) => Promise<Receipt | void>;
  /** Pixels of the place the widget stands in. */
  readonly width?: number;
}

/** What a story's functions get; Storybook's context has it all. */
export interface Setting {
  readonly id: string;
  readonly globals: Partial<Globals>;
  readonly parameters: { readonly heed?: HeedParameters };
}

export async function load({ id, globals, parameters: { heed = {} } }: Setting): Promise<Loaded> {
  const { locale, backend } = { ...DEFAULT_GLOBALS, ...globals };
  const service = await openService(id);
  const words = WORDS[locale];
  const desk = heed.desk && await DeskService.open(locale, { ...DEFAULT_SITE, surveyUrl: 'https://shop.example/survey' });
  const receipt = await (desk ? heed.desk!(desk, words) : heed.before?.(service, words, locale)) ?? undefined;
  desk?.now();
  service.fault = heed.fault ?? { behaviour: backend };
  return { service, words, receipt, desk };
}

/** A page in the language, colours and direction that the toolbar asks for. */
export function frame(story: unknown, { globals, parameters: { heed = {} } }: Pick<Setting, 'globals' | 'parameters'>): TemplateResult {
  const { locale, theme, direction } = { ...DEFAULT_GLOBALS, ...globals };
  return html`<div lang=${locale} dir=${direction} style="color-scheme: ${theme}; background: Canvas; color: CanvasText; padding: 1.5rem; font-family: system-ui, sans-serif">
    <div style="max-inline-size: ${heed.width ? `${heed.width}px` : '46rem'}; margin-inline: auto">${story}</div>
  </div>`;
}

/** What a play function gets. */
export interface Scene<A> {
  readonly canvasElement: HTMLElement;
  readonly args: A;
  readonly loaded: Loaded;
}

/** A story, as Storybook's component story format wants it. */
export interface HeedStory<A> {
  readonly name?: string;
  readonly tags?: readonly string[];
  readonly args?: Partial<A>;
  readonly globals?: Partial<Globals>;
  readonly parameters?: { readonly heed?: HeedParameters; readonly [name: string]: unknown };
  readonly render?: (args: A, context: { readonly loaded: Loaded }) => TemplateResult;
  readonly play?: (scene: Scene<A>) => Promise<void>;
}

export interface HeedMeta<A> extends HeedStory<A> {
  readonly title: string;
  readonly component: string;
  readonly argTypes?: Readonly<Record<string, object>>;
}

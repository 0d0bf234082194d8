/** What the browser tests of the widgets share: a real server in the page, and eyes and hands on a widget. */
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { html, render } from 'lit';
import type { TemplateResult } from 'lit';
import '../../src/define/all.ts';
import type { HeedBackend } from '../../src/backend/port.ts';
import { RestBackend } from '../../src/backend/rest.ts';
import type { HeedCaseTracker } from '../../src/widgets/case-tracker/case-tracker.ts';
import type { HeedComplaintForm } from '../../src/widgets/complaint-form/complaint-form.ts';
import type { Locale } from '../../src/domain/form.ts';
import type { CaseKind } from '../../src/domain/forms/case-intake.ts';
import { createApp } from '../../server/app.ts';
import { memoryFiles } from '../../server/files/memory.ts';
import { DEFAULTS } from '../../server/settings.ts';
import type { Settings } from '../../server/settings.ts';
import { multipart } from './multipart.ts';
import { openWasmStore } from '../../server/store/dialects/sqlite-wasm.ts';
import type { SqliteWasm } from '../../server/store/dialects/sqlite-wasm.ts';
import type { Store } from '../../server/store/store.ts';
import enCases from '../../src/i18n/en/cases.ts';
import enForm from '../../src/i18n/en/form.ts';
import enSending from '../../src/i18n/en/sending.ts';
import hansCases from '../../src/i18n/zh-Hans/cases.ts';
import hansForm from '../../src/i18n/zh-Hans/form.ts';
import hansSending from '../../src/i18n/zh-Hans/sending.ts';
import hantCases from '../../src/i18n/zh-Hant/cases.ts';
import hantForm from '../../src/i18n/zh-Hant/form.ts';
import hantSending from '../../src/i18n/zh-Hant/sending.ts';

export const TERMS = {
  'en': { form: enForm, sending: enSending, cases: enCases },
  'zh-Hans': { form: hansForm, sending: hansSending, cases: hansCases },
  'zh-Hant': { form: hantForm, sending: hantSending, cases: hantCases },
} satisfies Record<Locale, unknown>;
export const LOCALES = Object.keys(TERMS) as Locale[];
export const KINDS = ['complaint', 'inquiry', 'suggestion'] as const satisfies readonly CaseKind[];
export const en = TERMS.en;

const placed: HTMLElement[] = [];
afterEach(() => placed.splice(0).forEach((frame) => frame.remove()));
/** Puts something on the page until the test is over. (The fixture of @open-wc waits for a frame, which a page in the background never draws.) */
export function place<E extends Element = HTMLElement>(template: TemplateResult): E {
  const frame = document.createElement('div');
  document.body.append(frame);
  placed.push(frame);
  render(template, frame);
  return frame.firstElementChild as E;
}

/** What a request meets on its way to the server. */
export type Way = (request: Request, next: () => Promise<Response>) => Promise<Response>;

export interface World {
  readonly backend: RestBackend;
  readonly store: Store;
  /** Every request that came to the server, with its body where it is JSON. */
  readonly asked: { readonly method: string; readonly path: string; readonly key: string | null; readonly body?: Sent }[];
  /** Stands between widget and server; by default an open road. */
  way: Way;
  /** The same for the question what the site has changed in its forms. */
  config: Way;
}
export interface Sent {
  readonly kind: string;
  readonly values: Record<string, unknown>;
  readonly files: readonly string[];
  readonly extra?: readonly { readonly name: string; readonly label: string; readonly value: string }[];
  readonly locale: string;
  readonly type: string;
  readonly text?: string;
}

let sqlite: Promise<SqliteWasm> | undefined;

/** A server with an empty database in this page, and the adapter that asks it. */
export async function world({ settings, clock = Date.now }: { settings?: Partial<Settings>; clock?: () => number } = {}): Promise<World> {
  const store = openWasmStore(await (sqlite ??= (sqlite3InitModule as unknown as () => Promise<SqliteWasm>)()));
  await store.migrate();
  const app = createApp({
    store, files: memoryFiles(), settings: { ...DEFAULTS, ...settings }, clock, random: (n) => crypto.getRandomValues(new Uint8Array(n)),
    log: { info: () => undefined, error: (record, message) => console.error(message, record) },
    staff: () => Promise.resolve({ id: 'u1', displayName: 'Wu Min', roles: ['manager', 'agent'] }),
  });
  const asked: World['asked'][number][] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(`${input instanceof Request ? input.url : input}`, location.origin);
    const form = init?.body instanceof FormData ? await multipart(init.body) : undefined;
    const request = new Request(url, form ? { ...init, headers: { ...init!.headers as Record<string, string>, 'Content-Type': form.type }, body: await form.body.arrayBuffer() } : init);
    // What is asked when a form comes onto the page is nothing that a test of its visitor means.
    if (url.pathname === '/v1/config') return it.config(request, async () => app.fetch(request));
    return it.way(request, async () => {
      const { pathname: path } = new URL(request.url);
      const copy = request.clone();
      const body = request.headers.get('content-type')?.includes('json') ? await copy.json() as Sent : undefined;
      asked.push({ method: request.method, path, key: request.headers.get('Idempotency-Key'), body });
      return app.fetch(request);
    });
  };
  const it: World = {
    store, asked, way: (_, next) => next(), config: (_, next) => next(),
    // No pause between its quick tries.
    backend: new RestBackend({ endpoint: '', fetch, wait: (ms, signal) => new Promise((resolve) => { if (ms < 15_000 && !signal?.aborted) resolve(); }) }),
  };
  return it;
}

/** There is no connection. */
export const offline: Way = () => Promise.reject(new TypeError('Failed to fetch'));

let sites = 0;
/** Drafts of one test are not found by another one, nor by another page of this run. */
export const newSite = (): string => `t${++sites}-${crypto.getRandomValues(new Uint32Array(1))[0]}`;

/** Resolves with what `look` finds in the element's shadow root once it finds something; looks after every change there. */
export function until<T>(element: Element, look: (root: ShadowRoot) => T | null | undefined | false): Promise<T> {
  const root = element.shadowRoot!;
  return new Promise((resolve, reject) => {
    const test = () => {
      try {
        const found = look(root);
        if (!found) return;
        observer.disconnect();
        resolve(found);
      } catch (error) {
        observer.disconnect();
        reject(error as Error);
      }
    };
    const observer = new MutationObserver(test);
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    test();
  });
}

/** Resolves with the next event of this type on the element. */
export const heard = <K extends keyof HTMLElementEventMap>(element: EventTarget, type: K): Promise<HTMLElementEventMap[K]> =>
  new Promise((resolve) => { element.addEventListener(type, (event) => resolve(event as HTMLElementEventMap[K]), { once: true }); });

/** The browser's next task. */
export const task = (): Promise<void> => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => resolve(port1.close());
  port2.postMessage(0);
});

export const $ = <E extends Element = HTMLElement>(element: Element, selector: string): E => {
  const found = element.shadowRoot!.querySelector<E>(selector);
  if (!found) throw new Error(`<${element.localName}> shows no ${selector}`);
  return found;
};
export const $$ = <E extends Element = HTMLElement>(element: Element, selector: string): E[] => [...element.shadowRoot!.querySelectorAll<E>(selector)];

export type Control = HTMLInputElement & HTMLTextAreaElement & HTMLSelectElement;
export const control = (element: Element, name: string): Control => $<Control>(element, `#${CSS.escape(name)}`);
export const errorOf = (element: Element, name: string): string | undefined => $(element, `[data-field="${name}"]`).querySelector(':scope > .error')?.textContent ?? undefined;
export const focused = (element: Element): HTMLElement | null => element.shadowRoot!.activeElement as HTMLElement | null;
export const button = (element: Element, words: string): HTMLButtonElement => {
  const found = $$<HTMLButtonElement>(element, 'button, a.button').find((b) => b.textContent!.trim() === words && b.getClientRects().length);
  if (!found) throw new Error(`<${element.localName}> shows no button "${words}"`);
  return found;
};
export const text = (element: Element): string => [...element.shadowRoot!.children].filter((e) => e.getClientRects().length).map((e) => (e as HTMLElement).innerText).join('\n');

/** Writes as a person does: the field has the focus, its value changes, an `input` event tells so. */
export function type(field: HTMLElement, value: string): void {
  const input = field as Control;
  if ((input.getRootNode() as ShadowRoot).activeElement !== input) enter(input);
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** Goes into a field; where the window is in the background, with the events a browser owes. */
export function enter(field: HTMLElement): void {
  const before = (field.getRootNode() as ShadowRoot).activeElement;
  let told = false;
  const hear = () => { told = true; };
  field.addEventListener('focus', hear);
  field.focus();
  field.removeEventListener('focus', hear);
  if (told) return;
  before?.dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true, relatedTarget: field }));
  field.dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true, relatedTarget: before }));
}

/** Goes on from a field. */
export function leave(field: HTMLElement): void {
  let told = false;
  const hear = () => { told = true; };
  field.addEventListener('focusout', hear);
  field.blur();
  field.removeEventListener('focusout', hear);
  if (!told) field.dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }));
}

export function choose(field: HTMLElement, value: string): void {
  enter(field);
  (field as HTMLSelectElement).value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
export const radio = (element: Element, name: string, value: string): HTMLInputElement => $<HTMLInputElement>(element, `input[name="${name}"][value="${value}"]`);

export function key(field: HTMLElement, name: string, init: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true, ...init });
  field.dispatchEvent(event);
  return event;
}

/** Puts files into a picker, as its dialog does. */
export function pick(input: HTMLElement, ...files: File[]): void {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  (input as HTMLInputElement).files = data.files;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** What a paste brings; Firefox takes no clipboard from a script, so it is put beside the event. */
export const paste = (clipboardData: DataTransfer): ClipboardEvent =>
  Object.defineProperty(new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true }), 'clipboardData', { value: clipboardData });

/** A picture of this size. */
export async function picture(name = 'crack.png', width = 64, height = 48, mime = 'image/png'): Promise<File> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#a63';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#fff';
  context.fillRect(width / 3, 0, 3, height);
  const blob = await new Promise<Blob>((resolve) => { canvas.toBlob((made) => resolve(made!), mime); });
  return new File([blob], name, { type: mime });
}
const openPicture = globalThis.createImageBitmap;
/** Holds pictures back while they are made ready, as a slow phone does. */
export function slowPictures(): { readonly begun: Promise<void>; release(): void } {
  let release!: () => void;
  const gate = new Promise<void>((resolve) => { release = resolve; });
  const begun = new Promise<void>((resolve) => {
    globalThis.createImageBitmap = (async (...given: [Blob]) => {
      resolve();
      await gate;
      return openPicture(...given);
    }) as typeof createImageBitmap;
  });
  return { begun, release };
}
export const quickPictures = (): void => { globalThis.createImageBitmap = openPicture; };

export const pdf = (name = 'receipt.pdf'): File => new File(['%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'], name, { type: 'application/pdf' });

const never = () => new Promise<never>(() => { /* Nobody asks it anything. */ });
/** A backend that never answers, for what is not sent. */
export const SILENT: HeedBackend = { cases: { submit: never }, uploads: { upload: never } };

export interface FormSetting { readonly world?: World; readonly lang?: string; readonly site?: string; readonly attributes?: Record<string, string>; readonly props?: Partial<HeedComplaintForm>; readonly inner?: string }

/** A complaint form on the page, drawn. */
export async function complaintForm({ world: it, lang = 'en', site = newSite(), attributes = {}, props = {}, inner }: FormSetting = {}): Promise<HeedComplaintForm> {
  const frame = place(html`<div lang=${lang}></div>`);
  const element = document.createElement('heed-complaint-form');
  for (const [name, value] of Object.entries({ site, ...attributes })) element.setAttribute(name, value);
  Object.assign(element, { backend: it ? it.backend : SILENT }, props);
  if (inner) element.innerHTML = inner;
  frame.append(element);
  await element.updateComplete;
  await until(element, (root) => root.querySelector('form'));
  return element;
}

export interface TrackerSetting { readonly world?: World; readonly lang?: string; readonly attributes?: Record<string, string>; readonly props?: Partial<HeedCaseTracker>; readonly inner?: string }

export async function tracker({ world: it, lang = 'en', attributes = {}, props = {}, inner }: TrackerSetting = {}): Promise<HeedCaseTracker> {
  const frame = place(html`<div lang=${lang}></div>`);
  const element = document.createElement('heed-case-tracker');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (it) element.backend = it.backend;
  Object.assign(element, props);
  if (inner) element.innerHTML = inner;
  frame.append(element);
  await element.updateComplete;
  if (element.backend) await until(element, (root) => root.querySelector('h2'));
  return element;
}

/** Writes what every kind of form needs, and `more`. */
export function fill(element: Element, more: Record<string, string> = {}): void {
  for (const [name, value] of Object.entries({ subject: 'Lid is cracked', description: 'It came with a crack.', name: 'Lin Wei', email: 'lin@example.com', ...more })) {
    const field = control(element, name);
    if (field.localName === 'select') choose(field, value);
    else type(field, value);
  }
  const consent = control(element, 'consent');
  enter(consent);
  if (!consent.checked) consent.click();
}

export const submit = (element: Element): void => $<HTMLButtonElement>(element, 'form [type=submit]').click();
export const reviewed = (element: Element): Promise<HTMLElement> => until(element, (root) => [...root.querySelectorAll('.panel h2')].find((h) => h.textContent === en.sending.ui.reviewTitle)?.closest<HTMLElement>('.panel'));
/** The receipt, once it is shown: reference, code, and its panel. */
export async function receipt(element: Element): Promise<{ reference: string; trackingCode: string; panel: HTMLElement }> {
  const panel = await until(element, (root) => root.querySelector<HTMLElement>('.receipt'));
  const [reference, trackingCode] = [...panel.querySelectorAll('output')].map((output) => output.textContent!);
  return { reference: reference!, trackingCode: trackingCode!, panel };
}

/** Fills in, checks, sends; the receipt. */
export async function file(element: HeedComplaintForm, more: Record<string, string> = {}): Promise<{ reference: string; trackingCode: string; panel: HTMLElement }> {
  fill(element, more);
  submit(element);
  if (!element.noReview) {
    const panel = await reviewed(element);
    panel.querySelector<HTMLButtonElement>('.primary')!.click();
  }
  return receipt(element);
}

/** Calls of console.error while `work` runs. */
export async function complaints(work: () => unknown): Promise<string[]> {
  const { error } = console;
  const heardErrors: string[] = [];
  console.error = (...words: unknown[]) => void heardErrors.push(words.join(' '));
  try {
    await work();
  } finally {
    console.error = error;
  }
  return heardErrors;
}

/** The next file that the page gives the visitor to save. */
export async function saved(work: () => unknown): Promise<{ readonly name: string; readonly content: Blob }> {
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  let content: Blob | undefined;
  try {
    return await new Promise((resolve) => {
      URL.createObjectURL = (blob) => createObjectURL.call(URL, content = blob as Blob);
      HTMLAnchorElement.prototype.click = function(this: HTMLAnchorElement) {
        if (this.download) resolve({ name: this.download, content: content! });
        else click.call(this);
      };
      work();
    });
  } finally {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  }
}

/**
 * The service behind the desk's stories and tests: heed-server's own app in the page, with a database of its own, and people who
 * sign in as they do in production. Requests go to the app directly, for a service worker passes on no cookies.
 */
import startSqlite from '@sqlite.org/sqlite-wasm';
import type { CaseKind, Locale, Role, Values } from 'heed/domain';
import { createApp } from '../../server/app.ts';
import { pbkdf2 } from '../../server/auth/passwords.ts';
import { memoryFiles } from '../../server/files/memory.ts';
import { DEFAULTS } from '../../server/settings.ts';
import type { Settings, SiteSettings } from '../../server/settings.ts';
import { openWasmStore } from '../../server/store/dialects/sqlite-wasm.ts';
import type { SqliteWasm } from '../../server/store/dialects/sqlite-wasm.ts';
import type { Store } from '../../server/store/store.ts';
import { RestDesk } from '../../src/backend/desk-rest.ts';
import { RestBackend } from '../../src/backend/rest.ts';
import type { DeskCase } from '../../src/domain/records/desk.ts';
import type { Receipt } from '../../src/domain/records/case.ts';
import { multipart } from '../../test/widgets/multipart.ts';

const MINUTE = 60_000;
const MANY = { max: 1e6, seconds: 600 };
const settings: Settings = { ...DEFAULTS, limits: { ...DEFAULTS.limits, filing: MANY, uploads: MANY, tracking: MANY, wrongCodes: MANY, signIn: MANY, signInName: MANY, signInNameAnywhere: MANY, staff: MANY } };
const passwords = pbkdf2({ iterations: 10 });

export const PASSWORD = 'three cups before noon';
export type StaffRole = Extract<Role, 'agent' | 'handler' | 'manager' | 'admin'>;
const NAMES: Readonly<Record<Locale, Readonly<Record<StaffRole, string>>>> = {
  'en': { agent: 'Wu Min', handler: 'Chen Gang', manager: 'Zhao Hui', admin: 'He Ping' }, 'zh-Hans': { agent: '吴敏', handler: '陈刚', manager: '赵慧', admin: '何平' }, 'zh-Hant': { agent: '吳敏', handler: '陳剛', manager: '趙慧', admin: '何平' },
};
export const DEPARTMENTS = [
  { id: 'workshop', name: { 'en': 'Workshop', 'zh-Hans': '工坊', 'zh-Hant': '工坊' } }, { id: 'packing', name: { 'en': 'Packing', 'zh-Hans': '包装组', 'zh-Hant': '包裝組' } },
];

/** What a request of the desk meets on its way. */
export type Way = (path: string, next: () => Promise<Response>) => Promise<Response>;

/** No pause between quick tries, and no end of waiting for an answer. */
export const patience = (ms: number, signal?: AbortSignal): Promise<void> => new Promise((resolve) => { if (ms < 15_000 && !signal?.aborted) resolve(); });

let sqlite: Promise<SqliteWasm> | undefined;
let keys = 0;
const newKey = () => `desk-story-key-${++keys}`;

export class DeskService {
  readonly store: Store;
  readonly customer: RestBackend;
  readonly locale: Locale;
  /** Milliseconds by which the service's clock is off. */
  shift = 0;
  way: Way = (_, next) => next();
  readonly #app: ReturnType<typeof createApp>;

  private constructor(store: Store, locale: Locale, site?: SiteSettings) {
    this.store = store;
    this.locale = locale;
    this.#app = createApp({
      store, files: memoryFiles(), settings: site ? { ...settings, sites: { default: site } } : settings, passwords, mailing: true, clock: () => Date.now() + this.shift, random: (length) => crypto.getRandomValues(new Uint8Array(length)),
      log: { info: () => { /* Nobody reads it. */ }, error: (record, message) => console.error(message, record) },
    });
    this.customer = new RestBackend({ endpoint: '', fetch: this.fetch(), wait: patience });
  }

  static async open(locale: Locale = 'en', site?: SiteSettings): Promise<DeskService> {
    const store = openWasmStore(await (sqlite ??= (startSqlite as unknown as () => Promise<SqliteWasm>)()));
    await store.migrate();
    for (const department of DEPARTMENTS) await store.staff.putDepartment('default', department);
    const passwordHash = await passwords.hash(PASSWORD);
    for (const [role, displayName] of Object.entries(NAMES[locale])) {
      await store.staff.addUser({
        site: 'default', id: `u-${role}`, name: role, displayName, roles: [role as Role], departments: role === 'handler' ? ['workshop'] : [], passwordHash, mustChange: false, disabled: false,
        createdAt: '2026-01-01T00:00:00.000Z',
      });
    }
    return new DeskService(store, locale, site);
  }

  /** An adapter in a browser of its own, where nobody is signed in. `deaf`: no news reach it. */
  browser({ deaf = false } = {}): RestDesk {
    let cookie = '';
    const jar = { get: () => cookie, set: (given: string) => { cookie = given.split(';')[0]!; } };
    const desk = new RestDesk({ endpoint: '', fetch: this.fetch(jar), wait: patience });
    if (deaf) desk.watch = () => undefined;
    return desk;
  }

  /** Somebody signed in. */
  async as(role: StaffRole): Promise<RestDesk> {
    const desk = this.browser();
    await desk.signIn({ name: role, password: PASSWORD });
    return desk;
  }

  /** A case that came in so many minutes ago. */
  async file(kind: CaseKind, values: Values, ago = 0, files: readonly File[] = []): Promise<Receipt> {
    this.shift = -ago * MINUTE;
    const uploads = [];
    for (const file of files) uploads.push((await this.customer.uploads.upload(file, { name: file.name })).id);
    const receipt = await this.customer.cases.submit({ kind, form: { id: kind, version: 1 }, values, files: uploads, locale: this.locale }, { idempotencyKey: newKey() });
    return receipt;
  }

  /** A step of the staff, some minutes after the one before. */
  async step(role: StaffRole, reference: string, type: string, payload: Values = {}, later = 10): Promise<DeskCase> {
    this.shift = Math.min(0, this.shift + later * MINUTE);
    const desk = await this.as(role);
    return desk.act(reference, { type, payload, version: (await desk.open(reference)).version }, { idempotencyKey: newKey() });
  }

  /** A step of the customer. */
  async say({ reference, trackingCode }: Receipt, type: string, text?: string, later = 10): Promise<void> {
    this.shift = Math.min(0, this.shift + later * MINUTE);
    await this.customer.cases.append({ reference, trackingCode }, { type, text }, { idempotencyKey: newKey() });
  }

  /** The clock is right again. */
  now(): void {
    this.shift = 0;
  }

  /** The way of requests to this service, with cookies of its own or none. */
  fetch(cookies?: { get(): string; set(cookie: string): void }): typeof globalThis.fetch {
    return async (input, init) => {
      const url = new URL(`${input as string}`, location.origin);
      const form = init?.body instanceof FormData ? await multipart(init.body) : undefined;
      const request = new Request(url, form ? { ...init, headers: { ...init!.headers as Record<string, string>, 'Content-Type': form.type }, body: await form.body.arrayBuffer() } : init);
      return this.way(url.pathname.slice(3), async () => this.#app.fetch(request, { ...(cookies && { cookies }) }));
    };
  }
}

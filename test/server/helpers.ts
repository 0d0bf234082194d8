import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after } from 'node:test';
import pg from 'pg';
import { createApp, type Parts } from '../../server/app.ts';
import { pbkdf2 } from '../../server/auth/passwords.ts';
import type { Files } from '../../server/files/files.ts';
import { memoryFiles } from '../../server/files/memory.ts';
import { DEFAULT_SITE, DEFAULTS, type Settings } from '../../server/settings.ts';
import { openSqliteStore } from '../../server/store/dialects/node-sqlite.ts';
import type { Store } from '../../server/store/store.ts';
import { findPostgres } from '../../scripts/postgres.mjs';

/** A folder that is gone after the tests of this file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'heed-test-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const many = { max: 1e9, seconds: 60 };
export const UNLIMITED: Settings = { ...DEFAULTS, limits: { filing: many, uploads: many, tracking: many, wrongCodes: many, signIn: many, signInName: many, signInNameAnywhere: many, staff: many } };
export const SITE = DEFAULT_SITE;

export const complaint = (values: object = {}, more: object = {}) => ({
  kind: 'complaint', form: { id: 'complaint', version: 1 }, locale: 'en', files: [] as string[],
  values: { subject: 'A broken lid', description: 'Line one\nLine two, 第三行', name: 'Ann 李', email: 'ann@example.com', consent: true, ...values }, ...more,
});

let keys = 0;
export const newKey = () => `test-key-${String(keys++).padStart(12, '0')}`;

export interface Answer<T> { readonly status: number; readonly headers: Headers; readonly body: T; readonly text: string }

/** Where a request comes from, and under which name the server was asked. */
export interface Whence { readonly address?: string; readonly host?: string }

export interface TestApp {
  readonly store: Store;
  readonly files: Files;
  /** Log records. */
  readonly logged: object[];
  /** Milliseconds; add to it to let time pass. */
  readonly time: { now: number };
  fetch(path: string, init?: RequestInit & Whence): Promise<Response>;
  call<T>(path: string, init?: RequestInit & Whence): Promise<Answer<T>>;
  post<T>(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
  /** Writes into the database behind the server's back. */
  sql(statement: string): Promise<void>;
  upload<T>(bytes: Uint8Array | string, name?: string, type?: string): Promise<Answer<T>>;
}

/** The real app on a database of its own. */
export async function testApp({ settings = UNLIMITED, folder = temporaryFolder(), store = openSqliteStore(folder), staff, mailbox, mailing }:
{ settings?: Settings; folder?: string; store?: Store; staff?: Parts['staff']; mailbox?: boolean; mailing?: boolean } = {}): Promise<TestApp> {
  await store.migrate();
  const files = memoryFiles();
  const time = { now: Date.parse('2026-03-04T05:06:07.000Z') };
  const logged: object[] = [];
  const keep = (record: object) => void logged.push(record);
  const app = createApp({
    store, files, settings, clock: () => time.now, random: (n) => crypto.getRandomValues(new Uint8Array(n)), passwords: pbkdf2({ iterations: 10 }), log: { info: keep, error: keep },
    ...(staff && { staff }), ...(mailbox && { mailbox }), ...(mailing && { mailing }),
  });
  after(() => store.close());
  const fetch: TestApp['fetch'] = async (path, { address = '192.0.2.1', host = 'heed.test', ...init } = {}) => app.fetch(new Request(`http://${host}${path}`, init), { address });
  const call = async <T>(path: string, init?: Parameters<TestApp['fetch']>[1]): Promise<Answer<T>> => {
    const response = await fetch(path, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: (/json/.test(response.headers.get('Content-Type') ?? '') ? JSON.parse(text) : undefined) as T };
  };
  return {
    store, files, logged, time, fetch, call,
    sql: async (statement) => {
      const db = new DatabaseSync(join(folder, 'heed.db'));
      db.exec(statement);
      db.close();
    },
    post: (path, body, headers = {}) => call(path, {
      method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': newKey(), ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
    upload: (bytes, name = 'photo.png', type = 'image/png') => {
      const form = new FormData();
      form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>], { type }), name);
      return call('/v1/uploads', { method: 'POST', body: form });
    },
  };
}

/** A PostgreSQL for this file's tests: makes a new database each time it is asked. `null` where there is none. */
export async function postgres(): Promise<(() => Promise<string>) | null> {
  const server = await findPostgres();
  if (!server) return null;
  const made: string[] = [];
  const admin = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  after(async () => {
    await admin(...made.map((name) => `drop database if exists ${name} with (force)`));
    await server.stop();
  });
  return async () => {
    const name = `heed_test_${process.pid}_${made.length}`;
    made.push(name);
    await admin(`create database ${name}`);
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    return url.href;
  };
}

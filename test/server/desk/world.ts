/** A service with people in it: their sign-ins, and cases at every place of their lives. */
import assert from 'node:assert/strict';
import type { CaseKind, DeskCase, PublicCase, Receipt, Role, Session, Values } from 'heed/domain';
import { pbkdf2 } from '../../../server/auth/passwords.ts';
import { type Answer, complaint, newKey, testApp, type TestApp } from '../helpers.ts';

export interface ProblemBody { readonly code: string; readonly reason?: string; readonly issues?: readonly { readonly path: string; readonly code: string }[]; readonly case?: DeskCase }

export const PASSWORD = 'a quiet green kettle';
const hashed = pbkdf2({ iterations: 10 }).hash(PASSWORD);

/** Name, role, departments. */
export const PEOPLE = {
  ann: { roles: ['agent'], departments: [] }, hua: { roles: ['handler'], departments: ['kiln'] }, bo: { roles: ['handler'], departments: ['packing'] },
  mei: { roles: ['manager'], departments: [] }, root: { roles: ['admin'], departments: [] },
} as const satisfies Record<string, { roles: readonly Role[]; departments: readonly string[] }>;
export type Name = keyof typeof PEOPLE;

/** Somebody who is signed in. */
export interface Desk {
  readonly session: Session;
  readonly headers: Readonly<Record<string, string>>;
  get<T>(path: string): Promise<Answer<T>>;
  send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
  /** Takes a step on the case as it is; it must be taken. */
  act(reference: string, type: string, payload?: Values, files?: readonly string[]): Promise<DeskCase>;
  open(reference: string): Promise<DeskCase>;
}

export interface World extends TestApp {
  as(name: string, password?: string): Promise<Desk>;
  file(kind?: CaseKind, values?: Values): Promise<Receipt>;
  /** As the customer; the step must be taken. */
  say(receipt: Receipt, type: string, text?: string, files?: readonly string[]): Promise<PublicCase>;
  see(receipt: Pick<Receipt, 'reference' | 'trackingCode'>): Promise<PublicCase>;
}

export const cookieOf = ({ headers }: Answer<unknown>): string => (headers.get('Set-Cookie') ?? '').split(';')[0]!;

export async function world(options: Parameters<typeof testApp>[0] = {}): Promise<World> {
  const app = await testApp(options);
  const { store, call, post } = app;
  await store.staff.putDepartment('default', { id: 'kiln', name: { 'en': 'Kiln', 'zh-Hans': '窑炉' } });
  await store.staff.putDepartment('default', { id: 'packing', name: 'Packing' });
  for (const [name, { roles, departments }] of Object.entries(PEOPLE)) {
    await store.staff.addUser({
      site: 'default', id: `u-${name}`, name, displayName: name[0]!.toUpperCase() + name.slice(1), roles, departments, passwordHash: await hashed, mustChange: false, disabled: false,
      createdAt: '2026-01-01T00:00:00.000Z',
    });
  }
  const ok = <T>(answer: Answer<T>): T => {
    assert.ok(answer.status < 300, `${answer.status} ${answer.text}`);
    return answer.body;
  };
  const as = async (name: string, password = PASSWORD): Promise<Desk> => {
    const signed = await call<Session>('/v1/desk/session', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ name, password }) });
    const session = ok(signed);
    const headers = { 'Cookie': cookieOf(signed), 'Heed-CSRF': session.csrf! };
    const get: Desk['get'] = (path) => call(path, { headers });
    const send: Desk['send'] = (method, path, body, more = {}) =>
      call(path, { method, headers: { 'Content-Type': 'application/json', 'Idempotency-Key': newKey(), ...headers, ...more }, body: body === undefined ? undefined : JSON.stringify(body) });
    const open = async (reference: string) => ok(await get<DeskCase>(`/v1/desk/cases/${reference}`));
    const act: Desk['act'] = async (reference, type, payload = {}, files = []) =>
      ok(await send<DeskCase>('POST', `/v1/desk/cases/${reference}/events`, { type, payload, files, version: (await store.caseByReference('default', reference))!.headSeq }));
    return { session, headers, get, send, act, open };
  };
  return {
    ...app, as,
    file: async (kind = 'complaint', values = {}) => ok(await post<Receipt>('/v1/cases', { ...complaint(values), kind, form: { id: kind, version: 1 } })),
    say: async ({ reference, trackingCode }, type, text, files = []) => ok(await post<PublicCase>(`/v1/cases/${reference}/events`, { type, ...(text !== undefined && { text }), files }, { 'Heed-Tracking-Code': trackingCode })),
    see: async ({ reference, trackingCode }) => ok(await call<PublicCase>(`/v1/cases/${reference}`, { headers: { 'Heed-Tracking-Code': trackingCode } })),
  };
}

/** Everybody of the complaint's journey. */
export async function everybody(under: World) {
  const [ann, hua, mei] = [await under.as('ann'), await under.as('hua'), await under.as('mei')];
  const toAssigned = async (reference: string, departments = ['kiln']) => {
    await ann.act(reference, 'accept', { text: 'We are sorry.' });
    await ann.act(reference, 'analyse', { cause: 'Glaze too thin', responsibility: 'Kiln' });
    await mei.act(reference, 'confirm');
    return ann.act(reference, 'assign', { departments });
  };
  const toFeedback = async (receipt: Receipt) => {
    await hua.act(receipt.reference, 'propose', { text: 'A new pot', by: new Date(under.time.now + 15 * 864e5).toISOString().slice(0, 10), cost: 12 });
    await mei.act(receipt.reference, 'approve');
    await under.say(receipt, 'agree');
    return hua.act(receipt.reference, 'report-done', { text: 'Sent.' });
  };
  return { ann, hua, mei, toAssigned, toFeedback };
}

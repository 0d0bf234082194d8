import type { Department, Person, Role } from 'heed/domain';
import type { UserRow } from './rows.ts';
import type { Account, AccountChange, StaffStore, StoredSession } from './staff-store.ts';
import { type Db, type Engine, persist, type Timing, transact } from './transact.ts';

export type * from './staff-store.ts';

/** Names are one whatever their case and width. */
export const foldName = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

type SiteId = string;
const NOWHERE = '';

export class KyselyStaffStore implements StaffStore {
  readonly #engine: Engine;
  readonly #timing: Timing;

  constructor(engine: Engine, timing: Timing) {
    this.#engine = engine;
    this.#timing = timing;
  }

  #run<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return persist(this.#engine, this.#timing, () => work(this.#engine.db));
  }

  addUser(account: Account): Promise<boolean> {
    return this.#run(async (db) => {
      const row = await db.insertInto('heed_users').values(fromAccount(account)).onConflict((oc) => oc.doNothing()).executeTakeFirst();
      if (row.numInsertedOrUpdatedRows) return true;
      // A commit whose answer was lost is met again here by its own maker.
      return (await db.selectFrom('heed_users').select('id').where('site', '=', account.site).where('name', '=', foldName(account.name)).executeTakeFirst())?.id === account.id;
    });
  }

  changeUser(site: SiteId, id: string, change: AccountChange, at: string): Promise<boolean> {
    const { displayName, roles, departments, passwordHash, mustChange, disabled, email, locale } = change;
    return this.#run(async (db) => {
      const row = await db.updateTable('heed_users').set({
        updated_at: at, ...(displayName !== undefined && { display_name: displayName }), ...(roles && { roles_json: JSON.stringify(roles) }), ...(departments && { departments_json: JSON.stringify(departments) }),
        ...(passwordHash !== undefined && { password_hash: passwordHash }), ...(mustChange !== undefined && { must_change: Number(mustChange) }), ...(disabled !== undefined && { disabled: Number(disabled) }),
        ...(email !== undefined && { email: email || null }), ...(locale !== undefined && { locale }),
      }).where('site', '=', site).where('id', '=', id).executeTakeFirst();
      return row.numUpdatedRows > 0n;
    });
  }

  user(site: SiteId, id: string): Promise<Account | undefined> {
    return this.#run(async (db) => toAccount(await db.selectFrom('heed_users').selectAll().where('site', '=', site).where('id', '=', id).executeTakeFirst()));
  }

  userByName(site: SiteId, name: string): Promise<Account | undefined> {
    return this.#run(async (db) => toAccount(await db.selectFrom('heed_users').selectAll().where('site', '=', site).where('name', '=', foldName(name)).executeTakeFirst()));
  }

  users(site: SiteId): Promise<Account[]> {
    return this.#run(async (db) => (await db.selectFrom('heed_users').selectAll().where('site', '=', site).orderBy('display_name').orderBy('id').execute()).map((row) => toAccount(row)!));
  }

  putDepartment(site: SiteId, { id, name }: Department): Promise<void> {
    return transact(this.#engine, this.#timing, async (tx) => {
      const { last } = await tx.selectFrom('heed_departments').select((eb) => eb.fn.max('position').as('last')).where('site', '=', site).executeTakeFirstOrThrow();
      await tx.insertInto('heed_departments').values({ site, id, name_json: JSON.stringify(name), position: Number(last ?? 0) + 1 })
        .onConflict((oc) => oc.columns(['site', 'id']).doUpdateSet({ name_json: JSON.stringify(name) })).execute();
    });
  }

  dropDepartment(site: SiteId, id: string): Promise<boolean> {
    return this.#run(async (db) => (await db.deleteFrom('heed_departments').where('site', '=', site).where('id', '=', id).executeTakeFirst()).numDeletedRows > 0n);
  }

  departments(site: SiteId): Promise<Department[]> {
    return this.#run(async (db) => (await db.selectFrom('heed_departments').selectAll().where('site', '=', site).orderBy('position').orderBy('id').execute())
      .map(({ id, name_json }) => ({ id, name: JSON.parse(name_json) as Department['name'] })));
  }

  addSession({ site, tokenHash, userId, csrf, createdAt, seenAt, expiresAt }: StoredSession): Promise<void> {
    return this.#run(async (db) => {
      await db.insertInto('heed_sessions').values({ site, token_hash: tokenHash, user_id: userId, csrf, created_at: createdAt, seen_at: seenAt, expires_at: expiresAt })
        .onConflict((oc) => oc.doNothing()).execute();
    });
  }

  session(site: SiteId, tokenHash: string): ReturnType<StaffStore['session']> {
    return this.#run(async (db) => {
      const row = await db.selectFrom('heed_sessions').selectAll().where('site', '=', site).where('token_hash', '=', tokenHash).executeTakeFirst();
      const user = row && toAccount(await db.selectFrom('heed_users').selectAll().where('site', '=', site).where('id', '=', row.user_id).executeTakeFirst());
      return user && { user, session: { site, tokenHash, userId: row.user_id, csrf: row.csrf, createdAt: row.created_at, seenAt: row.seen_at, expiresAt: row.expires_at } };
    });
  }

  touchSession(site: SiteId, tokenHash: string, seenAt: string, expiresAt: string): Promise<void> {
    return this.#run(async (db) => {
      await db.updateTable('heed_sessions').set({ seen_at: seenAt, expires_at: expiresAt }).where('site', '=', site).where('token_hash', '=', tokenHash).execute();
    });
  }

  endSession(site: SiteId, tokenHash: string): Promise<void> {
    return this.#run(async (db) => {
      await db.deleteFrom('heed_sessions').where('site', '=', site).where('token_hash', '=', tokenHash).execute();
    });
  }

  endSessionsOf(site: SiteId, userId: string): Promise<void> {
    return this.#run(async (db) => {
      await db.deleteFrom('heed_sessions').where('site', '=', site).where('user_id', '=', userId).execute();
    });
  }

  dropExpiredSessions(now: string): Promise<void> {
    return this.#run(async (db) => {
      await db.deleteFrom('heed_sessions').where('expires_at', '<', now).execute();
    });
  }

  look(site: SiteId, { id, displayName }: Person, caseId: string | undefined, at: string): Promise<string | undefined> {
    return transact(this.#engine, this.#timing, async (tx) => {
      const before = await tx.selectFrom('heed_presence').select('case_id').where('site', '=', site).where('user_id', '=', id).executeTakeFirst();
      const now = { case_id: caseId ?? NOWHERE, display_name: displayName, seen_at: at };
      await tx.insertInto('heed_presence').values({ site, user_id: id, ...now }).onConflict((oc) => oc.columns(['site', 'user_id']).doUpdateSet(now)).execute();
      return before && before.case_id !== now.case_id && before.case_id !== NOWHERE ? before.case_id : undefined;
    });
  }

  viewers(site: SiteId, caseId: string, since: string): Promise<Person[]> {
    return this.#run(async (db) => (await db.selectFrom('heed_presence').selectAll().where('site', '=', site).where('case_id', '=', caseId).where('seen_at', '>', since).orderBy('user_id').execute())
      .map(({ user_id, display_name }) => ({ id: user_id, displayName: display_name })));
  }

  looks(site: SiteId, since: string): ReturnType<StaffStore['looks']> {
    return this.#run(async (db) => (await db.selectFrom('heed_presence').selectAll().where('site', '=', site).where('case_id', '<>', NOWHERE).where('seen_at', '>', since).orderBy('user_id').execute())
      .map(({ case_id, user_id, display_name }) => ({ caseId: case_id, user: { id: user_id, displayName: display_name } })));
  }
}

const toAccount = (row: UserRow | undefined): Account | undefined => row && {
  site: row.site, id: row.id, name: row.name, displayName: row.display_name, roles: JSON.parse(row.roles_json) as Role[], departments: JSON.parse(row.departments_json) as string[],
  passwordHash: row.password_hash, mustChange: row.must_change === 1, disabled: row.disabled === 1, createdAt: row.created_at,
  ...(row.email !== null && { email: row.email }), ...(row.locale !== null && { locale: row.locale }),
};

const fromAccount = (account: Account): UserRow => ({
  site: account.site, id: account.id, name: foldName(account.name), display_name: account.displayName, roles_json: JSON.stringify(account.roles),
  departments_json: JSON.stringify(account.departments), password_hash: account.passwordHash, must_change: Number(account.mustChange), disabled: Number(account.disabled),
  created_at: account.createdAt, updated_at: account.createdAt, email: account.email || null, locale: account.locale ?? null,
});

import { hex } from '../crypto.ts';
import { append, caseById, claim, eventsOf, eventsUpTo, takeKey, uploadsOfCase } from './append.ts';
import { KyselyAlarms } from './alarms.ts';
import { KyselyAudit } from './audit.ts';
import { KyselyCategories } from './categories.ts';
import { chained, findFault } from './chain.ts';
import { KyselyDeskStore } from './desk.ts';
import { writeDesk } from './desk-rows.ts';
import { KyselyLibrary } from './kysely-library.ts';
import { KyselyMails, postMail } from './kysely-mails.ts';
import { KyselyScripts } from './kysely-scripts.ts';
import { KyselySurveys } from './kysely-surveys.ts';
import { migrate } from './migrations.ts';
import { enter } from './register.ts';
import { KyselyStaffStore } from './staff.ts';
import type { AppendEvent, Appended, FileCase, Filed, MergeCases, Store, StoredCase, StoredEvent, StoredUpload } from './store.ts';
import { fromCase, fromEvent, fromUpload, toCase, toUpload } from './tables.ts';
import { KyselyVisits } from './visits.ts';
import { type Db, type Engine, persist, Rollback, Stale, type Timing, transact } from './transact.ts';

const CASES = 'cases';

/** The store on any engine that Kysely speaks to. Close it with `close()`; it closes the engine. */
export class KyselyStore implements Store {
  readonly surveys: KyselySurveys;
  readonly scripts: KyselyScripts;
  readonly categories: KyselyCategories;
  readonly visits: KyselyVisits;
  readonly library: KyselyLibrary;
  readonly audit: KyselyAudit;
  readonly mails: KyselyMails;
  readonly alarms: KyselyAlarms;
  readonly #engine: Engine;
  readonly #timing: Timing;
  readonly staff: KyselyStaffStore;
  readonly desk: KyselyDeskStore;

  constructor(engine: Engine, timing: Timing = { wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)), chance: Math.random }) {
    this.#engine = engine;
    this.#timing = timing;
    this.surveys = new KyselySurveys(engine, timing);
    this.scripts = new KyselyScripts(engine, timing);
    this.categories = new KyselyCategories(engine, timing);
    this.visits = new KyselyVisits(engine, timing);
    this.library = new KyselyLibrary(engine, timing);
    this.audit = new KyselyAudit(engine, timing);
    this.mails = new KyselyMails(engine, timing);
    this.alarms = new KyselyAlarms(engine, timing);
    this.staff = new KyselyStaffStore(engine, timing);
    this.desk = new KyselyDeskStore(engine, timing);
  }

  migrate(): Promise<void> {
    const owner = hex(crypto.getRandomValues(new Uint8Array(16)));
    return persist(this.#engine, this.#timing, () => migrate(this.#engine.db, { now: Date.now, owner, wait: this.#timing.wait }));
  }

  setting(site: string, name: string, make: () => string): Promise<string> {
    return transact(this.#engine, this.#timing, async (tx) => {
      await tx.insertInto('heed_settings').values({ site, name, value: make() }).onConflict((oc) => oc.doNothing()).execute();
      return (await tx.selectFrom('heed_settings').select('value').where('site', '=', site).where('name', '=', name).executeTakeFirstOrThrow()).value;
    });
  }

  settings(site: string, prefix: string): Promise<string[]> {
    return this.#read(async (db) => (await db.selectFrom('heed_settings').select(['name', 'value']).where('site', '=', site).orderBy('name').execute())
      .filter(({ name }) => name.startsWith(prefix)).map(({ value }) => value));
  }

  fileCase({ key, case: made, event, due, subject, uploads, makeReference }: FileCase): Promise<Filed> {
    const { site, id, digest } = made;
    return transact(this.#engine, this.#timing, async (tx): Promise<Filed> => {
      const before = await takeKey(tx, { site, scope: CASES, key, digest, case_id: id, created_at: event.at });
      if (before) {
        if (before.digest !== digest) return { outcome: 'conflict' };
        const stored = await caseById(tx, site, before.case_id);
        // A commit whose answer was lost is met again here by its own maker.
        if (stored) return { outcome: stored.id === id ? 'created' : 'replayed', case: stored };
        throw new Stale();
      }
      const first = await chained(site, id, event);
      const base = { ...made, headSeq: first.seq, headHash: first.hash };
      for (;;) {
        const stored: StoredCase = { ...base, reference: makeReference() };
        const row = await tx.insertInto('heed_cases').values(fromCase(stored)).onConflict((oc) => oc.columns(['site', 'reference']).doNothing()).executeTakeFirst();
        if (!row.numInsertedOrUpdatedRows) continue;
        await tx.insertInto('heed_events').values(fromEvent(site, id, first)).execute();
        await writeDesk(tx, stored, [first], { ...due, answerDueAt: stored.answerDueAt });
        await postMail(tx, stored, first);
        if (subject) await tx.insertInto('heed_subjects').values({ site, subject, case_id: id }).execute();
        if (!(await claim(tx, site, id, uploads))) throw new Rollback<Filed>({ outcome: 'uploads-taken' });
        await enter(tx, stored, first.hash);
        return { outcome: 'created', case: stored };
      }
    });
  }

  caseByKey(site: string, key: string): Promise<StoredCase | undefined> {
    return this.#read(async (db) => {
      const row = await db.selectFrom('heed_keys').select('case_id').where('site', '=', site).where('scope', '=', CASES).where('key', '=', key).executeTakeFirst();
      return row && caseById(db, site, row.case_id);
    });
  }

  caseById(site: string, id: string): Promise<StoredCase | undefined> {
    return this.#read((db) => caseById(db, site, id));
  }

  caseByReference(site: string, reference: string): Promise<StoredCase | undefined> {
    return this.#read(async (db) => {
      const row = await db.selectFrom('heed_cases').selectAll().where('site', '=', site).where('reference', '=', reference).executeTakeFirst();
      return row && toCase(row);
    });
  }

  events(site: string, caseId: string): Promise<StoredEvent[]> {
    return this.#read((db) => eventsOf(db, site, caseId));
  }

  appendEvent<R>({ site, caseId, key, digest, uploads, decide }: AppendEvent<R>): Promise<Appended<R>> {
    return transact(this.#engine, this.#timing, async (tx): Promise<Appended<R>> => {
      const stored = await caseById(tx, site, caseId);
      if (!stored) return { outcome: 'not-found' };
      const before = await tx.selectFrom('heed_keys').select('digest').where('site', '=', site).where('scope', '=', `events:${caseId}`).where('key', '=', key).executeTakeFirst();
      if (before) return { outcome: before.digest === digest ? 'replayed' : 'conflict' };
      const events = await eventsUpTo(tx, stored);
      const verdict = decide(stored, events);
      if ('refused' in verdict) return { outcome: 'refused', refusal: verdict.refused };
      const taken = await takeKey(tx, { site, scope: `events:${caseId}`, key, digest, case_id: caseId, created_at: verdict.event.at });
      if (taken) throw new Stale();
      await append(tx, stored, events, verdict);
      if (!(await claim(tx, site, caseId, uploads))) throw new Rollback<Appended<R>>({ outcome: 'uploads-taken' });
      return { outcome: 'created' };
    });
  }

  mergeCases<R>({ site, from, into, decide }: MergeCases<R>): Promise<Appended<R>> {
    return transact(this.#engine, this.#timing, async (tx): Promise<Appended<R>> => {
      const [first, second] = [await caseById(tx, site, from), await caseById(tx, site, into)];
      if (!first || !second) return { outcome: 'not-found' };
      const known = [await eventsUpTo(tx, first), await eventsUpTo(tx, second)] as const;
      const verdict = decide({ case: first, events: known[0] }, { case: second, events: known[1] });
      if ('refused' in verdict) return { outcome: 'refused', refusal: verdict.refused };
      await append(tx, first, known[0], verdict.from);
      await append(tx, second, known[1], verdict.into);
      return { outcome: 'created' };
    });
  }

  addUpload(upload: StoredUpload): Promise<void> {
    return persist(this.#engine, this.#timing, async () => {
      await this.#engine.db.insertInto('heed_uploads').values(fromUpload(upload)).onConflict((oc) => oc.doNothing()).execute();
    });
  }

  uploads(site: string, ids: readonly string[]): Promise<StoredUpload[]> {
    if (!ids.length) return Promise.resolve([]);
    return this.#read(async (db) => (await db.selectFrom('heed_uploads').selectAll().where('site', '=', site).where('id', 'in', ids).execute()).map(toUpload));
  }

  uploadsOf(site: string, caseId: string): Promise<StoredUpload[]> {
    return this.#read((db) => uploadsOfCase(db, site, caseId));
  }

  dropUnclaimedUploads(before: string, limit: number): Promise<StoredUpload[]> {
    return transact(this.#engine, this.#timing, async (tx) => {
      const rows = await tx.selectFrom('heed_uploads').selectAll().where('case_id', 'is', null).where('created_at', '<', before).orderBy('created_at').limit(limit).execute();
      const dropped = [];
      for (const row of rows) {
        const gone = await tx.deleteFrom('heed_uploads').where('site', '=', row.site).where('id', '=', row.id).where('case_id', 'is', null).executeTakeFirst();
        if (gone.numDeletedRows) dropped.push(toUpload(row));
      }
      return dropped;
    });
  }

  count(site: string, bucket: string, window: number, expiresAt: string, by: number): Promise<number> {
    return persist(this.#engine, this.#timing, async () => {
      const row = await this.#engine.db.insertInto('heed_counters')
        .values({ site, bucket, time_window: window, hits: by, expires_at: expiresAt })
        .onConflict((oc) => oc.columns(['site', 'bucket', 'time_window']).doUpdateSet((eb) => ({ hits: eb('heed_counters.hits', '+', by) })))
        .returning('hits').executeTakeFirstOrThrow();
      return row.hits;
    });
  }

  dropExpiredCounters(now: string): Promise<void> {
    return persist(this.#engine, this.#timing, async () => {
      await this.#engine.db.deleteFrom('heed_counters').where('expires_at', '<', now).execute();
    });
  }

  async verifyChain(site: string, caseId?: string): ReturnType<Store['verifyChain']> {
    let checked = 0;
    for (let after = ''; ;) {
      const batch = await this.#read((db) => db.selectFrom('heed_cases').selectAll().where('site', '=', site)
        .$if(caseId !== undefined, (query) => query.where('id', '=', caseId!)).where('id', '>', after).orderBy('id').limit(200).execute());
      for (const row of batch) {
        const fault = await this.#read(async (db) => findFault(toCase(row), await eventsOf(db, site, row.id), await uploadsOfCase(db, site, row.id)));
        checked++;
        if (fault) return { checked, fault };
        after = row.id;
      }
      if (batch.length < 200) return { checked };
    }
  }

  async ping(): Promise<void> {
    await this.#read((db) => db.selectFrom('heed_migrations').select('name').limit(1).execute());
  }

  close(): Promise<void> {
    return this.#engine.db.destroy();
  }

  #read<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return persist(this.#engine, this.#timing, () => work(this.#engine.db));
  }
}

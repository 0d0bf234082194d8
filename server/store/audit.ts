import { sql } from 'kysely';
import type { Audit, AuditFault, AuditOptions, AuditResult, RegisterHead } from './office.ts';
import { faultOf, type Recorded } from './record-fault.ts';
import { type After, entryHash, headAfter, settledBefore } from './register.ts';
import type { SiteId } from './store.ts';
import { SURVEY_SCOPE } from './survey-tables.ts';
import { toCase, toEvent, toUpload } from './tables.ts';
import { type Engine, persist, type Timing } from './transact.ts';

const BATCH = 200;
/** Orphans of one table that are named. */
const NAMED = 100;
/** Where rows lie that belong to a case, besides its events. */
const BELONGINGS = [
  'heed_keys', 'heed_desk', 'heed_desk_departments', 'heed_search', 'heed_alarms', 'heed_reads', 'heed_subjects', 'heed_uploads', 'heed_library', 'heed_library_versions', 'heed_visits',
  'heed_mails', 'heed_survey_invitations', 'heed_survey_answers',
] as const;

/** Where others than cases have an id too. */
const OF_CASES: Partial<Record<typeof BELONGINGS[number], ReturnType<typeof sql>>> = { heed_keys: sql`and t.scope <> ${SURVEY_SCOPE}`, heed_mails: sql`and t.about = 'case'` };

interface Walked { readonly told: ReadonlySet<string>; readonly head?: RegisterHead }

/** {@link Audit} on any engine that Kysely speaks to. */
export class KyselyAudit implements Audit {
  readonly #engine: Engine;
  readonly #timing: Timing;

  constructor(engine: Engine, timing: Timing) {
    this.#engine = engine;
    this.#timing = timing;
  }

  async sites(): Promise<SiteId[]> {
    const { db } = this.#engine;
    const found = await this.#read(() => Promise.all((['heed_cases', 'heed_keys', 'heed_register'] as const).map((table) => db.selectFrom(table).select('site').distinct().execute())));
    return [...new Set(found.flat().map(({ site }) => site))].sort();
  }

  async verify(site: SiteId, tell: (fault: AuditFault) => boolean, options: AuditOptions): Promise<AuditResult> {
    let checked = 0;
    for (let after = ''; ;) {
      const batch = await this.#cases(site, after, BATCH);
      for (const recorded of batch) {
        checked++;
        const { id } = recorded.stored;
        // Somebody may have written between the questions: what is wrong is wrong also when it is asked for by itself.
        const fault = (await faultOf(recorded)) && (await this.#again(site, after, id));
        if (fault && !tell(fault)) return { checked };
        after = id;
      }
      if (batch.length < BATCH) break;
    }
    const walked = await this.#register(site, tell, options);
    if (walked) await this.#orphans(site, walked.told, tell);
    return { checked, ...(walked?.head && { head: walked.head }) };
  }

  async #again(site: SiteId, after: string, id: string): Promise<AuditFault | undefined> {
    const [recorded] = await this.#cases(site, after, 1);
    return recorded?.stored.id === id ? faultOf(recorded) : undefined;
  }

  #cases(site: SiteId, after: string, limit: number): Promise<Recorded[]> {
    const { db } = this.#engine;
    return this.#read(async () => {
      const cases = (await db.selectFrom('heed_cases').selectAll().where('site', '=', site).where('id', '>', after).orderBy('id').limit(limit).execute()).map(toCase);
      if (!cases.length) return [];
      const ids = cases.map(({ id }) => id);
      const events = Map.groupBy(await db.selectFrom('heed_events').selectAll().where('site', '=', site).where('case_id', 'in', ids).orderBy('case_id').orderBy('seq').execute(), (row) => row.case_id);
      const uploads = Map.groupBy(await db.selectFrom('heed_uploads').selectAll().where('site', '=', site).where('case_id', 'in', ids).execute(), (row) => row.case_id);
      const entries = new Map((await db.selectFrom('heed_register').selectAll().where('site', '=', site).where('case_id', 'in', ids).execute()).map((row) => [row.case_id, row]));
      const seen = Map.groupBy([
        ...await db.selectFrom('heed_desk').select(['case_id', 'version as seq']).where('site', '=', site).where('case_id', 'in', ids).execute(),
        ...await db.selectFrom('heed_reads').select(['case_id', 'seq']).where('site', '=', site).where('case_id', 'in', ids).execute(),
        ...await db.selectFrom('heed_mails').select(['case_id', 'seq']).where('site', '=', site).where('about', '=', 'case').where('case_id', 'in', ids).execute(),
      ], (row) => row.case_id);
      // Asked for last, so that no other table knows of an event that was appended meanwhile.
      const heads = new Map((await db.selectFrom('heed_cases').select(['id', 'head_seq']).where('site', '=', site).where('id', 'in', ids).execute()).map((row) => [row.id, row.head_seq]));
      return cases.map((stored): Recorded => ({
        stored, events: (events.get(stored.id) ?? []).map(toEvent), uploads: (uploads.get(stored.id) ?? []).map(toUpload), entry: entries.get(stored.id),
        known: heads.get(stored.id) === stored.headSeq ? Math.max(...(seen.get(stored.id) ?? []).map(({ seq }) => seq), 0) : 0,
      }));
    });
  }

  /** Walks through the register in the order of its cases; tells what is wrong, and resolves with the head, or with nothing if that was the end. */
  async #register(site: SiteId, tell: (fault: AuditFault) => boolean, { noted, now }: AuditOptions): Promise<Walked | undefined> {
    const { db } = this.#engine;
    const settled = settledBefore(now);
    const told = new Set<string>();
    const say = (fault: AuditFault) => told.has(fault.caseId) || (!!told.add(fault.caseId) && tell(fault));
    let head: RegisterHead | undefined;
    let kept = !noted;
    for (let last = ''; ;) {
      const batch = await this.#read(() => db.selectFrom('heed_register as r').leftJoin('heed_cases as c', (join) => join.onRef('c.site', '=', 'r.site').onRef('c.id', '=', 'r.case_id'))
        .selectAll('r').select('c.id as found').where('r.site', '=', site).where('r.case_id', '>', last).orderBy('r.case_id').limit(BATCH).execute());
      const named = batch.map((entry) => JSON.parse(entry.after_json) as After);
      const ids = [...new Set(named.flat().map(([id]) => id))];
      const hashes = new Map(ids.length ? (await this.#read(() => db.selectFrom('heed_register').select(['case_id', 'hash']).where('site', '=', site).where('case_id', 'in', ids).execute()))
        .map(({ case_id, hash }) => [case_id, hash]) : []);
      for (const [i, { found, ...entry }] of batch.entries()) {
        const { case_id: caseId, reference } = entry;
        if (found === null && !say({ caseId, reference, seq: 1, fault: 'case-missing' })) return undefined;
        const gone = named[i]!.filter(([id]) => !hashes.has(id));
        for (const [id, of] of gone) if (!say({ caseId: id, reference: of, seq: 1, fault: 'register-altered' })) return undefined;
        const hash = gone.length ? entry.hash : await entryHash(entry, named[i]!.map(([id]) => [id, hashes.get(id)!]));
        if (hash !== entry.hash && !say({ caseId, reference, seq: 1, fault: 'register-altered' })) return undefined;
        if (caseId < settled) head = await headAfter(head, entry);
        kept ||= noted!.count === head?.count && noted!.hash === head.hash;
        last = caseId;
      }
      if (batch.length < BATCH) break;
    }
    return kept || tell({ caseId: '', reference: '', seq: noted!.count, fault: 'head-differs' }) ? { told, ...(head && { head }) } : undefined;
  }

  /** Cases that are gone: something that belongs to them is still there. */
  async #orphans(site: SiteId, told: ReadonlySet<string>, tell: (fault: AuditFault) => boolean): Promise<void> {
    const { db } = this.#engine;
    const found = new Map<string, number>();
    const events = await this.#read(() => db.selectFrom('heed_events as e').leftJoin('heed_cases as c', (join) => join.onRef('c.site', '=', 'e.site').onRef('c.id', '=', 'e.case_id'))
      .select(['e.case_id', 'e.seq']).where('e.site', '=', site).where('c.id', 'is', null).orderBy('e.case_id').orderBy('e.seq').limit(NAMED).execute());
    for (const { case_id, seq } of events) if (!found.has(case_id)) found.set(case_id, seq);
    for (const table of BELONGINGS) {
      const { rows } = await this.#read(() => sql<{ case_id: string }>`select distinct t.case_id from ${sql.table(table)} as t left join heed_cases as c on c.site = t.site and c.id = t.case_id
        where t.site = ${site} and t.case_id is not null and c.id is null ${OF_CASES[table] ?? sql``} limit ${sql.lit(NAMED)}`.execute(db));
      for (const { case_id } of rows) if (!found.has(case_id)) found.set(case_id, 1);
    }
    for (const [caseId, seq] of found) if (!told.has(caseId) && !tell({ caseId, seq, reference: '', fault: 'case-missing' })) return;
  }

  #read<T>(work: () => Promise<T>): Promise<T> {
    return persist(this.#engine, this.#timing, work);
  }
}

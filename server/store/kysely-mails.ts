import { mailOf, type Role } from 'heed/domain';
import { assigneeOf, departmentsOf } from './desk-project.ts';
import type { Mails, StoredMail } from './office.ts';
import type { MailRow } from './office-tables.ts';
import type { StoredEvent } from './store.ts';
import type { LateFollowUp } from './surveys.ts';
import { type Db, type Engine, persist, type Timing, transact } from './transact.ts';

/**
 * Puts the mail about an event into the outbox, in the event's transaction. Nothing for whoever gave no address. Its key is the event
 * itself, so that there is one mail for it and no second.
 */
export async function postMail(tx: Db, { site, id, values }: { readonly site: string; readonly id: string; readonly values: { readonly email?: unknown } },
  event: { readonly seq: number; readonly type: string; readonly at: string; readonly by: string; readonly visibility: string }): Promise<void> {
  if (values.email && mailOf(event)) await put(tx, { site, about: 'case', case_id: id, seq: event.seq }, event.at);
}

/**
 * Puts the mails to those whom an escalation calls into the outbox, in its transaction: everybody of the role with an address; of handlers
 * those only whom the case is given to, or whose department it lies with.
 */
export async function postStaffMails(tx: Db, { site, id }: { readonly site: string; readonly id: string }, { seq, at, data }: StoredEvent, events: readonly StoredEvent[]): Promise<void> {
  const role = data.payload?.to;
  if (typeof role !== 'string') return;
  for (const user of await called(tx, site, role, { agent: assigneeOf(events)?.id, departments: departmentsOf(events) })) await put(tx, { site, about: 'staff', case_id: `${id} ${user}`, seq }, at);
}

/** The same about a call that nobody has made by its time: to each once for each step and time that it was due at. */
export async function postCallMails(tx: Db, { site, id, dueAt, step, to }: LateFollowUp & { readonly to: Role }, theirs: Theirs, at: string): Promise<void> {
  for (const user of await called(tx, site, to, theirs)) await put(tx, { site, about: 'call', case_id: [id, user, to, dueAt].join(' '), seq: step }, at);
}

/**
 * The mails about a call that a low score has just asked for (S-03): to the agents of its department, where there are none to all agents, and
 * where none has an address to the managers.
 */
export async function postNewCallMails(tx: Db, { site, id, dueAt }: { readonly site: string; readonly id: string; readonly dueAt: string }, department: string | undefined, at: string): Promise<void> {
  const users = await reachable(tx, site);
  const agents = users.filter(({ roles }) => roles.includes('agent'));
  const near = agents.filter(({ departments }) => department !== undefined && departments.includes(department));
  const [to, those] = near.length ? ['agent', near] : agents.length ? ['agent', agents] : ['manager', users.filter(({ roles }) => roles.includes('manager'))];
  for (const user of those) await put(tx, { site, about: 'call', case_id: [id, user.id, to, dueAt, 'new'].join(' '), seq: 0 }, at);
}

interface Theirs { readonly agent?: string; readonly departments: readonly string[] }

async function called(tx: Db, site: string, role: string, { agent, departments: theirs }: Theirs): Promise<string[]> {
  return (await reachable(tx, site)).filter(({ id, roles, departments }) => roles.includes(role)
    && (role !== 'handler' || agent === id || departments.some((department) => theirs.includes(department)))).map(({ id }) => id);
}

/** Those who have an address. */
async function reachable(tx: Db, site: string): Promise<{ readonly id: string; readonly roles: readonly string[]; readonly departments: readonly string[] }[]> {
  const users = await tx.selectFrom('heed_users').select(['id', 'roles_json', 'departments_json']).where('site', '=', site).where('disabled', '=', 0).where('email', 'is not', null).execute();
  return users.map(({ id, roles_json, departments_json }) => ({ id, roles: JSON.parse(roles_json) as string[], departments: JSON.parse(departments_json) as string[] }));
}

/** Puts the mail that asks for a score into the outbox, or the one that reminds of it: in the transaction that decides so. */
export const postSurveyMail = (tx: Db, { site, id }: { readonly site: string; readonly id: string }, seq: 0 | 1, at: string): Promise<void> =>
  put(tx, { site, about: 'survey', case_id: id, seq }, at);

async function put(tx: Db, mail: Pick<MailRow, 'site' | 'about' | 'case_id' | 'seq'>, at: string): Promise<void> {
  await tx.insertInto('heed_mails').values({ ...mail, state: 'waiting', attempts: 0, next_at: at, created_at: at }).onConflict((oc) => oc.doNothing()).execute();
}

/** The outbox of mails on any engine that Kysely speaks to. */
export class KyselyMails implements Mails {
  readonly #engine: Engine;
  readonly #timing: Timing;

  constructor(engine: Engine, timing: Timing) {
    this.#engine = engine;
    this.#timing = timing;
  }

  take(now: string, until: string, stale: string, limit: number): Promise<StoredMail[]> {
    return transact(this.#engine, this.#timing, async (tx) => {
      // Whoever took it has died, perhaps after the mail had gone: it is not sent again. What waited for a day is of no use any more.
      await tx.updateTable('heed_mails').set({ state: 'unsure' }).where('state', '=', 'sending').where('next_at', '<=', now).execute();
      const due = await tx.selectFrom('heed_mails').selectAll().where('state', '=', 'waiting').where('next_at', '<=', now).orderBy('next_at').limit(limit).execute();
      const taken: StoredMail[] = [];
      for (const row of due) {
        const old = row.created_at < stale && row.attempts === 0;
        const { numUpdatedRows } = await tx.updateTable('heed_mails')
          .set(old ? { state: 'stale' } : { state: 'sending', attempts: row.attempts + 1, next_at: until })
          .where('site', '=', row.site).where('case_id', '=', row.case_id).where('seq', '=', row.seq).where('state', '=', 'waiting').where('next_at', '=', row.next_at).executeTakeFirst();
        if (numUpdatedRows && !old) taken.push(toMail({ ...row, state: 'sending', attempts: row.attempts + 1 }));
      }
      return taken;
    });
  }

  end({ site, id, seq }: Pick<StoredMail, 'site' | 'id' | 'seq'>, state: StoredMail['state'], at: string): Promise<void> {
    return persist(this.#engine, this.#timing, async () => {
      await this.#engine.db.updateTable('heed_mails').set({ state, next_at: at })
        .where('site', '=', site).where('case_id', '=', id).where('seq', '=', seq).where('state', '=', 'sending').execute();
    });
  }

  newest(site: string, limit: number): Promise<StoredMail[]> {
    return persist(this.#engine, this.#timing, async () => (await this.#engine.db.selectFrom('heed_mails').selectAll().where('site', '=', site)
      .orderBy('created_at', 'desc').orderBy('case_id', 'desc').orderBy('seq', 'desc').limit(limit).execute()).map(toMail));
  }
}

const toMail = ({ site, about, case_id, seq, state, attempts, created_at }: MailRow): StoredMail =>
  ({ site, about: about as StoredMail['about'], id: case_id, seq, state: state as StoredMail['state'], attempts, createdAt: created_at });

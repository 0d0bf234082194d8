import type { Alarms, DueAlarm } from './office.ts';
import type { Db } from './transact.ts';
import { type Engine, persist, type Timing } from './transact.ts';

/** Later than everything, as lists have it. */
const NEVER = '9999';

/**
 * Sets the alarm of a case to what is due next, in the transaction of its event: what is late already rings again, and whoever hears it looks what is
 * left to be done. What is no longer due is forgotten.
 */
export async function setAlarm(tx: Db, { site, case_id, ended, next_due }: { readonly site: string; readonly case_id: string; readonly ended: number; readonly next_due: string }): Promise<void> {
  if (ended || next_due >= NEVER) {
    await tx.deleteFrom('heed_alarms').where('site', '=', site).where('case_id', '=', case_id).execute();
    return;
  }
  await tx.insertInto('heed_alarms').values({ site, case_id, due_at: next_due, step: 0, next_at: next_due })
    .onConflict((oc) => oc.columns(['site', 'case_id']).doUpdateSet((eb) => ({ due_at: next_due, step: eb('heed_alarms.step', '+', 1), next_at: next_due }))
      .where((eb) => eb.or([eb('heed_alarms.due_at', '<>', next_due), eb('heed_alarms.next_at', '<>', next_due)]))).execute();
}

/** Rings at once, whether or not anything is due: an emergency calls those in charge (C-10). */
export async function alarmNow(tx: Db, { site, id }: { readonly site: string; readonly id: string }, at: string): Promise<void> {
  await tx.insertInto('heed_alarms').values({ site, case_id: id, due_at: at, step: 0, next_at: at })
    .onConflict((oc) => oc.columns(['site', 'case_id']).doUpdateSet((eb) => ({ step: eb('heed_alarms.step', '+', 1), next_at: at }))).execute();
}

/** Alarms on any engine that Kysely speaks to. */
export class KyselyAlarms implements Alarms {
  readonly #engine: Engine;
  readonly #timing: Timing;

  constructor(engine: Engine, timing: Timing) {
    this.#engine = engine;
    this.#timing = timing;
  }

  ringing(now: string, limit: number): Promise<DueAlarm[]> {
    return persist(this.#engine, this.#timing, async () => (await this.#engine.db.selectFrom('heed_alarms').selectAll().where('next_at', '<=', now).orderBy('next_at').limit(limit).execute())
      .map(({ site, case_id, due_at, step }) => ({ site, caseId: case_id, dueAt: due_at, step })));
  }

  rung({ site, caseId, dueAt, step }: DueAlarm, nextAt: string | undefined): Promise<void> {
    return persist(this.#engine, this.#timing, async () => {
      await this.#engine.db.updateTable('heed_alarms').set({ step: step + 1, next_at: nextAt ?? NEVER })
        .where('site', '=', site).where('case_id', '=', caseId).where('due_at', '=', dueAt).where('step', '=', step).execute();
    });
  }
}

import { alarms, type Breach } from 'heed/domain';
import type { Parts } from './context.ts';
import { sha256 } from './crypto.ts';
import { standing } from './desk/due.ts';
import type { DueAlarm } from './store/office.ts';
import type { NewEvent } from './store/store.ts';

const BATCH = 100;

/**
 * Says of every case that has become late that it is, once, for customer and staff alike, and calls those who are to be called, one after the
 * other. Any number of processes may do it at once: each step has its own key in the case. Resolves with how many steps were done.
 */
export async function soundAlarms(parts: Pick<Parts, 'store' | 'settings' | 'clock'>): Promise<number> {
  const { store, clock } = parts;
  let done = 0;
  for (;;) {
    const ringing = await store.alarms.ringing(new Date(clock()).toISOString(), BATCH);
    for (const alarm of ringing) done += Number(await sound(parts, alarm));
    if (ringing.length < BATCH) return done;
  }
}

async function sound({ store, settings, clock }: Pick<Parts, 'store' | 'settings' | 'clock'>, alarm: DueAlarm): Promise<boolean> {
  const { site: id, caseId, dueAt, step } = alarm;
  const site = settings.sites[id] ?? settings.sites.default;
  const found = site && (await store.caseById(id, caseId));
  if (!site || !found) {
    await store.alarms.rung(alarm, undefined);
    return false;
  }
  const now = clock();
  const emergency = !!standing(site, found, await store.events(id, caseId), now).state.facts.emergency;
  const chain = alarms(Date.parse(dueAt), site.answers, emergency);
  const [link, after] = [chain[step], chain[step + 1]];
  let created = false;
  if (link && link.at > now) {
    // The chain has become another one: an emergency, or other settings.
    await store.alarms.rung({ ...alarm, step: step - 1 }, new Date(link.at).toISOString());
    return false;
  }
  if (link) {
    const key = `alarm-${dueAt}-${link.to ?? 'late'}`;
    const result = await store.appendEvent<'mended'>({
      site: id, caseId, key, digest: await sha256(key), uploads: [],
      decide: (current, events) => {
        const { due, deadlines, breach } = standing(site, current, events, now);
        const missed = ([['answer', 'answer', deadlines.answer], ['promise', 'promised', deadlines.promised], ['handling', 'handling', deadlines.handling]] as const)
          .find(([, , deadline]) => deadline?.state === 'running' && deadline.dueAt !== undefined && deadline.dueAt <= now);
        if (!missed) return { refused: 'mended' };
        const clockName: Breach = breach ?? missed[0];
        const event: NewEvent = {
          type: link.to ? 'escalate' : 'late', at: new Date(now).toISOString(), by: 'system', state: current.state, visibility: link.to ? 'internal' : 'public', files: [],
          data: { payload: { clock: clockName, dueAt, ...(link.to && { to: link.to }) } },
        };
        return { event, due };
      },
    });
    created = result.outcome === 'created';
  }
  await store.alarms.rung(alarm, after && new Date(after.at).toISOString());
  return created;
}

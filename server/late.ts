import { alarms, type Breach } from 'heed/domain';
import type { Parts } from './context.ts';
import { sha256 } from './crypto.ts';
import { standing } from './desk/due.ts';
import { isEmergency } from './store/desk-project.ts';
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
    for (const alarm of ringing) done += await sound(parts, alarm);
    if (ringing.length < BATCH) return done;
  }
}

/** How many steps of the chain were done. */
async function sound({ store, settings, clock }: Pick<Parts, 'store' | 'settings' | 'clock'>, alarm: DueAlarm): Promise<number> {
  const { site: id, caseId, dueAt } = alarm;
  const site = settings.sites[id] ?? settings.sites.default;
  const found = site && (await store.caseById(id, caseId));
  if (!site || !found) {
    await store.alarms.rung(alarm, undefined);
    return 0;
  }
  const now = clock();
  const events = await store.events(id, caseId);
  const emergency = isEmergency(found, events);
  const due = Date.parse(dueAt);
  // Those in charge are called from the moment on at which it became an emergency; one that was filed as such is due then.
  const marked = emergency && !isEmergency(found, events.slice(0, 1)) ? events.find((_, i) => isEmergency(found, events.slice(0, i + 1)))?.at : undefined;
  const calls = alarms(marked === undefined ? due : Math.min(due, Date.parse(marked)), site.answers, emergency).filter(({ to }) => to);
  const chain = [...alarms(due, site.answers, emergency).filter(({ to }) => !to), ...calls].sort((a, b) => a.at - b.at);
  let done = 0;
  for (const { at, to } of chain) {
    // What was done is read from the case: the chain becomes another one with an emergency, or with other settings.
    if (events.some(({ type, data }) => type === (to ? 'escalate' : 'late') && data.payload?.dueAt === dueAt && data.payload.to === to)) continue;
    if (at > now) {
      await store.alarms.rung(alarm, new Date(at).toISOString());
      return done;
    }
    const key = `alarm-${dueAt}-${to ?? 'late'}`;
    const result = await store.appendEvent<'mended'>({
      site: id, caseId, key, digest: await sha256(key), uploads: [],
      decide: (current, before) => {
        const { due: shown, deadlines, breach } = standing(site, current, before, now);
        const missed = ([['answer', 'answer', deadlines.answer], ['promise', 'promised', deadlines.promised], ['handling', 'handling', deadlines.handling]] as const)
          .find(([, , deadline]) => deadline?.state === 'running' && deadline.dueAt !== undefined && deadline.dueAt <= now);
        // In an emergency those in charge are called whatever was missed (C-10).
        if (!missed && !(to && emergency)) return { refused: 'mended' };
        const clockName: Breach = breach ?? missed?.[0] ?? 'handling';
        const event: NewEvent = {
          type: to ? 'escalate' : 'late', at: new Date(now).toISOString(), by: 'system', state: current.state, visibility: to ? 'internal' : 'public', files: [],
          data: { payload: { clock: clockName, dueAt, ...(to && { to }) } },
        };
        return { event, due: shown };
      },
    });
    done += Number(result.outcome === 'created');
  }
  await store.alarms.rung(alarm, undefined);
  return done;
}

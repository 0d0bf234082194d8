import { alarms, type Breach, isEnded, type Role, WORKFLOWS } from 'heed/domain';
import type { Parts } from './context.ts';
import { sha256 } from './crypto.ts';
import { standing } from './desk/due.ts';
import type { SiteSettings } from './settings.ts';
import { isEmergency } from './store/desk-project.ts';
import type { DueAlarm } from './store/office.ts';
import type { NewEvent, StoredCase, StoredEvent } from './store/store.ts';

const BATCH = 100;

/**
 * Says of every case that has become late what it is late with, once for each deadline and round, for customer and staff alike, and calls those who
 * are to be called, one after the other. Any number of processes may do it at once: each step has its own key in the case. Resolves with how many
 * steps were done.
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

/** A step that is to be done for a case at a time: it is said to be late (without `to`), or somebody is called. */
interface Duty {
  /** Unlike that of any other step of the case. */
  readonly key: string;
  readonly at: number;
  readonly to?: Role;
  readonly clock: Breach;
  /** An instant; a day where one was given. */
  readonly due: string;
}

/**
 * What is still to be done about the deadlines of a case, the first first. What was done is read from its events: a chain becomes another one with
 * an emergency, or with other settings; a pause moves a deadline and begins no new chain, a new round and a new promise do.
 */
function dutiesOf(site: Pick<SiteSettings, 'answers'>, stored: StoredCase, events: readonly StoredEvent[], now: number): Duty[] {
  const workflow = WORKFLOWS[stored.kind];
  const { state, deadlines: { answer, promised, handling }, day } = standing(site, stored, events, now);
  if (isEnded(workflow, state.state)) return [];
  const done = (type: 'late' | 'escalate', since: number, to?: Role, clock?: Breach) =>
    events.some((event, i) => i >= since && event.type === type && event.data.payload?.to === to && (!clock || event.data.payload?.clock === clock));
  const round = Math.max(0, events.findLastIndex(({ type }) => workflow.transitions.some(({ name, counts }) => name === type && counts)));
  const promise = promised ? Math.max(0, events.findLastIndex(({ type, at }) => type === promised.by && Date.parse(at) === promised.since)) : 0;
  const emergency = !!state.facts.emergency;
  const missed = ([['answer', answer, 0], ['promise', promised, promise], ['handling', handling, round]] as const)
    .flatMap(([clock, deadline, since]) => (deadline?.state === 'running' && deadline.dueAt !== undefined ? [{ clock, since, dueAt: deadline.dueAt, due: (clock === 'promise' && day) || new Date(deadline.dueAt).toISOString() }] : []));
  const duties = missed.flatMap(({ clock, since, dueAt, due }) => alarms(dueAt, site.answers, emergency)
    .filter(({ to }) => !done(to ? 'escalate' : 'late', since, to, clock))
    .map(({ at, to }): Duty => ({ key: `alarm-${clock}-${events[since]!.seq}-${to ?? 'late'}`, at, clock, due, ...(to && { to }) })));
  if (emergency) {
    // In an emergency those in charge are called whatever was missed, from the moment on at which it became one (C-10).
    const since = events.findIndex((_, i) => isEmergency(stored, events.slice(0, i + 1)));
    const from = Date.parse(events[since]!.at);
    const { clock, due } = missed.find((one) => one.dueAt <= now) ?? { clock: 'handling' as const, due: new Date(from).toISOString() };
    duties.push(...alarms(from, site.answers, true).filter(({ to }) => to && !done('escalate', since, to))
      .map(({ at, to }): Duty => ({ key: `alarm-emergency-${events[since]!.seq}-${to!}`, at, clock, due, to })));
  }
  return duties.sort((a, b) => a.at - b.at);
}

/**
 * Tells of every call to a dissatisfied customer that nobody has made by its time (S-03) those whom a late case calls, one after the other, each
 * once. Any number of processes may do it at once. Resolves with how many steps were done.
 */
export async function escalateCalls({ store, settings, clock }: Pick<Parts, 'store' | 'settings' | 'clock'>): Promise<number> {
  let done = 0;
  for (;;) {
    const now = clock();
    const late = await store.surveys.lateFollowUps(new Date(now).toISOString(), BATCH);
    for (const call of late) {
      const chain = alarms(Date.parse(call.dueAt), (settings.sites[call.site] ?? settings.sites.default)?.answers).filter(({ to }) => to);
      const [step, next] = chain.slice(call.step);
      const at = (alarm: typeof step) => alarm && new Date(alarm.at).toISOString();
      const due = step && step.at <= now;
      const told = await store.surveys.escalateFollowUp(call, due ? step.to : undefined, new Date(now).toISOString(), at(due ? next : step));
      done += Number(!!due && told);
    }
    if (!late.length) return done;
  }
}

/** How many steps were done. */
async function sound({ store, settings, clock }: Pick<Parts, 'store' | 'settings' | 'clock'>, alarm: DueAlarm): Promise<number> {
  const { site: id, caseId } = alarm;
  const site = settings.sites[id] ?? settings.sites.default;
  const found = site && (await store.caseById(id, caseId));
  if (!site || !found) {
    await store.alarms.rung(alarm, undefined);
    return 0;
  }
  const now = clock();
  const tried = new Set<string>();
  for (let done = 0; ;) {
    const events = await store.events(id, caseId);
    const duty = dutiesOf(site, found, events, now).find(({ key }) => !tried.has(key));
    if (!duty || duty.at > now) {
      await store.alarms.rung(alarm, duty && new Date(duty.at).toISOString());
      return done;
    }
    const { key } = duty;
    tried.add(key);
    const result = await store.appendEvent<'mended'>({
      site: id, caseId, key, digest: await sha256(key), uploads: [],
      decide: (current, before) => {
        const still = dutiesOf(site, current, before, now).find((one) => one.key === key && one.at <= now);
        if (!still) return { refused: 'mended' };
        const { to } = still;
        const event: NewEvent = {
          type: to ? 'escalate' : 'late', at: new Date(now).toISOString(), by: 'system', state: current.state, visibility: to ? 'internal' : 'public', files: [],
          data: { payload: { clock: still.clock, dueAt: still.due, ...(to && { to }) } },
        };
        return { event, due: standing(site, current, before, now).due };
      },
    });
    done += Number(result.outcome === 'created');
  }
}

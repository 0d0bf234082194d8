import { type Breach, type CaseState, deadlines, type Deadlines, isDay, timeOfSite, WORKFLOWS } from 'heed/domain';
import type { Site } from '../context.ts';
import { stateOf } from '../store/desk-project.ts';
import type { Due, EventData, StoredCase } from '../store/store.ts';

/** As much of an event as deadlines and facts are made of. */
export interface Happened { readonly type: string; readonly at: string; readonly data: EventData }
type Known = Pick<StoredCase, 'kind' | 'values' | 'receivedAt' | 'answerDueAt'>;

/** Where a case stands: its facts, every deadline, and those of them that lists show. */
export interface Standing {
  readonly state: CaseState;
  readonly deadlines: Deadlines;
  readonly due: Due;
  /** What was missed, and is not mended. */
  readonly breach?: Breach;
  /** What was promised where it was a day: people are told the day, not the instant at which it ends. */
  readonly day?: string;
}

const NAMES = { answer: 'answer', promised: 'promise', handling: 'handling' } as const;
const iso = (time: number): string => new Date(time).toISOString();

/** `events` begin with the arrival. */
export function standing(site: Pick<Site, 'answers'>, stored: Known, events: readonly Happened[], now: number): Standing {
  const state = stateOf(stored, events);
  const emergency = stored.values.impact === 'safety' ? { emergency: true } : {};
  const all = deadlines(WORKFLOWS[stored.kind], events.map(({ type, at, data }) => ({ type, at, payload: data.payload })), site.answers, now, emergency);
  const running = (name: keyof Deadlines) => (all[name]?.state === 'running' ? all[name].dueAt : undefined);
  const [promised, handling] = [running('promised'), running('handling')];
  const answer = all.answer?.dueAt;
  const late = (['answer', 'promised', 'handling'] as const).find((name) => all[name]?.late && all[name].state === 'running');
  const day = events.map(({ data }) => data.payload?.by).findLast((by) => isDay(by) && timeOfSite(by, site.answers.calendar) === all.promised?.dueAt);
  return {
    state, deadlines: all, ...(late && { breach: NAMES[late] }), ...(typeof day === 'string' && { day }),
    due: { answerDueAt: answer === undefined ? stored.answerDueAt : iso(answer), ...(promised !== undefined && { promisedAt: iso(promised) }), ...(handling !== undefined && { dueAt: iso(handling) }) },
  };
}

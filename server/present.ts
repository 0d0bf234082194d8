import { actionsFor, begin, fold, nextSteps, type PublicCase, type PublicEvent, WORKFLOWS, type CaseEvent, type CaseState } from 'heed/domain';
import type { StoredCase, StoredEvent, StoredUpload } from './store/store.ts';

/** The case as its workflow sees it: the fold of its events. */
export function stateOf(stored: Pick<StoredCase, 'kind' | 'values' | 'receivedAt'>, events: readonly StoredEvent[]): CaseState {
  const workflow = WORKFLOWS[stored.kind];
  const facts = stored.values.impact === 'safety' ? { emergency: true } : {};
  return events.length ? fold(workflow, events.map(({ type, at }): CaseEvent => ({ type, at })), facts) : begin(workflow, stored.receivedAt, facts);
}

/** A case as the holder of its tracking code sees it: nothing internal, nobody's name. */
export function publicCase(stored: StoredCase, events: readonly StoredEvent[], uploads: readonly StoredUpload[]): PublicCase {
  const { reference, kind, state, subject, receivedAt, answerDueAt, answeredAt, form, values } = stored;
  const workflow = WORKFLOWS[kind];
  const now = stateOf(stored, events);
  const filesOf = (ids: readonly string[]) => ids.flatMap((id) => uploads.filter((upload) => upload.id === id))
    .map(({ id, name, type, size, digest }) => ({ id, name, type, size, digest }));
  return {
    reference, kind, state, subject, receivedAt, answerDueAt, ...(answeredAt && { answeredAt }),
    next: nextSteps(workflow, now), actions: actionsFor(workflow, now, 'customer'),
    form, values, files: filesOf(events[0]?.files ?? []),
    events: events.filter(({ visibility }) => visibility === 'public').map((event): PublicEvent => ({
      seq: event.seq, type: event.type, at: event.at, by: event.by, state: event.state,
      ...(event.text !== undefined && { text: event.text }), ...(event.files.length && event.seq > 1 && { files: filesOf(event.files) }),
    })),
  };
}

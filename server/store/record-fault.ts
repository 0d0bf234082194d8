import { apply, begin, WORKFLOWS } from 'heed/domain';
import { findFault } from './chain.ts';
import type { AuditFault } from './office.ts';
import type { RegisterRow } from './rows.ts';
import type { StoredCase, StoredEvent, StoredUpload } from './store.ts';

/** All that the audit reads of a case. */
export interface Recorded {
  readonly stored: StoredCase;
  readonly events: readonly StoredEvent[];
  readonly uploads: readonly StoredUpload[];
  readonly entry?: RegisterRow;
  /** The last of its events that any other table knows of. */
  readonly known: number;
}

/** The first thing wrong with a case: with its chain, or with what its row, its files or the register say of it beside. */
export async function faultOf({ stored, events, uploads, entry, known }: Recorded): Promise<AuditFault | undefined> {
  const of = (fault: AuditFault['fault'], seq = 1, field?: string): AuditFault => ({ caseId: stored.id, reference: stored.reference, seq, fault, ...(field !== undefined && { field }) });
  const broken = await findFault(stored, events, uploads);
  if (broken) return { ...broken, reference: stored.reference };
  if (known > stored.headSeq) return of('missing', stored.headSeq + 1);
  if (!entry) return of('unregistered');
  if (entry.opening !== events[0]!.hash) return of('altered');
  const wrong = ([
    ['reference', stored.reference === entry.reference], ['subject', stored.subject === String(stored.values.subject ?? '')],
    ['received_at', stored.receivedAt === events[0]!.at], ['answered_at', stored.answeredAt === answeredAt(stored, events)],
  ] as const).find(([, right]) => !right);
  if (wrong) return of('record-altered', 1, wrong[0]);
  for (const { seq, files, data: { attached = [] } } of events) {
    const same = attached.every(({ name, digest }, i) => uploads.some((upload) => upload.id === files[i] && upload.name === name && upload.digest === digest));
    if (!same) return of('file-altered', seq);
  }
  return undefined;
}

/** When the first step was taken that answers the customer; merging is one for the case that ends. */
function answeredAt({ kind, values, receivedAt }: StoredCase, events: readonly StoredEvent[]): string | undefined {
  const workflow = WORKFLOWS[kind];
  let state = begin(workflow, receivedAt, values.impact === 'safety' ? { emergency: true } : {});
  return events.slice(1).find((event) => {
    state = apply(workflow, state, event);
    return event.type === 'merge' || state.clocks.answer?.state === 'stopped';
  })?.at;
}

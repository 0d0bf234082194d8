import { canonical, submissionContent } from 'heed/domain';
import { sha256 } from '../crypto.ts';
import type { ChainFault, NewEvent, StoredCase, StoredEvent, StoredUpload } from './store.ts';

/** The event with its place in the chain: its hash covers everything it says and the hash before it. */
export async function chained(site: string, caseId: string, event: NewEvent, last?: Pick<StoredEvent, 'seq' | 'hash'>): Promise<StoredEvent> {
  const placed = { ...event, seq: (last?.seq ?? 0) + 1, prev: last?.hash ?? '' };
  return { ...placed, hash: await eventHash(site, caseId, placed) };
}

const eventHash = (site: string, caseId: string, { seq, type, at, by, state, visibility, text, files, data, prev }: Omit<StoredEvent, 'hash'>): Promise<string> =>
  sha256(canonical({ site, caseId, seq, type, at, by, state, visibility, text: text ?? '', files, data, prev }));

/** Checks one case: its events against each other, its head against the last, its content against its digest. */
export async function findFault(stored: StoredCase, events: readonly StoredEvent[], uploads: readonly StoredUpload[]): Promise<ChainFault | undefined> {
  const fault = (seq: number, what: ChainFault['fault']): ChainFault => ({ caseId: stored.id, seq, fault: what });
  let last: StoredEvent | undefined;
  for (const event of events) {
    const seq = (last?.seq ?? 0) + 1;
    if (event.seq !== seq) return fault(seq, 'missing');
    if (event.prev !== (last?.hash ?? '') || event.hash !== (await eventHash(stored.site, stored.id, event))) return fault(seq, 'altered');
    last = event;
  }
  if (!last || stored.headSeq > last.seq) return fault((last?.seq ?? 0) + 1, 'missing');
  if (stored.headSeq !== last.seq || stored.headHash !== last.hash || stored.state !== last.state) return fault(last.seq, 'altered');
  const fileDigests = events[0]!.files.map((id) => uploads.find((u) => u.id === id)?.digest ?? '');
  const { kind, form, values, extra } = stored;
  const digest = await sha256(submissionContent({ kind, form, values, extra, fileDigests }));
  return digest === stored.digest && digest === events[0]!.data.digest ? undefined : fault(1, 'content-altered');
}

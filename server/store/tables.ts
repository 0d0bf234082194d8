import type { CaseRow, EventRow, UploadRow } from './rows.ts';
import type { StoredCase, StoredEvent, StoredUpload } from './store.ts';

export type { DeskTable, Tables, UserRow } from './rows.ts';

export const toCase = (row: CaseRow): StoredCase => ({
  site: row.site, id: row.id, reference: row.reference, kind: row.kind as StoredCase['kind'], form: { id: row.form_id, version: row.form_version },
  state: row.state, subject: row.subject, values: JSON.parse(row.values_json) as StoredCase['values'],
  extra: JSON.parse(row.extra_json) as StoredCase['extra'], locale: row.locale, source: JSON.parse(row.source_json) as StoredCase['source'],
  trackingHash: row.tracking_hash, digest: row.digest, receivedAt: row.received_at, answerDueAt: row.answer_due_at,
  ...(row.answered_at !== null && { answeredAt: row.answered_at }), headSeq: row.head_seq, headHash: row.head_hash,
});

export const fromCase = (c: StoredCase): CaseRow => ({
  site: c.site, id: c.id, reference: c.reference, kind: c.kind, form_id: c.form.id, form_version: c.form.version, state: c.state, subject: c.subject,
  values_json: JSON.stringify(c.values), extra_json: JSON.stringify(c.extra), locale: c.locale, source_json: JSON.stringify(c.source),
  tracking_hash: c.trackingHash, digest: c.digest, received_at: c.receivedAt, answer_due_at: c.answerDueAt, answered_at: c.answeredAt ?? null,
  head_seq: c.headSeq, head_hash: c.headHash,
});

export const toEvent = (row: EventRow): StoredEvent => ({
  seq: row.seq, type: row.type, at: row.at, by: row.by_party as StoredEvent['by'], state: row.state, visibility: row.visibility as StoredEvent['visibility'],
  ...(row.text !== null && { text: row.text }), files: JSON.parse(row.files_json) as string[], data: JSON.parse(row.data_json) as StoredEvent['data'],
  prev: row.prev_hash, hash: row.hash,
});

export const fromEvent = (site: string, caseId: string, e: StoredEvent): EventRow => ({
  site, case_id: caseId, seq: e.seq, type: e.type, at: e.at, by_party: e.by, state: e.state, visibility: e.visibility, text: e.text ?? null,
  files_json: JSON.stringify(e.files), data_json: JSON.stringify(e.data), prev_hash: e.prev, hash: e.hash,
});

export const toUpload = (row: UploadRow): StoredUpload => ({
  site: row.site, id: row.id, ...(row.case_id !== null && { caseId: row.case_id }), name: row.name, type: row.type, size: row.size,
  digest: row.digest, storageKey: row.storage_key, createdAt: row.created_at,
});

export const fromUpload = (u: StoredUpload): UploadRow => ({
  site: u.site, id: u.id, case_id: u.caseId ?? null, name: u.name, type: u.type, size: u.size, digest: u.digest, storage_key: u.storageKey, created_at: u.createdAt,
});

import type { OfficeTables } from './office-tables.ts';
import type { SurveyTables } from './survey-tables.ts';
import type { StoredCase, StoredEvent, StoredUpload } from './store.ts';

/*
 * Times are ISO 8601 texts in UTC (they sort as they are), structured values are JSON texts: both engines then keep the very
 * same bytes, and hashes over them agree.
 */

export interface CaseRow {
  site: string; id: string; reference: string; kind: string; form_id: string; form_version: number; state: string; subject: string;
  values_json: string; extra_json: string; locale: string; source_json: string; tracking_hash: string; digest: string;
  received_at: string; answer_due_at: string; answered_at: string | null; head_seq: number; head_hash: string;
}

export interface EventRow {
  site: string; case_id: string; seq: number; type: string; at: string; by_party: string; state: string; visibility: string;
  text: string | null; files_json: string; data_json: string; prev_hash: string; hash: string;
}

export interface UploadRow {
  site: string; id: string; case_id: string | null; name: string; type: string; size: number; digest: string; storage_key: string; created_at: string;
}

/** `scope` is `cases`, or `events:<case id>`. */
export interface KeyRow { site: string; scope: string; key: string; digest: string; case_id: string; created_at: string }

export interface Tables extends OfficeTables, SurveyTables {
  heed_settings: { site: string; name: string; value: string };
  heed_cases: CaseRow;
  heed_events: EventRow;
  heed_uploads: UploadRow;
  heed_keys: KeyRow;
  heed_counters: { site: string; bucket: string; time_window: number; hits: number; expires_at: string };
  heed_migrations: { name: string; applied_at: string };
  heed_locks: { name: string; owner: string; expires_at: string };
}

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

import type { TaxonomyRow } from './category-tables.ts';
import type { OfficeTables } from './office-tables.ts';
import type { SurveyTables } from './survey-tables.ts';
import type { DrawRow, VisitRow } from './visit-tables.ts';

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

/** An entry of the register: a case was filed, and `opening` is the hash of its first event. `after_json` names the entries that its hash covers. */
export interface RegisterRow { site: string; case_id: string; reference: string; opening: string; after_json: string; hash: string }

/** A case as lists show it; see the migration `0002-desk`. */
export interface DeskTable {
  site: string; case_id: string; reference: string; kind: string; state: string; ended: number; calm: number; subject: string; customer: string; phone: string; email: string;
  order_number: string; category: string; channel: string; assignee: string; assignee_name: string; departments_json: string; to_approve: number; emergency: number;
  reopened: number; received_at: string; answer_due_at: string; answered_at: string | null; promised_at: string | null; due_at: string | null; next_due: string;
  updated_at: string; version: number; merged_into: string;
}

export interface UserRow {
  site: string; id: string; name: string; display_name: string; roles_json: string; departments_json: string; password_hash: string; must_change: number;
  disabled: number; created_at: string; updated_at: string; email: string | null; locale: string | null;
}

export interface Tables extends OfficeTables, SurveyTables {
  heed_desk: DeskTable;
  heed_desk_departments: { site: string; department: string; case_id: string; calm: number; ended: number; next_due: string; received_at: string; updated_at: string };
  heed_departments: { site: string; id: string; name_json: string; position: number };
  heed_users: UserRow;
  heed_sessions: { site: string; token_hash: string; user_id: string; csrf: string; created_at: string; seen_at: string; expires_at: string };
  heed_presence: { site: string; user_id: string; case_id: string; display_name: string; seen_at: string };
  heed_reads: { site: string; case_id: string; reader: string; seq: number; at: string };
  heed_subjects: { site: string; subject: string; case_id: string };
  heed_taxonomies: TaxonomyRow;
  heed_visit_draws: DrawRow;
  heed_visits: VisitRow;
  heed_settings: { site: string; name: string; value: string };
  heed_cases: CaseRow;
  heed_events: EventRow;
  heed_uploads: UploadRow;
  heed_keys: KeyRow;
  heed_register: RegisterRow;
  heed_counters: { site: string; bucket: string; time_window: number; hits: number; expires_at: string };
  heed_migrations: { name: string; applied_at: string };
  heed_locks: { name: string; owner: string; expires_at: string };
}

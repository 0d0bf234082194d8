/** A script as a site has changed or added it; shipped ones that nobody touched have no row. */
export interface ScriptRow {
  site: string; id: string; purpose: string; kind: string | null; channel: string | null; locale: string; title: string; text: string;
  version: number; updated_at: string; updated_by: string;
  /** `disabled`: not offered; `deleted`: gone for everybody. */
  status: string | null;
}

export interface LibraryRow {
  site: string; id: string; case_id: string; kind: string; phase: string; title: string; problem: string; cause: string; lesson: string; measure: string;
  departments_json: string; photos_json: string; created_at: string; created_by: string;
  version: number; updated_at: string | null; updated_by: string | null;
}

/** A mail; `case_id` is an invitation's where it is about a survey. Its words and address are made when it is sent. */
export interface MailRow { site: string; case_id: string; about: string; seq: number; state: string; attempts: number; next_at: string; created_at: string }

export interface OfficeTables {
  heed_scripts: ScriptRow;
  /** Every version that ever was. */
  heed_script_versions: ScriptRow;
  heed_script_uses: { site: string; id: string; used: number };
  heed_library: LibraryRow;
  /** Every version that ever was. */
  heed_library_versions: LibraryRow;
  /** What an entry is found by: words, and `#` with what it can be filtered by. */
  heed_library_terms: { site: string; term: string; entry_id: string };
  heed_mails: MailRow;
  /** What is due next of each open case; `step` counts how often it was set, `next_at` is when it rings. */
  heed_alarms: { site: string; case_id: string; due_at: string; step: number; next_at: string };
}

const SCRIPT = `site text not null, id text not null, purpose text not null, kind text, channel text, locale text not null, title text not null, text text not null,
  version integer not null, updated_at text not null, updated_by text not null`;

/** Scripts can be disabled and deleted (T-01). */
export const SCRIPT_STATUS_MIGRATION = {
  name: '0036-script-status', statements: ['heed_scripts', 'heed_script_versions'].map((table) => `alter table ${table} add column status text`),
};

const ENTRY = 'site, id, case_id, kind, phase, title, problem, cause, lesson, measure, departments_json, photos_json, created_at, created_by, version, updated_at, updated_by';

/** Who changed an entry and when, and what it said before (P-02). */
export const LIBRARY_VERSIONS_MIGRATION = {
  name: '0041-library-versions',
  statements: [
    `alter table heed_library add column version integer not null default 1`,
    `alter table heed_library add column updated_at text`,
    `alter table heed_library add column updated_by text`,
    `create table if not exists heed_library_versions (
      site text not null, id text not null, case_id text not null, kind text not null, phase text not null, title text not null, problem text not null,
      cause text not null, lesson text not null, measure text not null, departments_json text not null, photos_json text not null,
      created_at text not null, created_by text not null, version integer not null, updated_at text, updated_by text, primary key (site, id, version))`,
    `insert into heed_library_versions (${ENTRY}) select ${ENTRY} from heed_library where true on conflict do nothing`,
  ],
};

export const OFFICE_MIGRATIONS: readonly { readonly name: string; readonly statements: readonly string[] }[] = [
  {
    name: '0010-scripts',
    statements: [
      `create table if not exists heed_scripts (${SCRIPT}, primary key (site, id))`,
      `create table if not exists heed_script_versions (${SCRIPT}, primary key (site, id, version))`,
      `create table if not exists heed_script_uses (site text not null, id text not null, used integer not null, primary key (site, id))`,
    ],
  },
  {
    name: '0011-library',
    statements: [
      `create table if not exists heed_library (
        site text not null, id text not null, case_id text not null, kind text not null, phase text not null, title text not null, problem text not null,
        cause text not null, lesson text not null, measure text not null, departments_json text not null, photos_json text not null,
        created_at text not null, created_by text not null, primary key (site, id), unique (site, case_id))`,
      `create table if not exists heed_library_terms (site text not null, term text not null, entry_id text not null, primary key (site, term, entry_id))`,
      `create index if not exists heed_library_terms_of_entry on heed_library_terms (site, entry_id)`,
    ],
  },
  {
    name: '0012-mails',
    statements: [
      `create table if not exists heed_mails (
        site text not null, case_id text not null, seq integer not null, state text not null, attempts integer not null, next_at text not null,
        created_at text not null, primary key (site, case_id, seq))`,
      `create index if not exists heed_mails_due on heed_mails (next_at) where state in ('waiting', 'sending')`,
      `create index if not exists heed_mails_newest on heed_mails (site, created_at)`,
    ],
  },
  {
    name: '0013-alarms',
    statements: [
      `create table if not exists heed_alarms (
        site text not null, case_id text not null, due_at text not null, step integer not null, next_at text not null, primary key (site, case_id))`,
      `create index if not exists heed_alarms_next on heed_alarms (next_at)`,
    ],
  },
];

import type { Migration } from './migration.ts';

export const cases: Migration = {
  name: '0001-cases',
  statements: [
    `create table if not exists heed_settings (site text not null, name text not null, value text not null, primary key (site, name))`,
    `create table if not exists heed_cases (
      site text not null, id text not null, reference text not null, kind text not null, form_id text not null, form_version integer not null,
      state text not null, subject text not null, values_json text not null, extra_json text not null, locale text not null,
      source_json text not null, tracking_hash text not null, digest text not null, received_at text not null, answer_due_at text not null,
      answered_at text, head_seq integer not null, head_hash text not null, primary key (site, id), unique (site, reference))`,
    `create table if not exists heed_events (
      site text not null, case_id text not null, seq integer not null, type text not null, at text not null, by_party text not null,
      state text not null, visibility text not null, text text, files_json text not null, data_json text not null, prev_hash text not null,
      hash text not null, primary key (site, case_id, seq))`,
    `create table if not exists heed_keys (
      site text not null, scope text not null, key text not null, digest text not null, case_id text not null, created_at text not null,
      primary key (site, scope, key))`,
    `create table if not exists heed_uploads (
      site text not null, id text not null, case_id text, name text not null, type text not null, size integer not null, digest text not null,
      storage_key text not null, created_at text not null, primary key (site, id))`,
    `create index if not exists heed_uploads_of_case on heed_uploads (site, case_id)`,
    `create index if not exists heed_uploads_unclaimed on heed_uploads (created_at) where case_id is null`,
    `create table if not exists heed_counters (
      site text not null, bucket text not null, time_window bigint not null, hits integer not null, expires_at text not null,
      primary key (site, bucket, time_window))`,
    `create index if not exists heed_counters_expiry on heed_counters (expires_at)`,
  ],
};

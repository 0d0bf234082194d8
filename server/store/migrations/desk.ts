import type { Migration } from './migration.ts';
import { fillDesk } from '../desk-rows.ts';

/**
 * What the staff works with. `heed_desk` has a row for each case with everything that lists show and sort by, written with each event;
 * `calm` is 0 for an open emergency and else 1, `next_due` the first of what is due, `assignee` '' for nobody: such columns make the indexes.
 */
export const desk: Migration = {
  name: '0002-desk',
  statements: [
    `create table if not exists heed_desk (
      site text not null, case_id text not null, reference text not null, kind text not null, state text not null, ended integer not null, calm integer not null,
      subject text not null, customer text not null, phone text not null, email text not null, order_number text not null, category text not null, channel text not null,
      assignee text not null, assignee_name text not null, departments_json text not null, to_approve integer not null, emergency integer not null, reopened integer not null,
      received_at text not null, answer_due_at text not null, answered_at text, promised_at text, due_at text, next_due text not null, updated_at text not null,
      version integer not null, merged_into text not null, primary key (site, case_id))`,
    `create index if not exists heed_desk_due on heed_desk (site, calm, ended, next_due, case_id)`,
    `create index if not exists heed_desk_received on heed_desk (site, calm, received_at, case_id)`,
    `create index if not exists heed_desk_ended on heed_desk (site, ended, received_at, case_id)`,
    `create index if not exists heed_desk_updated on heed_desk (site, updated_at, case_id)`,
    `create index if not exists heed_desk_assignee on heed_desk (site, assignee, calm, ended, next_due, case_id)`,
    `create index if not exists heed_desk_to_approve on heed_desk (site, calm, next_due, case_id) where to_approve = 1`,
    `create index if not exists heed_desk_phone on heed_desk (site, phone, received_at) where phone <> ''`,
    `create index if not exists heed_desk_email on heed_desk (site, email, received_at) where email <> ''`,
    `create index if not exists heed_desk_order on heed_desk (site, order_number, received_at) where order_number <> ''`,
    `create index if not exists heed_desk_merged on heed_desk (site, merged_into) where merged_into <> ''`,
    `create table if not exists heed_desk_departments (
      site text not null, department text not null, case_id text not null, calm integer not null, ended integer not null, next_due text not null,
      primary key (site, case_id, department))`,
    `create index if not exists heed_desk_departments_due on heed_desk_departments (site, department, calm, ended, next_due, case_id)`,
    `create table if not exists heed_departments (site text not null, id text not null, name_json text not null, position integer not null, primary key (site, id))`,
    `create table if not exists heed_users (
      site text not null, id text not null, name text not null, display_name text not null, roles_json text not null, departments_json text not null,
      password_hash text not null, must_change integer not null, disabled integer not null, created_at text not null, updated_at text not null,
      primary key (site, id), unique (site, name))`,
    `create table if not exists heed_sessions (
      site text not null, token_hash text not null, user_id text not null, csrf text not null, created_at text not null, seen_at text not null, expires_at text not null,
      primary key (site, token_hash))`,
    `create index if not exists heed_sessions_of_user on heed_sessions (site, user_id)`,
    `create index if not exists heed_sessions_expiry on heed_sessions (expires_at)`,
    `create table if not exists heed_presence (site text not null, user_id text not null, case_id text not null, display_name text not null, seen_at text not null, primary key (site, user_id))`,
    `create index if not exists heed_presence_of_case on heed_presence (site, case_id)`,
    `create table if not exists heed_reads (site text not null, case_id text not null, reader text not null, seq integer not null, at text not null, primary key (site, case_id, reader))`,
    `create table if not exists heed_subjects (site text not null, subject text not null, case_id text not null, primary key (site, subject, case_id))`,
  ],
};

/** Rows for the cases that came before the desk. */
export const deskFilled: Migration = { name: '0003-desk-filled', statements: [], fill: fillDesk };

import { dayIn, type SurveyTemplate, type Values } from 'heed/domain';
import type { AnswerInput, Place, StoredAnswer, StoredFollowUp, StoredInvitation, Way } from './surveys.ts';

export interface TemplateRow { site: string; id: string; version: number; template_json: string; created_at: string; created_by: string }

export interface InvitationRow {
  site: string; id: string; template_id: string; occasion: string; case_id: string | null; subject: string | null; round: number; customer_hash: string | null;
  department: string | null; agent: string | null; locale: string; email: string | null; created_at: string; expires_at: string; reminded_at: string | null;
  answered_at: string | null; answer_id: string | null; way: string; name: string | null; service: string | null; finished_at: string | null; invited_by: string | null; mail_hash: string | null; phone_hash: string | null; phone: string | null;
}

export interface AnswerRow {
  site: string; id: string; reference: string; invitation_id: string | null; template_id: string; template_version: number; channel: string; case_id: string | null;
  subject: string | null; round: number; department: string | null; agent: string | null; partial: number; values_json: string; locale: string; source_json: string;
  digest: string; code_hash: string; received_at: string; changed_at: string | null; evaluated_at: string | null; evaluated_by: string | null; revision: number; service: string | null;
}

/** Every version of an answer: a change appends one, none is overwritten. */
export interface RevisionRow { site: string; answer_id: string; revision: number; at: string; values_json: string; partial: number; digest: string; template_version: number | null }

/** One row for each comment of the newest revision, folded for searching. */
export interface CommentRow { site: string; answer_id: string; field: string; folded: string }

/** One row for each counted answer of the newest revision; `value` is the number or the option's name. */
export interface ScoreRow {
  site: string; answer_id: string; field: string; value: string; template_id: string; channel: string; month: string; received_at: string;
  department: string | null; agent: string | null; round: number;
}

export interface FollowUpRow {
  site: string; id: string; answer_id: string; created_at: string; due_at: string; done_at: string | null; done_by: string | null; note: string | null; dropped_at: string | null;
  alarm_at: string | null; alarms: number; taken_by: string | null; taken_name: string | null; taken_at: string | null;
  /** Grows with everything that is done about it. */
  changes: number;
  /** Of one that stands for all low scores of a place: the place as JSON, always alike, and its survey. */
  place: string | null; template_id: string | null;
}

/** Nobody has said that they do it. */
export const FREE = { taken_by: null, taken_name: null, taken_at: null } as const;
/** A task that nobody has done anything about. */
export const UNTOUCHED = { done_at: null, done_by: null, note: null, dropped_at: null, alarm_at: null, alarms: 0, changes: 0, place: null, template_id: null, ...FREE } as const;

/** Which task stands for an answer whose author cannot be reached. */
export interface LookedRow { site: string; answer_id: string; follow_up_id: string; at: string }

/** What was done about a call, and by whom: rows are added only. */
export interface CallLogRow { site: string; follow_up_id: string; seq: number; at: string; user_id: string; user_name: string; what: string; note: string | null }

/** Who does not want to be asked any more, as a keyed hash. */
export interface StopRow { site: string; customer_hash: string; at: string }

export interface SurveyTables {
  heed_survey_stops: StopRow;
  heed_survey_templates: TemplateRow;
  heed_survey_invitations: InvitationRow;
  heed_survey_answers: AnswerRow;
  heed_survey_revisions: RevisionRow;
  heed_survey_scores: ScoreRow;
  heed_survey_comments: CommentRow;
  heed_survey_follow_ups: FollowUpRow;
  heed_survey_call_log: CallLogRow;
  heed_survey_looked: LookedRow;
}

/** States in which a case may have ended; the workflow of its kind knows for certain. */
export const MAY_HAVE_ENDED = ['closed', 'confirmed', 'answered'] as const;

/** Of keys: what was answered, not filed. */
export const SURVEY_SCOPE = 'surveys';

export const SURVEY_MIGRATION = {
  name: '0020-surveys',
  statements: [
    `create table if not exists heed_survey_templates (
      site text not null, id text not null, version integer not null, template_json text not null, created_at text not null, created_by text not null,
      primary key (site, id, version))`,
    `create table if not exists heed_survey_invitations (
      site text not null, id text not null, template_id text not null, occasion text not null, case_id text, subject text, round integer not null,
      customer_hash text, department text, agent text, locale text not null, created_at text not null, expires_at text not null, reminded_at text,
      answered_at text, answer_id text, primary key (site, id), unique (site, template_id, subject, round))`,
    `create index if not exists heed_survey_invitations_of_customer on heed_survey_invitations (site, customer_hash, created_at)`,
    `create index if not exists heed_survey_invitations_by_time on heed_survey_invitations (site, template_id, created_at)`,
    `create index if not exists heed_survey_invitations_open on heed_survey_invitations (created_at) where answered_at is null and reminded_at is null`,
    `create table if not exists heed_survey_answers (
      site text not null, id text not null, reference text not null, invitation_id text, template_id text not null, template_version integer not null,
      channel text not null, case_id text, subject text, round integer not null, department text, agent text, partial integer not null, values_json text not null,
      locale text not null, source_json text not null, digest text not null, code_hash text not null, received_at text not null, changed_at text,
      evaluated_at text, evaluated_by text, revision integer not null, primary key (site, id), unique (site, reference), unique (site, invitation_id))`,
    `create index if not exists heed_survey_answers_by_time on heed_survey_answers (site, template_id, channel, received_at)`,
    `create table if not exists heed_survey_revisions (
      site text not null, answer_id text not null, revision integer not null, at text not null, values_json text not null, partial integer not null, digest text not null,
      primary key (site, answer_id, revision))`,
    `create table if not exists heed_survey_scores (
      site text not null, answer_id text not null, field text not null, value text not null, template_id text not null, channel text not null, month text not null,
      received_at text not null, department text, agent text, round integer not null, primary key (site, answer_id, field, value))`,
    `create index if not exists heed_survey_scores_by_time on heed_survey_scores (site, template_id, channel, received_at)`,
    `create table if not exists heed_survey_follow_ups (
      site text not null, id text not null, answer_id text not null, created_at text not null, due_at text not null, done_at text, done_by text, note text,
      dropped_at text, primary key (site, id), unique (site, answer_id))`,
    `create index if not exists heed_survey_follow_ups_open on heed_survey_follow_ups (site, due_at) where done_at is null and dropped_at is null`,
    `create index if not exists heed_events_may_have_ended on heed_events (at) where state in ('closed', 'confirmed', 'answered')`,
  ],
} as const;

/** Mails of surveys lie in the outbox beside those of cases. */
export const SURVEY_MAIL_MIGRATION = {
  name: '0021-survey-mails',
  statements: [
    `alter table heed_mails add column about text not null default 'case'`,
    `alter table heed_survey_invitations add column email text`,
    `create table if not exists heed_survey_stops (site text not null, customer_hash text not null, at text not null, primary key (site, customer_hash))`,
  ],
} as const;

/** Which version each revision answered, comments to be searched, how an invitation goes out (of those before nobody knows), and calls that are late. */
export const SURVEY_MORE_MIGRATION = {
  name: '0026-survey-more',
  statements: [
    `alter table heed_survey_revisions add column template_version integer`,
    `create table if not exists heed_survey_comments (site text not null, answer_id text not null, field text not null, folded text not null, primary key (site, answer_id, field))`,
    `alter table heed_survey_invitations add column way text not null default 'given'`,
    `alter table heed_survey_follow_ups add column alarm_at text`,
    `alter table heed_survey_follow_ups add column alarms integer not null default 0`,
  ],
} as const;

/** What was done for whoever is asked after a service, and who has asked them. */
export const SURVEY_SERVICES_MIGRATION = {
  name: '0029-survey-services',
  statements: [
    ...['name', 'service', 'finished_at', 'invited_by', 'phone_hash'].map((column) => `alter table heed_survey_invitations add column ${column} text`),
    `create index if not exists heed_survey_invitations_of_phone on heed_survey_invitations (site, phone_hash, created_at)`,
    `alter table heed_survey_answers add column service text`,
  ],
} as const;

/** How whoever gave a low score is reached, who calls them, and what came of each try. */
export const SURVEY_CALLS_MIGRATION = {
  name: '0033-survey-calls',
  statements: [
    `alter table heed_survey_invitations add column phone text`,
    ...['taken_by', 'taken_name', 'taken_at'].map((column) => `alter table heed_survey_follow_ups add column ${column} text`),
    `alter table heed_survey_follow_ups add column changes integer not null default 0`,
    `create table if not exists heed_survey_call_log (
      site text not null, follow_up_id text not null, seq integer not null, at text not null, user_id text not null, user_name text not null, what text not null, note text,
      primary key (site, follow_up_id, seq))`,
  ],
} as const;

/** Low scores of those who cannot be reached: one open task for each place they come from. */
export const SURVEY_LOOKS_MIGRATION = {
  name: '0036-survey-looks',
  statements: [
    ...['place', 'template_id'].map((column) => `alter table heed_survey_follow_ups add column ${column} text`),
    `create unique index if not exists heed_survey_follow_ups_of_place on heed_survey_follow_ups (site, place) where place is not null and done_at is null and dropped_at is null`,
    `create table if not exists heed_survey_looked (site text not null, answer_id text not null, follow_up_id text not null, at text not null, primary key (site, answer_id))`,
    `create index if not exists heed_survey_looked_by on heed_survey_looked (site, follow_up_id, at, answer_id)`,
  ],
} as const;

/** Whoever is asked by another name is known by the address, too. */
export const SURVEY_NAMES_MIGRATION = {
  name: '0039-survey-names',
  statements: [
    `alter table heed_survey_invitations add column mail_hash text`,
    `create index if not exists heed_survey_invitations_of_mail on heed_survey_invitations (site, mail_hash, created_at)`,
  ],
} as const;

/** Keys whose value is null are left out. */
type Given<T> = { [K in keyof T]?: Exclude<T[K], null> };
const given = <T extends object>(fields: T): Given<T> => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Given<T>;

export const toTemplate = (row: TemplateRow): SurveyTemplate => JSON.parse(row.template_json) as SurveyTemplate;

export const toInvitation = (row: InvitationRow): StoredInvitation => ({
  site: row.site, id: row.id, template: row.template_id, occasion: row.occasion as StoredInvitation['occasion'], round: row.round, locale: row.locale, createdAt: row.created_at, expiresAt: row.expires_at,
  ...given({ caseId: row.case_id, subject: row.subject, customerHash: row.customer_hash, department: row.department, agent: row.agent, email: row.email,
    name: row.name, service: row.service, finishedAt: row.finished_at, invitedBy: row.invited_by, mailHash: row.mail_hash, phoneHash: row.phone_hash, phone: row.phone, remindedAt: row.reminded_at, answeredAt: row.answered_at, answerId: row.answer_id }),
});

export const fromInvitation = (i: StoredInvitation, way: Way): InvitationRow => ({
  site: i.site, id: i.id, template_id: i.template, occasion: i.occasion, case_id: i.caseId ?? null, subject: i.subject ?? null, round: i.round, customer_hash: i.customerHash ?? null,
  department: i.department ?? null, agent: i.agent ?? null, locale: i.locale, email: i.email ?? null, created_at: i.createdAt, expires_at: i.expiresAt, reminded_at: i.remindedAt ?? null,
  answered_at: i.answeredAt ?? null, answer_id: i.answerId ?? null, way, name: i.name ?? null, service: i.service ?? null, finished_at: i.finishedAt ?? null, invited_by: i.invitedBy ?? null, mail_hash: i.mailHash ?? null, phone_hash: i.phoneHash ?? null, phone: i.phone ?? null,
});

export const toAnswer = (row: AnswerRow): StoredAnswer => ({
  site: row.site, id: row.id, reference: row.reference, template: row.template_id, version: row.template_version, channel: row.channel as StoredAnswer['channel'], round: row.round,
  partial: !!row.partial, values: JSON.parse(row.values_json) as Values, locale: row.locale, source: JSON.parse(row.source_json) as StoredAnswer['source'], digest: row.digest,
  codeHash: row.code_hash, receivedAt: row.received_at, revision: row.revision,
  ...given({ invitationId: row.invitation_id, caseId: row.case_id, subject: row.subject, service: row.service, department: row.department, agent: row.agent,
    changedAt: row.changed_at, evaluatedAt: row.evaluated_at, evaluatedBy: row.evaluated_by }),
});

export const fromAnswer = (a: StoredAnswer): AnswerRow => ({
  site: a.site, id: a.id, reference: a.reference, invitation_id: a.invitationId ?? null, template_id: a.template, template_version: a.version, channel: a.channel,
  case_id: a.caseId ?? null, subject: a.subject ?? null, round: a.round, department: a.department ?? null, agent: a.agent ?? null, partial: a.partial ? 1 : 0,
  values_json: JSON.stringify(a.values), locale: a.locale, source_json: JSON.stringify(a.source), digest: a.digest, code_hash: a.codeHash, received_at: a.receivedAt,
  changed_at: a.changedAt ?? null, evaluated_at: a.evaluatedAt ?? null, evaluated_by: a.evaluatedBy ?? null, revision: a.revision, service: a.service ?? null,
});

export const scoreRows = ({ site, id, template, channel, receivedAt, department, agent, round }: StoredAnswer, { scores, timeZone }: Pick<AnswerInput, 'scores' | 'timeZone'>): ScoreRow[] => scores.map(({ field, value }) => ({
  site, answer_id: id, field, value, template_id: template, channel, month: dayIn(Date.parse(receivedAt), timeZone).slice(0, 7), received_at: receivedAt, department: department ?? null, agent: agent ?? null, round,
}));

export const toFollowUp = (row: FollowUpRow): StoredFollowUp => ({
  site: row.site, id: row.id, answerId: row.answer_id, createdAt: row.created_at, dueAt: row.due_at,
  ...given({ doneAt: row.done_at, doneBy: row.done_by, note: row.note, droppedAt: row.dropped_at }),
  ...(row.place !== null && { place: JSON.parse(row.place) as Place }),
  ...(row.taken_by !== null && { taken: { by: row.taken_by, name: row.taken_name ?? row.taken_by, at: row.taken_at ?? row.created_at } }),
});

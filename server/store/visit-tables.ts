/** A draw: appended once for each week of a site, never changed, with what is needed to do it again. */
export interface DrawRow { site: string; from_at: string; to_at: string; closed: number; drawn: number; share: number; seed: string; at: string; drawn_by: string }
/** A drawn case. */
export interface VisitRow {
  site: string; id: string; case_id: string; from_at: string; due_at: string; done_at: string | null; done_by: string | null; reached: number | null; satisfied: number | null;
}

export const VISIT_MIGRATION = {
  name: '0031-return-visits',
  statements: [
    `create table if not exists heed_visit_draws (
      site text not null, from_at text not null, to_at text not null, closed integer not null, drawn integer not null, share double precision not null, seed text not null, at text not null,
      drawn_by text not null, primary key (site, from_at))`,
    `create table if not exists heed_visits (
      site text not null, id text not null, case_id text not null, from_at text not null, due_at text not null, done_at text, done_by text, reached integer, satisfied integer,
      primary key (site, id), unique (site, case_id))`,
    `create index if not exists heed_visits_open on heed_visits (site, due_at, id) where done_at is null`,
    `create index if not exists heed_visits_of_draw on heed_visits (site, from_at)`,
  ],
} as const;

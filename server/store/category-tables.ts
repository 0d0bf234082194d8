/** Each saving of a site's categories is a row of its own that stays: who, when, and, with the row before, what was changed (P-02). */
export interface TaxonomyRow { site: string; version: number; categories_json: string; updated_at: string; updated_by: string }

export const CATEGORY_MIGRATION = {
  name: '0030-categories',
  statements: [
    `create table if not exists heed_taxonomies (
      site text not null, version integer not null, categories_json text not null, updated_at text not null, updated_by text not null, primary key (site, version))`,
    // Lists of a category in every order, each straight from an index.
    `create index if not exists heed_desk_category_due on heed_desk (site, category, calm, ended, next_due, case_id)`,
    `create index if not exists heed_desk_category_received on heed_desk (site, category, calm, received_at, case_id)`,
    `create index if not exists heed_desk_category_ended on heed_desk (site, category, ended, received_at, case_id)`,
    `create index if not exists heed_desk_category_updated on heed_desk (site, category, calm, updated_at, case_id)`,
  ],
} as const;

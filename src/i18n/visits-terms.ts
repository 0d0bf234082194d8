/** Words of the desk's return visits; fetched with them. */

type Words<K extends string> = Readonly<Record<K, string>>;

export interface VisitTerms extends Words<
  'title' | 'hint' | 'none' | 'noneHint' | 'by' | 'overdue' | 'reached' | 'satisfied' | 'yes' | 'no' | 'note' | 'done' | 'said' | 'taken' | 'loading' | 'back' | 'figures' | 'closed' | 'drawn' | 'made' | 'reachedOf' | 'satisfiedOf' | 'noData'> {
  readonly of: (part: number, n: number) => string;
}

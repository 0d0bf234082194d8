import { type Group, type Place, sorted, stretch } from './desk-lists.ts';
import type { ListCases } from './desk-store.ts';
import { type Sought, WordSearch } from './search-index.ts';
import type { Db } from './transact.ts';

/*
 * Cases of a list with all words of a question, in its order. A page of them should take as long among a million cases as among ten thousand: the few
 * there are with the words are looked up and sorted; of many the list is walked, which soon has a page.
 */

/** How many cases of a list are looked at for words at once: at first, and at most. */
const WALK = { first: 300, most: 4000 };
/** After so many it is asked whether there are but few with these words after all. */
const DOUBT = 12_000;
/** Looking up more cases than these takes longer than walking a list by them. */
const SORTED = 500;
/** Of the newest so many are looked up at first. */
const NEWEST = 120;

export async function withWords(db: Db, query: ListCases, groups: readonly Group[], sought: readonly Sought[]): Promise<Place[]> {
  const { site, after, limit } = query;
  const words = new WordSearch(db, site, sought);
  const first = after?.group ?? 0;
  // Where open cases come first: they are few, also with a frequent name.
  const open = groups.findLastIndex(({ ended }) => ended === 0) + 1;
  const opened = first < open ? await words.open() : undefined;
  const found = opened ? await placed(db, query, groups.slice(0, open), first, opened) : [];
  const next = opened ? open : first;
  if (found.length > limit || next === groups.length) return found;
  const rest = { ...query, limit: limit - found.length };
  let ids = await words.all();
  if (!ids) {
    let walked = 0;
    const more = await walk(db, rest, groups, next, async (places) => {
      const doubt = walked < DOUBT && walked + places.length >= DOUBT;
      walked += places.length;
      if (doubt) ids = await words.all(true);
      return ids ? undefined : words.among(places);
    });
    if (more) return [...found, ...more];
  }
  return [...found, ...await placed(db, rest, groups, next, ids!)];
}

/** Of these cases, all that there are with the words, the next of a list from its part `first` on. */
async function placed(db: Db, query: ListCases, groups: readonly Group[], first: number, ids: readonly string[]): Promise<Place[]> {
  const [next, ...others] = groups.slice(first);
  if (next?.key === 'received_at' && next.down && !others.length) return newest(db, query, groups, first, ids);
  if (ids.length <= SORTED) return sorted(db, query, groups, first, ids);
  const theirs = new Set(ids);
  return (await walk(db, query, groups, first, async () => theirs))!;
}

/** Walks a list for the cases among its places that are looked for; nothing if `having` gives up. */
async function walk(db: Db, query: ListCases, groups: readonly Group[], first: number, having: (ids: readonly string[]) => Promise<ReadonlySet<string> | undefined>): Promise<Place[] | undefined> {
  const { after, limit } = query;
  const found: Place[] = [];
  let size = WALK.first;
  for (let group = first; group < groups.length; group++) {
    for (let from = group === after?.group ? after : undefined; ;) {
      const places = await stretch(db, query, groups, group, from, size);
      const theirs = await having(places.map(({ id }) => id));
      if (!theirs) return undefined;
      found.push(...places.filter(({ id }) => theirs.has(id)));
      if (found.length > limit) return found;
      if (places.length < size) break;
      from = places.at(-1);
      size = Math.min(size * 2, WALK.most);
    }
  }
  return found;
}

/** When a case was filed: an id begins with its millisecond. */
const filedAt = (id: string): string => new Date(parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toISOString();

/**
 * Of these cases the first in a part of a list that has the newest first. No case was received after it was filed, and ids grow: so what was received
 * after the last one that was looked up had been filed comes before all that were not.
 */
async function newest(db: Db, query: ListCases, groups: readonly Group[], group: number, ids: readonly string[]): Promise<Place[]> {
  const { limit } = query;
  const down = ids.toSorted((a, b) => (a < b ? 1 : -1));
  let places: Place[] = [];
  for (let from = 0, to = NEWEST; from < down.length; [from, to] = [to, to * 2]) {
    const found = await sorted(db, query, groups, group, down.slice(from, to));
    places = [...places, ...found].sort((a, b) => (a.key < b.key || (a.key === b.key && a.id < b.id) ? 1 : -1));
    const last = to < down.length ? filedAt(down[to - 1]!) : '';
    if (places.length > limit && places[limit]!.key >= last) break;
  }
  return places.slice(0, limit + 1);
}

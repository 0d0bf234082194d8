import { type Group, inOrder, type Place, sorted, stretch } from './desk-lists.ts';
import type { ListCases } from './desk-store.ts';
import { type Sought, WordSearch } from './search-index.ts';
import type { Db } from './transact.ts';

/*
 * Cases of a list with all words of a question, in its order. A page of them should take as long among a million cases as among ten thousand: the few
 * there are with the words are looked up and sorted; of many the list is walked, which soon has a page.
 */

/** How many cases of a list are looked at for words at once: at first, where nobody knows how many of them have them, or between these where somebody does; and at most. */
const WALK = { first: 300, least: 60, known: 600, most: 4000 };
/** So many more than a page should need, that one stretch of a list has it more often than not. */
const SPARE = 1.25;
/** After so many it is asked whether there are but few with these words after all. */
const DOUBT = 12_000;
/** Looking up a case in a list takes as long as walking past so many; where nobody knows how far a page is, more cases than these are not looked up. */
const LOOK_UP = { each: 17, most: 500 };

/** Of the newest so many are looked up at first, at least: many of them are open, and came before. */
const NEWEST = 60;

export async function withWords(db: Db, query: ListCases, groups: readonly Group[], sought: readonly Sought[]): Promise<Place[]> {
  const { site, after, limit } = query;
  const words = new WordSearch(db, site, sought);
  const first = after?.group ?? 0;
  // Where open cases come first: they are few, also with a frequent name.
  const open = groups.findLastIndex(({ ended }) => ended === 0) + 1;
  let opened = first < open ? await words.open() : undefined;
  let [found, next]: [Place[], number] = [[], first];
  const placeOpen = async () => {
    if (opened) [found, next] = [await placed(db, query, groups.slice(0, open), first, opened, () => words.total(true)), open];
  };
  // They may fill the page, or there is nothing but them.
  if (opened && (opened.length > limit || open === groups.length)) await placeOpen();
  if (found.length > limit || next === groups.length) return found;
  let ids = await words.all(limit + 1 - found.length);
  // They were more than expected.
  if (ids && ids.length > 2 * NEWEST && next < open) opened ??= await words.openSurely();
  if (ids && opened && next < open) return newest(db, query, groups, first, ids, opened);
  if (!ids && next < open) await placeOpen();
  if (found.length > limit) return found;
  const rest = { ...query, limit: limit - found.length };
  if (!ids) {
    let walked = 0;
    const isOpen = (group: number) => groups[group]?.ended === 0;
    const share = await words.share(isOpen(next));
    const size = share ? Math.min(SPARE * (rest.limit + 1) / share, WALK.known) : WALK.first;
    const more = await walk(db, rest, groups, next, size, async (places, group) => {
      const doubt = walked < DOUBT && walked + places.length >= DOUBT;
      walked += places.length;
      if (doubt) ids = await words.allSurely();
      return ids ? undefined : words.among(places, isOpen(group));
    });
    if (more) return [...found, ...more];
  }
  return [...found, ...await placed(db, rest, groups, next, ids!, () => words.total())];
}

/** Of these cases, all that there are with the words, the next of a list from its part `first` on. `total`: about how many cases such a list has, where somebody knows. */
async function placed(db: Db, query: ListCases, groups: readonly Group[], first: number, ids: readonly string[], total: () => Promise<number | undefined>): Promise<Place[]> {
  if (!ids.length) return [];
  const theirs = new Set(ids);
  const passed = async () => theirs;
  const [last, { limit }] = [groups.length - 1, query];
  if (groups[last]?.key === 'received_at' && groups[last].down && groups.slice(first, last).every(({ calm }) => calm === 0)) {
    // Emergencies come before the newest, and are few.
    const found = (await walk(db, query, groups.slice(0, last), first, WALK.first, passed))!;
    return found.length > limit ? found : [...found, ...await newest(db, { ...query, limit: limit - found.length }, groups, last, ids)];
  }
  // Looking them up is one question; a list is walked until it has a page of them.
  const all = await total();
  const way = all && all * (limit + 1) / ids.length;
  const near = way ? ids.length * LOOK_UP.each <= way : ids.length <= LOOK_UP.most;
  return near ? sorted(db, query, groups, first, ids) : (await walk(db, query, groups, first, way ? SPARE * way : WALK.first, passed))!;
}

const sized = (many: number): number => Math.round(Math.min(Math.max(many, WALK.least), WALK.most));

/** Walks a list for the cases among its places that are looked for, so many at once at first; nothing if `having` gives up. */
async function walk(
  db: Db, query: ListCases, groups: readonly Group[], first: number, begin: number, having: (ids: readonly string[], group: number) => Promise<ReadonlySet<string> | undefined>,
): Promise<Place[] | undefined> {
  const { after, limit } = query;
  const found: Place[] = [];
  let size = sized(begin);
  for (let group = first; group < groups.length; group++) {
    for (let from = group === after?.group ? after : undefined; ;) {
      const places = await stretch(db, query, groups, group, from, size);
      const theirs = await having(places.map(({ id }) => id), group);
      if (!theirs) return undefined;
      const more = places.filter(({ id }) => theirs.has(id));
      found.push(...more);
      if (found.length > limit) return found;
      if (places.length < size) break;
      from = places.at(-1);
      // What is still missing may be near.
      size = sized(more.length ? Math.min(SPARE * (limit + 1 - found.length) * size / more.length, 2 * size) : 2 * size);
    }
  }
  return found;
}

/** When a case was filed: an id begins with its millisecond. */
const filedAt = (id: string): string => new Date(parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toISOString();

/**
 * Of these cases the first in the last part of a list, that has the newest first, after those of them that are `opened` and stand in the parts before, from `first` on. No case was
 * received after it was filed, and ids grow: so what was received after the last one that was looked up had been filed comes before all that were not.
 */
async function newest(db: Db, query: ListCases, groups: readonly Group[], first: number, ids: readonly string[], opened: readonly string[] = []): Promise<Place[]> {
  const { limit } = query;
  const begin = Math.max(NEWEST, 2 * (limit + 1));
  const before = new Set(opened);
  const down = ids.filter((id) => !before.has(id)).sort((a, b) => (a < b ? 1 : -1));
  let places = await sorted(db, query, groups, first, [...opened, ...down.slice(0, begin)]);
  for (let to = begin; to < down.length; to *= 2) {
    const last = places[limit];
    if (last && (last.group < groups.length - 1 || last.key >= filedAt(down[to - 1]!))) break;
    places = [...places, ...await sorted(db, query, groups, first, down.slice(to, 2 * to))].sort(inOrder(groups));
  }
  return places.slice(0, limit + 1);
}

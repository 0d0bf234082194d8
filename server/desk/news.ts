import type { DeskNews, Person } from 'heed/domain';
import type { Parts } from '../context.ts';
import type { DeskTable } from '../store/tables.ts';
import { LOOK_LASTS } from './cases.ts';

/** Hears of a case, whose row says who may hear of it; or of what is not about one. */
export type Hear = (news: DeskNews, row?: DeskTable) => void;

const POLL = 1_000;
/** Processes' clocks may be apart, and a transaction takes its time: so far back is looked again. */
const OVERLAP = 10_000;
const MOST = 500;

interface Room {
  readonly listeners: Set<Hear>;
  since: string;
  /** Versions that were told, by case. */
  readonly told: Map<string, number>;
  looks: Map<string, readonly Person[]>;
  /** Calls that are open. */
  calls?: string;
  timer?: ReturnType<typeof setTimeout>;
}

/**
 * Asks the store what is new while somebody listens, once for all listeners of a site. Several processes need no line between
 * them: each sees in the rows what the others wrote.
 */
export class Newsroom {
  readonly #parts: Pick<Parts, 'store' | 'clock' | 'log'>;
  readonly #rooms = new Map<string, Room>();

  constructor(parts: Pick<Parts, 'store' | 'clock' | 'log'>) {
    this.#parts = parts;
  }

  /** Gives what ends it. */
  join(site: string, hear: Hear): () => void {
    let room = this.#rooms.get(site);
    if (!room) {
      room = { listeners: new Set(), since: iso(this.#parts.clock() - OVERLAP), told: new Map(), looks: new Map() };
      this.#rooms.set(site, room);
      void this.#poll(site, room, true);
    }
    const joined = room;
    joined.listeners.add(hear);
    return () => {
      joined.listeners.delete(hear);
      if (joined.listeners.size || this.#rooms.get(site) !== joined) return;
      clearTimeout(joined.timer);
      this.#rooms.delete(site);
    };
  }

  async #poll(site: string, room: Room, quietly = false): Promise<void> {
    try {
      await this.#changes(site, room, quietly);
      await this.#presence(site, room);
      await this.#calls(site, room);
    } catch (error) {
      this.#parts.log.error({ error: (error as Error).name }, 'news failed');
    }
    if (this.#rooms.get(site) === room) room.timer = setTimeout(() => void this.#poll(site, room), POLL);
  }

  async #changes(site: string, room: Room, quietly: boolean): Promise<void> {
    const { store, clock } = this.#parts;
    const rows = await store.desk.changes(site, room.since, MOST);
    for (const row of rows) {
      if ((room.told.get(row.case_id) ?? 0) >= row.version) continue;
      room.told.set(row.case_id, row.version);
      if (quietly) continue;
      const last = (await store.events(site, row.case_id)).at(-1);
      const actor = last?.data.actor;
      const news: DeskNews = {
        type: 'case', reference: row.reference, version: row.version, state: row.state, by: last?.by ?? 'system', ...(actor && { actor: { id: actor.id, displayName: actor.displayName } }),
      };
      for (const hear of room.listeners) hear(news, row);
    }
    // A full batch is gone on with; else only what may still come in late is asked for again.
    const late = iso(clock() - OVERLAP);
    room.since = rows.length === MOST ? rows.at(-1)!.updated_at : late;
    if (room.told.size > 10 * MOST) {
      room.told.clear();
      for (const { case_id, version } of rows) room.told.set(case_id, version);
    }
  }

  async #calls(site: string, room: Room): Promise<void> {
    const calls = (await this.#parts.store.surveys.openFollowUps(site, MOST)).join();
    const changed = room.calls !== undefined && calls !== room.calls;
    room.calls = calls;
    if (changed) for (const hear of room.listeners) hear({ type: 'calls' });
  }

  async #presence(site: string, room: Room): Promise<void> {
    const { store, clock } = this.#parts;
    const looks = new Map<string, Person[]>();
    for (const { caseId, user } of await store.staff.looks(site, iso(clock() - LOOK_LASTS))) looks.set(caseId, [...(looks.get(caseId) ?? []), user]);
    const changed = [...new Set([...looks.keys(), ...room.looks.keys()])].filter((id) => names(looks.get(id)) !== names(room.looks.get(id)));
    room.looks = looks;
    for (const row of await store.desk.rows(site, changed)) {
      const news: DeskNews = { type: 'presence', reference: row.reference, users: looks.get(row.case_id) ?? [] };
      for (const hear of room.listeners) hear(news, row);
    }
  }
}

const iso = (time: number): string => new Date(time).toISOString();
const names = (people: readonly Person[] = []): string => people.map(({ id }) => id).sort().join();

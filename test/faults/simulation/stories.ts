import type { Draft, OutboxItem } from '../../../src/drafts/index.ts';
import type { Tab } from './browser.ts';
import type { World } from './world.ts';

export const HOME = { site: 'shop', form: 'complaint' } as const;
const LIFE = 30 * 86_400_000;

export interface Sent { readonly version: number; readonly files: readonly string[] }

/** A draft as one page shows it. */
export interface Hand {
  readonly tab: Tab;
  readonly story: Story;
  draft: Draft;
  where: 'form' | 'sending' | 'waiting';
  /** Version of the text on this page. */
  version?: number;
  sent: Sent | undefined;
  abort: AbortController;
  readonly sensitive: boolean;
  /** The page has said that it waits or is kept. */
  promised: boolean;
}

/** One thing that somebody writes, from the first key to the receipt, and what they were told of it. */
export class Story {
  readonly id: string;
  /** Pages that show it. */
  readonly pages = new Set<Tab>();
  /** It was on several pages at once: then the later one wins, and only that something of it is there is promised. */
  shared = false;
  /** It was sent with values that must not lie on the device: a page killed then leaves the draft without them. */
  sensitive = false;
  discarded = false;
  /** The device has let go of it for certain. */
  gone = false;
  /** Only the memory of a page knew that it had arrived, and that is gone. */
  untold = false;
  /** A form has said that no answer had come, so that it may have arrived: nothing but that page had it any more. */
  unsure = false;
  conflict = false;
  /** Somebody wanted it back: it may be a draft again, though its page was killed before it could say so. */
  takenBack = false;
  version = 0;
  /** The newest version that was called kept: as a draft, and as something on its way. */
  draft = 0;
  sent = 0;
  /** Files that were called kept. */
  readonly files = new Map<string, string>();
  readonly #world: World;
  #emptied = false;
  #attached = false;
  readonly #contents = new Map<string, string>();
  readonly #removed = new Set<string>();
  /** The earliest that the device's clock was when a draft was called kept. */
  #keptAt = Infinity;

  constructor(world: World, id: string) {
    this.#world = world;
    this.id = id;
  }

  /** To be called when the device has it. It holds only if nothing took the storage away since. */
  promise(hand: Hand): () => void {
    const { device, time, browser } = this.#world;
    const [begun, version, shown] = [time.now, hand.version ?? 0, browser.now()];
    return () => {
      if (device.emptiedAt >= begun || this.discarded) return;
      this.draft = Math.max(this.draft, version);
      this.#keptAt = Math.min(this.#keptAt, shown);
    };
  }

  /** Nothing if its content cannot be read. */
  promiseFile(id: string, content: string | undefined): () => void {
    const begun = this.#world.time.now;
    this.#attached = true;
    this.dated();
    if (content === undefined) return () => undefined;
    this.#contents.set(id, content);
    return () => {
      if (this.#world.device.emptiedAt < begun && !this.#removed.has(id) && !this.discarded) this.files.set(id, content);
    };
  }

  forgetFile(id: string): void {
    this.dated();
    this.#removed.add(id);
    this.files.delete(id);
  }

  /** The draft is written anew, with what the clock shows. */
  dated(): void {
    this.#keptAt = Math.min(this.#keptAt, this.#world.browser.now());
  }

  /** The page says that this file is lost; which may only be if it never was called kept. */
  forgetFileAs(id: string, why: string): void {
    const delivered = this.#world.server.rows.some(({ values }) => values.story === this.id);
    if (this.files.has(id) && !this.shared && !delivered && !this.mayHaveExpired) this.#world.wrong(`${this.id}: ${id} was called kept, and is called ${why}`, 'lost');
    this.files.delete(id);
  }

  /** Files with which a later visit found it. */
  found(ids: readonly string[]): void {
    if (this.mayHaveExpired || this.#world.server.rows.some(({ values }) => values.story === this.id)) return;
    for (const id of this.files.keys()) {
      if (!ids.includes(id) && !this.shared) this.#world.wrong(`${this.id}: ${id} was called kept, and a later visit finds only [${ids.join()}]`, 'lost');
    }
  }

  /** On its way, and on the device. */
  keep({ version, files }: Sent): void {
    // What is heard now may have been said before everything was emptied.
    if (this.#emptied) return;
    this.sent = Math.max(this.sent, version);
    for (const id of files) if (this.#contents.has(id)) this.files.set(id, this.#contents.get(id)!);
  }

  /** It is a draft again. */
  refused(code: string): void {
    this.dated();
    this.foundAgain(code);
  }

  /** A later visit finds it as a draft. */
  foundAgain(code?: string): void {
    this.conflict ||= code === 'conflict';
    this.draft = Math.max(this.draft, this.sent);
    this.sent = 0;
  }

  discard(): void {
    this.discarded = true;
    this.draft = 0;
    this.files.clear();
  }

  /** The storage was emptied, or a power cut took what was written since `since`. */
  void(since?: number): void {
    if (since === undefined) {
      this.sent = 0;
      this.#emptied = true;
    }
    this.draft = 0;
    this.files.clear();
  }

  /** It has had files. */
  get attached(): boolean {
    return this.#attached;
  }

  /** Whether the draft may have expired by the device's clock. */
  get mayHaveExpired(): boolean {
    return this.#world.browser.latest > this.#keptAt + LIFE;
  }
}

export class Stories {
  readonly #world: World;
  readonly #byKey = new Map<string, Story>();
  readonly all: Story[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  begin(key: string, tab: Tab): Story {
    const story = new Story(this.#world, `story ${this.all.length}`);
    story.pages.add(tab);
    this.all.push(story);
    this.#byKey.set(key, story);
    return story;
  }

  /** Whose page was killed before it could tell of a new key, that is known by what is written in it. */
  of(key: string, id?: unknown): Story | undefined {
    return this.#byKey.get(key) ?? this.all.find((story) => story.id === id);
  }

  alias(key: string, story: Story): void {
    this.#byKey.set(key, story);
  }

  /** After everything has calmed down: is what was said so? */
  judge(): void {
    const { device, server, wrong, calmStorage } = this.#world;
    const drafts = device.on<Draft>('drafts');
    const items = device.on<OutboxItem>('outbox');
    const bytes = new Map(device.on<ArrayBuffer>('files'));
    for (const story of this.all) {
      const rows = server.rows.filter(({ values }) => values.story === story.id);
      const [own, queued] = [drafts.filter(([, { values }]) => values.story === story.id), items.filter(([, { draft }]) => draft.values.story === story.id)];
      const there = [...rows.map(({ values }) => values), ...own.map(([, { values }]) => values), ...queued.map(([, { submission }]) => submission.values)];
      const newest = Math.max(0, ...there.map(({ version }) => Number(version ?? 0)));
      // What was refused is a draft again, too, be it by the page itself, which cannot read a file.
      const sent = story.mayHaveExpired && (story.takenBack || story.attached || server.refused.has(story.id)) ? 0 : story.sent;
      const said = Math.max(sent, !story.discarded && !story.mayHaveExpired ? story.draft : 0);
      if (story.shared ? said && !there.length && !story.discarded : newest < said) {
        wrong(`${story.id}: version ${said} was called kept${sent ? ' and on its way' : ''}; there is ${newest || 'nothing'}`, 'lost');
      }
      if (!story.shared && !story.discarded && !story.mayHaveExpired && said) {
        for (const [id, content] of story.files) {
          const delivered = rows.some(({ files }) => files.some((file) => file.content === content));
          const kept = [...own.map(([key]) => key), ...queued.map(([key]) => key)].some((key) => {
            const found = bytes.get(`${key}/${id}`);
            return found && new TextDecoder().decode(found) === content;
          });
          if (!delivered && !kept) wrong(`${story.id}: file ${id} was called kept and is nowhere`, 'lost');
        }
      }
      // Who was told of a conflict, where nobody knew any more what had arrived, has sent it once more themselves.
      if (!story.shared && !((story.untold || story.unsure || story.sensitive) && story.conflict) && (this.#world.climate.locks || !this.#world.climate.clock) && new Set(rows.map(({ digest }) => digest)).size < rows.length) wrong(`${story.id} is there twice`, 'doubled');
      if (rows.length > 1 && !story.conflict && !story.shared) wrong(`${story.id} made ${rows.length} cases, and nobody was told of a conflict`, 'doubled');
      if (rows.length && own.length && calmStorage && !story.shared && !story.conflict && !story.sensitive) wrong(`${story.id} has arrived, and is still a draft`, 'ghost');
      if (story.gone && own.length && calmStorage && !story.shared) wrong(`${story.id} was discarded, and is there`, 'ghost');
    }
    if (new Set(server.rows.map(({ key }) => key)).size < server.rows.length) wrong('a key has two cases', 'doubled');
    if (items.length) wrong(`still waiting: ${items.map(([, { draft, attempts, error }]) => `${String(draft.values.story)} (${attempts} tries, ${error?.code})`).join()}`, 'stuck');
    if (!calmStorage) return;
    const owners = new Set([...drafts, ...items].map(([key]) => key));
    for (const key of bytes.keys()) if (!owners.has(key.split('/')[0]!)) wrong(`file ${key} belongs to nothing`, 'ghost');
    const receipts = new Set(device.on('receipts').map(([key]) => key));
    for (const { key, values } of server.rows) {
      const story = this.of(key, values.story)!;
      if (!receipts.has(key) && !story.shared && !story.conflict && !story.sensitive) wrong(`case ${key} has no receipt on the device`, 'no receipt');
    }
  }
}

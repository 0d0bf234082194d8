import type { Draft, KeptFile, OutboxState } from '../../../src/drafts/index.ts';
import { running, type Tab } from './browser.ts';
import { SimBlob } from './stand-ins.ts';
import { type Hand, HOME, type Story, type Stories } from './stories.ts';
import type { World } from './world.ts';

/** What people do at a page, and what the page tells them of it. */
export class Visitor {
  readonly #world: World;
  readonly #stories: Stories;
  /** Stories that a page heard had arrived, whose storage did not take that at once. */
  readonly #untold = new Map<Story, Tab>();
  readonly hands = new Map<Tab, Hand[]>();
  #count = 0;

  constructor(world: World, stories: Stories) {
    this.#world = world;
    this.#stories = stories;
  }

  /** Opens a page; where a draft is found the visitor goes on with it, mostly. */
  async open(memoryOnly = false): Promise<void> {
    const tab = await this.#world.browser.open(memoryOnly);
    if (!tab.alive()) return;
    await running.run(tab, () => this.#arrive(tab, memoryOnly));
  }

  async #arrive(tab: Tab, memoryOnly: boolean): Promise<void> {
    const { chance } = this.#world;
    this.#world.say(() => `${tab.name} is open${tab.store.problem ? ` (${tab.store.problem})` : ''}`);
    if (memoryOnly) this.#world.chance.strike('a page that keeps nothing');
    this.hands.set(tab, []);
    tab.sender.watch((key, state) => this.#hear(tab, key, state));
    tab.sender.start();
    const elsewhere = this.#stories.all.filter(({ pages }) => pages.size);
    const found = await tab.store.find(HOME);
    if (found && this.hands.get(tab)?.length === 0 && chance.happens(0.8)) {
      const story = this.#stories.of(found.key, found.values.story);
      if (!story) return this.#world.wrong(`a draft that nobody wrote was found: ${found.key}`);
      this.#stories.alias(found.key, story);
      story.foundAgain(found.reason?.code);
      this.#world.say(() => `${tab.name} goes on with ${story.id} (${found.key.slice(0, 4)})`);
      story.pages.add(tab);
      // Whoever discarded it elsewhere meanwhile is another one than who goes on with it here.
      story.shared ||= elsewhere.includes(story) || story.pages.size > 1 || story.discarded;
      // What the browser has lost is not shown as if it were there.
      found.files = found.files.filter(({ blob }) => blob);
      story.found(found.files.map(({ id }) => id));
      this.#take(tab, found, story);
    }
  }

  hand(tab: Tab, where?: Hand['where']): Hand | undefined {
    return this.hands.get(tab)?.find((hand) => !where || hand.where === where);
  }

  #take(tab: Tab, draft: Draft, story: Story): Hand {
    const hand: Hand = { tab, draft, story, where: 'form', sent: undefined, abort: new AbortController(), sensitive: this.#world.chance.happens(0.1), promised: false };
    this.hands.get(tab)!.push(hand);
    return hand;
  }

  begin(tab: Tab): Hand {
    const { product, chance } = this.#world;
    const draft = product.newDraft({ ...HOME, version: 1, kind: 'complaint', random: chance.random });
    const story = this.#stories.begin(draft.key, tab);
    this.#world.say(() => `${tab.name} begins ${story.id} as ${draft.key.slice(0, 4)}`);
    return this.#take(tab, draft, story);
  }

  type(hand: Hand): void {
    const { draft, story, tab } = hand;
    const version = ++story.version;
    draft.values = { ...draft.values, story: story.id, version, ...(this.#world.chance.happens(0.05) ? { subject: undefined } : { subject: 'A broken lid' }) };
    hand.version = version;
    this.#world.say(() => `${tab.name} types ${story.id} version ${version}`);
    const claim = story.promise(hand);
    story.dated();
    this.#pending(tab, tab.store.put(draft).then((kept) => kept && tab.alive() && claim()));
  }

  attach(hand: Hand): void {
    const { draft, story, tab } = hand;
    const { chance } = this.#world;
    const id = `f${this.#count++}`;
    this.#world.say(() => `${tab.name} attaches ${id} to ${story.id}`);
    const blob = new SimBlob([`%PDF ${story.id}/${id}`], { type: 'application/pdf' });
    if (chance.happens(0.1)) {
      blob.broken = true;
      chance.strike('file changed');
    }
    const file: KeptFile = { id, name: `${id}.pdf`, type: blob.type, size: blob.size, blob: blob as unknown as Blob };
    const claim = story.promiseFile(id, blob.broken ? undefined : blob.content);
    this.#pending(tab, this.#world.product.putFile(tab.store, draft, file).then((kept) => kept && tab.alive() && claim()));
  }

  detach(hand: Hand): void {
    const id = hand.draft.files[0]?.id;
    if (id === undefined) return;
    this.#world.say(() => `${hand.tab.name} removes ${id} of ${hand.story.id}`);
    hand.story.forgetFile(id);
    this.#pending(hand.tab, this.#world.product.removeFile(hand.tab.store, hand.draft, id));
  }

  discard(hand: Hand): void {
    this.#world.say(() => `${hand.tab.name} discards ${hand.story.id}`);
    hand.story.discard();
    this.#drop(hand);
    const { story, tab, draft: { key } } = hand;
    this.#pending(tab, tab.store.discard(key).then((gone) => { story.gone ||= gone && tab.alive(); }));
  }

  send(hand: Hand, clicks = 1): void {
    const { draft, story, tab } = hand;
    hand.where = 'sending';
    hand.abort = new AbortController();
    story.sensitive ||= hand.sensitive;
    const { story: id, version, subject } = draft.values;
    hand.sent = { version: Number(version ?? 0), files: draft.files.map((file) => file.id) };
    this.#world.say(() => `${tab.name} sends ${story.id} version ${hand.sent!.version} with [${hand.sent!.files.join()}]${clicks > 1 ? `, ${clicks} clicks` : ''}${hand.sensitive ? ', sensitive' : ''}`);
    const submission = { kind: 'complaint' as const, form: { id: 'complaint', version: 1 }, values: { story: id, version, ...(subject !== undefined && { subject }) }, files: [], locale: 'en' };
    for (let i = 0; i < clicks; i++) this.#pending(tab, tab.sender.send(draft, submission, { signal: hand.abort.signal, memoryOnly: hand.sensitive }));
  }

  takeBack(hand: Hand): void {
    this.#world.say(() => `${hand.tab.name} takes back ${hand.story.id} (${hand.where})`);
    this.#world.chance.strike('taken back');
    hand.story.takenBack = true;
    if (hand.where === 'sending') hand.abort.abort();
    else this.#pending(hand.tab, hand.tab.sender.takeBack(hand.draft.key));
  }

  /** The page is left as people leave it: it may still begin to write what it has, and no more. */
  leave(tab: Tab): void {
    this.#world.say(() => `${tab.name} is left`);
    this.#world.chance.strike('page left');
    const sound = tab.store.durable && this.#world.storageSound;
    const claims = (this.hands.get(tab) ?? []).filter(({ where, version }) => where === 'form' && version).map((hand) => hand.story.promise(hand));
    tab.tell('pagehide');
    tab.left = true;
    this.kill(tab);
    if (sound) for (const claim of claims) claim();
  }

  kill(tab: Tab): void {
    this.#world.say(() => `${tab.name} is gone`);
    for (const { story } of this.hands.get(tab) ?? []) story.pages.delete(tab);
    for (const [story, knows] of this.#untold) if (knows === tab && !tab.store.durable) story.untold = true;
    this.hands.delete(tab);
    this.#world.browser.kill(tab);
  }

  #drop(hand: Hand): void {
    const hands = this.hands.get(hand.tab)!;
    hands.splice(hands.indexOf(hand), 1);
    hand.story.pages.delete(hand.tab);
  }

  #hear(tab: Tab, key: string, state: OutboxState): void {
    if (!tab.alive()) return;
    this.#world.say(() => `${tab.name} hears of ${key.slice(0, 4)}: ${state.state} ${'error' in state ? state.error?.code : ''} ${'durable' in state ? `durable ${state.durable}` : ''}`);
    const { world, story } = { world: this.#world, story: this.#stories.of(key) };
    if (!story) return world.wrong(`a state of something that nobody wrote: ${key}`);
    const hand = this.hands.get(tab)?.find((one) => one.draft.key === key && one.where !== 'form');
    if (state.state === 'waiting') world.network.heard(key);
    if (state.state === 'received') {
      const row = world.server.rows.find((one) => one.key === key);
      if (!row || row.reference !== state.receipt.reference) world.wrong(`${story.id} is called received and is not`, 'false received');
      else if (hand?.sent && !story.shared && Number(row.values.version) !== hand.sent.version) {
        world.wrong(`${story.id} is called received in version ${hand.sent.version}; the server has ${String(row.values.version)}`, 'false received');
      }
      if (hand) this.#drop(hand);
      if (!tab.store.durable) this.#untold.set(story, tab);
    } else if (state.state === 'refused') {
      // Of what only the memory of a page had that was killed nobody knows how far it had come; without locks a clock that jumps ends leases; where the storage fails, what another page has sent may be known to nobody else.
      const known = world.storageSound || (world.network.senders.get(key)?.has(tab) && !story.unsure);
      if (hand && state.error.code === 'aborted' && known && !story.shared && !story.sensitive && (world.climate.locks || !world.climate.clock) && world.server.rows.some((one) => one.key === key)) world.wrong(`${story.id} is called taken back, and the server has it`, 'false taken back');
      // A draft that was written on in another tab may have an older reason with it: it meets no conflict under its own key.
      if (state.error.code === 'conflict' && state.draft.key === key && world.server.rows.some((one) => one.key === key)) world.wrong(`${story.id} met a conflict, and would for ever`, 'stuck');
      story.refused(state.error.code);
      story.unsure ||= state.error.code === 'timeout' || state.error.code === 'network';
      this.#stories.alias(state.draft.key, story);
      if (hand) {
        hand.where = 'form';
        hand.draft = state.draft;
        hand.promised = false;
        for (const { code, params } of state.error.issues ?? []) {
          const lost = code === 'lost' && hand.draft.files.find(({ name }) => name === params?.name);
          if (lost) story.forgetFileAs(lost.id, 'lost');
        }
        hand.draft.files = hand.draft.files.filter(({ blob, upload }) => blob ?? upload);
      }
    } else if (hand && (state.state === 'kept' || state.state === 'waiting')) {
      if (state.state === 'waiting') hand.where = 'waiting';
      hand.promised = true;
      if (state.durable) story.keep(hand.sent!);
    }
  }

  /** What a page waits for must come, as long as the page lives. */
  #pending(tab: Tab, work: Promise<unknown>): void {
    this.#world.open.add(work);
    void work.then(() => this.#world.open.delete(work), (error: unknown) => {
      this.#world.open.delete(work);
      if (tab.alive()) this.#world.wrong(`something rejected that never may: ${String((error as Error | null)?.stack ?? error)}`, 'rejected');
    });
    this.#world.owners.set(work, tab);
  }
}

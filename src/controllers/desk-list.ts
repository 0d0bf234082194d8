import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CaseQuery, CaseSummary, DeskBackend, QueueCount, QueueName } from '../backend/desk-port.ts';
import type { HeedError } from '../backend/port.ts';

const PAGE = 30;
/** News that come together are asked for once. Milliseconds. */
const TOGETHER = 250;

/** What is asked for beside the queue, the order and the page. */
export type Filters = Omit<CaseQuery, 'queue' | 'sort' | 'after' | 'limit'>;

/** The queues with their counts, and the cases of one of them. */
export class DeskList implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #backend: () => DeskBackend | undefined;
  readonly #failed: (error: HeedError) => void;
  #asked?: AbortController;
  #timer?: ReturnType<typeof setTimeout>;
  #query: CaseQuery = { queue: 'mine', sort: 'due' };
  #queues: readonly QueueCount[] = [];
  #items?: readonly CaseSummary[];
  #next?: string;
  #error?: HeedError;
  #busy = false;
  #stale = false;

  constructor(host: ReactiveControllerHost, backend: () => DeskBackend | undefined, failed: (error: HeedError) => void) {
    (this.#host = host).addController(this);
    this.#backend = backend;
    this.#failed = failed;
  }

  get query(): CaseQuery { return this.#query; }
  get queue(): QueueName { return this.#query.queue ?? 'all'; }
  get queues(): readonly QueueCount[] { return this.#queues; }
  /** `undefined` until the first page has come. */
  get items(): readonly CaseSummary[] | undefined { return this.#items; }
  get more(): boolean { return this.#next !== undefined; }
  get error(): HeedError | undefined { return this.#error; }
  get busy(): boolean { return this.#busy; }
  /** How many filters are set; search counts too. */
  get filtered(): number {
    const { queue: _, sort: __, q: ___, ...filters } = this.#query;
    return Object.values(filters).filter((value) => value !== undefined && value !== '').length;
  }

  hostDisconnected(): void {
    this.#asked?.abort();
    clearTimeout(this.#timer);
    this.#busy = false;
  }

  /** Another queue, other filters, another order: from the first page on. */
  show(query: CaseQuery): Promise<void> {
    this.#query = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== '' && value !== false));
    this.#items = undefined;
    return this.#load();
  }

  /** The next page. */
  async loadMore(): Promise<void> {
    if (this.#next && !this.#busy) await this.#load(this.#next);
  }

  /** The same again, as it is now; what is on the screen stays until the answer is there. */
  refresh(): Promise<void> {
    return this.#load(undefined, Math.min(100, Math.max(PAGE, this.#items?.length ?? 0)));
  }

  /** Somebody changed something, or may have: asked for again in a moment, once for all that comes together, and after what is being asked for. */
  stale(): void {
    clearTimeout(this.#timer);
    this.#stale = true;
    this.#timer = setTimeout(() => { if (!this.#busy) void this.refresh(); }, TOGETHER);
  }

  /** Takes the newer line of a case that was opened or changed here. */
  take(summary: CaseSummary): void {
    this.#items = this.#items?.map((item) => (item.reference === summary.reference && item.version <= summary.version ? summary : item));
    this.#host.requestUpdate();
  }

  async #load(after?: string, limit = PAGE): Promise<void> {
    const backend = this.#backend();
    if (!backend) return;
    clearTimeout(this.#timer);
    this.#asked?.abort();
    const { signal } = (this.#asked = new AbortController());
    this.#busy = true;
    this.#stale &&= !!after;
    this.#host.requestUpdate();
    try {
      const [page, queues] = await Promise.all([
        backend.list({ ...this.#query, limit, ...(after && { after }) }, { signal }),
        after ? this.#queues : backend.queues({ signal }),
      ]);
      if (signal.aborted) return;
      this.#items = after ? [...this.#items ?? [], ...page.items.filter(({ reference }) => !this.#items?.some((item) => item.reference === reference))] : page.items;
      this.#next = page.next;
      this.#queues = queues;
      this.#error = undefined;
    } catch (cause) {
      if (signal.aborted) return;
      this.#error = cause as HeedError;
      this.#failed(this.#error);
    } finally {
      if (!signal.aborted) {
        this.#busy = false;
        if (this.#stale) this.stale();
        this.#host.requestUpdate();
      }
    }
  }
}

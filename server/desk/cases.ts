import { type DeskCase, type Operation, parseReference, sited, WORKFLOWS, type Workflow } from 'heed/domain';
import { denied, may, type Signed, type StaffDoor } from '../auth/staff.ts';
import type { Ctx, Parts } from '../context.ts';
import { Problem } from '../problem.ts';
import type { RateLimits } from '../rate.ts';
import { uploadsWithMerged } from '../routes/access.ts';
import type { StoredCase } from '../store/store.ts';
import type { DeskTable } from '../store/tables.ts';
import { placeOf } from './summary.ts';
import { deskCase } from './view.ts';

/** Milliseconds after which somebody who has said nothing looks at it no more. */
export const LOOK_LASTS = 60_000;
const RELATED = 5;

export const noCase = (): Problem => new Problem('not-found', 'There is no case with this reference.');
const iso = (time: number): string => new Date(time).toISOString();

/** A case that the user may see. */
export interface Found { readonly stored: StoredCase; readonly row: DeskTable }

/** The way of the staff to cases: who asks, whether they may, and what they see. */
export class DeskCases {
  readonly #parts: Parts;
  readonly #door: StaffDoor;
  readonly #limits: RateLimits;

  constructor(parts: Parts, door: StaffDoor, limits: RateLimits) {
    this.#parts = parts;
    this.#door = door;
    this.#limits = limits;
  }

  /** Who makes the request. Throws unless the role allows the operation with some case or other; counts what is written. */
  async enter(c: Ctx, operation: Operation): Promise<Signed> {
    const signed = await this.#door.enter(c);
    if (c.req.method !== 'GET') await this.#limits.hit(c, 'staff', `staff:${signed.user.id}`);
    const { user } = signed;
    if (!may(user, operation) && !may(user, operation, { assignee: user.id, departments: user.departments })) throw denied();
    return signed;
  }

  /** The case of the address. One that may not be seen is `not-found`, like one that never was; one that may only be seen is `forbidden`. */
  async find(c: Ctx, { user }: Signed, operation: Operation, asked: string = c.req.param('reference') ?? ''): Promise<Found> {
    const { store } = this.#parts;
    const site = c.get('site').id;
    const reference = parseReference(asked.slice(0, 100));
    const stored = reference ? await store.caseByReference(site, reference) : undefined;
    const row = stored && (await store.desk.row(site, stored.id));
    if (!stored || !row || !may(user, 'case.read', placeOf(row))) throw noCase();
    if (!may(user, operation, placeOf(row))) throw denied();
    return { stored, row };
  }

  /** The workflow with the departments, the categories and the currency of the site. */
  async workflow({ site, kind }: Pick<StoredCase, 'site' | 'kind'>): Promise<Workflow> {
    const { store: { staff, categories }, settings } = this.#parts;
    const [departments, taxonomy] = await Promise.all([staff.departments(site), categories.taxonomy(site)]);
    return sited(WORKFLOWS[kind], { departments, categories: taxonomy?.categories, currency: settings.sites[site]?.currency });
  }

  /** Everything that the user sees of the case, as it is now; that they have seen it is remembered. */
  async page(c: Ctx, { user }: Signed, id: string): Promise<DeskCase> {
    const { store, clock } = this.#parts;
    const site = c.get('site');
    const [stored, row] = [await store.caseById(site.id, id), await store.desk.row(site.id, id)];
    if (!stored || !row) throw noCase();
    const now = clock();
    const [workflow, events, { uploads, merged }, related, viewers, reads, into] = await Promise.all([
      this.workflow(stored), store.events(site.id, id), uploadsWithMerged(store, stored), store.desk.related(row, RELATED),
      store.staff.viewers(site.id, id, iso(now - LOOK_LASTS)), store.desk.reads(site.id, id), row.merged_into ? store.desk.row(site.id, row.merged_into) : undefined,
    ]);
    const last = events.at(-1)?.seq ?? 0;
    if (last > (reads.staff?.seq ?? 0)) await store.desk.markRead(site.id, id, 'staff', { seq: last, at: iso(now) });
    return deskCase({ site, user, workflow, stored, row, events, uploads, merged, mergedInto: into?.reference, related, viewers, readByCustomer: reads.customer, now });
  }

  /** What is thrown when the case has moved on: nothing was overwritten, and the newer case is in the answer. */
  async stale(c: Ctx, signed: Signed, id: string): Promise<Problem> {
    return new Problem('conflict', 'The case has changed since it was looked at.', { reason: 'version', extra: { case: await this.page(c, signed, id) } });
  }
}

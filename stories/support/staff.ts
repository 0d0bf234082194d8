/** Cases with a past. Customers act through the API; staff has none yet, so its steps go through the store, by the workflow's own rules. */
import { WORKFLOWS, next, sited } from 'heed/domain';
import type { CaseKind, Role, Values } from 'heed/domain';
import { stateOf } from '../../server/present.ts';
import type { Receipt } from '../../src/domain/records/case.ts';
import type { Service } from './backend.ts';

const MINUTE = 60_000;
const DEPARTMENTS = [{ id: 'workshop', name: 'Workshop' }, { id: 'packing', name: 'Packing' }];

export interface Filing {
  readonly kind: CaseKind;
  readonly values: Values;
  readonly files?: readonly File[];
  readonly locale: string;
  /** How many minutes ago it was filed. */
  readonly ago: number;
}

async function ok<T>(answer: Response): Promise<T> {
  if (!answer.ok) throw new Error(`The service answered ${answer.status}: ${await answer.text()}`);
  return await answer.json() as T;
}

/** A case in the database, and what moves it on. */
export class Story {
  readonly receipt: Receipt;
  readonly #service: Service;
  readonly #kind: CaseKind;
  #proposed: Values = {};

  constructor(service: Service, kind: CaseKind, receipt: Receipt) {
    this.#service = service;
    this.#kind = kind;
    this.receipt = receipt;
  }

  static async file(service: Service, { kind, values, files = [], locale, ago }: Filing): Promise<Story> {
    service.shift = -ago * MINUTE;
    const ids = await upload(service, files);
    const body = JSON.stringify({ kind, form: { id: kind, version: 1 }, values, files: ids, locale });
    return new Story(service, kind, await ok<Receipt>(await service.ask('/v1/cases', {
      method: 'POST', body, headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    })));
  }

  /** The customer's next step, some minutes later. */
  async customer(type: string, text: string | undefined, later: number, files: readonly File[] = []): Promise<this> {
    this.#service.shift += later * MINUTE;
    const { reference, trackingCode } = this.receipt;
    await ok(await this.#service.ask(`/v1/cases/${reference}/events`, {
      method: 'POST', body: JSON.stringify({ type, text, files: await upload(this.#service, files) }),
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), 'Heed-Tracking-Code': trackingCode },
    }));
    return this;
  }

  /** A step of the staff, some minutes later. */
  async staff(role: Role, type: string, payload: Values, later: number): Promise<this> {
    this.#service.shift += later * MINUTE;
    const { store, shift } = this.#service;
    const at = new Date(Date.now() + shift).toISOString();
    const stored = (await store.caseByReference('default', this.receipt.reference))!;
    const step = WORKFLOWS[this.#kind].transitions.find(({ name }) => name === type)!;
    if (type === step.carries || step.shownLater) this.#proposed = payload;
    const shown = { ...(step.carries ? this.#proposed : {}), ...payload };
    const words = [...(step.shows ?? []), ...(step.carries ? ['text'] : [])].map((name) => (['text', 'measure'].includes(name) ? shown[name] : undefined));
    const result = await store.appendEvent<string>({
      site: 'default', caseId: stored.id, key: crypto.randomUUID(), digest: at, uploads: [],
      decide: (current, events) => {
        const outcome = next(stateOf(current, events), { type, at, payload }, { role }, { workflow: sited(WORKFLOWS[this.#kind], { departments: DEPARTMENTS }) });
        if (!outcome.ok) return { refused: `${type} of ${role}: ${outcome.reason} ${JSON.stringify(outcome.issues)}` };
        return {
          event: {
            type, at, by: 'staff', state: outcome.case.state, visibility: step.internal ? 'internal' : 'public', files: [], data: {},
            text: words.find((word) => typeof word === 'string'),
          },
          ...(outcome.case.clocks.answer?.state === 'stopped' && { answeredAt: at }),
        };
      },
    });
    if (result.outcome !== 'created') throw new Error(`${result.outcome}: ${'refusal' in result ? result.refusal : ''}`);
    return this;
  }

  /** The service's clock is right again. */
  done(): Receipt {
    this.#service.shift = 0;
    return this.receipt;
  }
}

async function upload(service: Service, files: readonly File[]): Promise<string[]> {
  const ids: string[] = [];
  for (const file of files) {
    // Written out: WebKit cannot read a FormData with a file again.
    const body = await new Blob([
      `--part\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: ${file.type}\r\n\r\n`, await file.arrayBuffer(), '\r\n--part--\r\n',
    ]).arrayBuffer();
    const headers = { 'Content-Type': 'multipart/form-data; boundary=part' };
    ids.push((await ok<{ id: string }>(await service.ask('/v1/uploads', { method: 'POST', body, headers }))).id);
  }
  return ids;
}

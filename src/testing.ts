/**
 * What every backend adapter must do, for any test framework (node:test, Mocha, Vitest …): each fact has a name and a `run` that rejects if it
 * is not so. Facts about an ability that the adapter does not have are left out.
 *
 *     import { backendContract } from 'heed/testing';
 *
 *     for (const { name, run } of await backendContract(() => new MyBackend(…))) test(name, run);
 */
import { checkSignature, submissionDigest } from './domain/index.ts';
import type { CaseAccess, CasesBackend, HeedBackend, HeedErrorCode, Submission, Upload, UploadsBackend } from './backend/index.ts';

export interface Fact {
  /** A sentence, without the adapter's name. */
  readonly name: string;
  /** Rejects, with what must be so and is not. */
  readonly run: () => Promise<void>;
}

export interface ContractOptions {
  /** A submission that the backend takes; default: a complaint with every kind of text in it. */
  readonly submission?: Submission;
  /** The service checks values against their form, and the form's version; default true. A webhook that takes whatever it is sent does not. */
  readonly checks?: boolean;
  /** Idempotency keys; default: random. */
  readonly newKey?: () => string;
}

const COMPLAINT: Submission = {
  kind: 'complaint',
  form: { id: 'complaint', version: 1 },
  values: {
    kind: 'complaint', subject: '热水器漏水 – for the 3rd time 🥲', description: 'First line\n\n  second line, indented\n第三行：「引號」 <b>&amp;</b> 𠮷 👩‍👩‍👧',
    name: '李 Ada', phone: '+86 139 0000 0000', email: 'ada@example.com', preferredContact: 'either', consent: true,
  },
  files: [],
  locale: 'zh-Hans',
  source: { page: 'https://store.example/order', widget: 'contract' },
};

/** One grey pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';
const picture = () => new Blob([Uint8Array.from(atob(PNG), (c) => c.charCodeAt(0))], { type: 'image/png' });
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

function must(holds: unknown, what: string): asserts holds {
  if (!holds) throw new Error(`It must be so: ${what}.`);
}
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const isTime = (text: string) => !Number.isNaN(Date.parse(text)) && text.endsWith('Z');

async function rejects(code: HeedErrorCode, promise: Promise<unknown>) {
  const error = await promise.then(() => undefined, (reason: Error & { code?: string; retryable?: boolean; issues?: { path: string; code: string }[] }) => reason);
  must(error, `it rejects with ${code}, and did not reject`);
  must(error.name === 'HeedError', `it rejects with a HeedError, and did with ${error.name}: ${error.message}`);
  must(error.code === code, `it rejects with ${code}, and did with ${error.code}: ${error.message}`);
  return error;
}

/** All of an adapter: a fact runs only where what it needs is there. */
interface Able extends HeedBackend {
  readonly cases: Required<CasesBackend>;
  readonly uploads: Required<UploadsBackend>;
  readonly forms: NonNullable<HeedBackend['forms']>;
  readonly receipts: NonNullable<HeedBackend['receipts']>;
}

/**
 * The facts for one adapter. `makeBackend` is called for each of them, and once before to see what it can. All backends it makes speak to one
 * service, which is not emptied in between.
 */
export async function backendContract(makeBackend: () => HeedBackend | Promise<HeedBackend>, {
  submission = COMPLAINT, checks = true, newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(''),
}: ContractOptions = {}): Promise<Fact[]> {
  const { cases, uploads, forms, receipts } = await makeBackend();
  const { track, append } = cases ?? {};
  const facts: Fact[] = [];
  const fact = (name: string, has: unknown, run: (backend: Able) => Promise<void>) => {
    if (has) facts.push({ name, run: async () => run(await makeBackend() as Able) });
  };
  const file = ({ cases }: Able, files: readonly string[] = [], key = newKey()) =>
    cases.submit({ ...submission, files }, { idempotencyKey: key });
  /** A case, and what opens it. */
  const open = async (backend: Able, files?: readonly string[]) => {
    const receipt = await file(backend, files);
    must(receipt.trackingCode, 'who can look at cases gives each a tracking code');
    return receipt as typeof receipt & CaseAccess;
  };

  fact('a submission is answered with a receipt that names its key', cases, async (backend) => {
    const key = newKey();
    const receipt = await file(backend, [], key);
    must(receipt.key === key, 'the receipt has our key');
    must(receipt.reference && receipt.state, 'reference and state are there');
    must(isTime(receipt.receivedAt) && isTime(receipt.answerDueAt), 'both times are ISO 8601 in UTC');
    must(receipt.answerDueAt >= receipt.receivedAt, 'no answer is due before it was received');
    must(receipt.digest === await submissionDigest(submission, []), 'the digest is the one that its sender computes');
  });

  fact('a receipt is signed with a key that is published, and only that very receipt is', receipts && cases, async (backend) => {
    const receipt = await file(backend);
    const keys = await backend.receipts.keys();
    must(receipt.signature, 'it is signed');
    must(await checkSignature(receipt, keys) === 'signed', 'a published key checks it');
    must(await checkSignature({ ...receipt, reference: (await file(backend)).reference }, keys) === 'forged', 'another reference does not fit it');
  });

  fact('the same key with the same content gives the same receipt', cases, async (backend) => {
    const key = newKey();
    must(same(await file(backend, [], key), await file(backend, [], key)), 'both receipts are equal');
  });

  fact('eight submissions with one key at the same time make one case', cases, async (backend) => {
    const key = newKey();
    const receipts = await Promise.all(Array.from({ length: 8 }, () => file(backend, [], key)));
    must(new Set(receipts.map(({ reference }) => reference)).size === 1, 'there is one reference');
  });

  fact('the same key with other content is a conflict, and not worth a retry', cases, async (backend) => {
    const key = newKey();
    await file(backend, [], key);
    const other = { ...submission, values: { ...submission.values, subject: 'Something else' } };
    must(!(await rejects('conflict', backend.cases.submit(other, { idempotencyKey: key }))).retryable, 'it is final');
  });

  fact('two keys make two cases', cases, async (backend) => {
    must((await file(backend)).reference !== (await file(backend)).reference, 'the references differ');
  });

  fact('values that break the form are refused with the place', checks && cases, async (backend) => {
    const { subject: _, ...values } = submission.values;
    const error = await rejects('invalid', backend.cases.submit({ ...submission, values }, { idempotencyKey: newKey() }));
    must(error.issues?.some(({ path, code }) => path === 'subject' && code), 'an issue names the subject');
    must(!error.retryable, 'it is final');
  });

  fact('a form version that is not known is a bad request', checks && cases, async (backend) => {
    const unknown = { ...submission, form: { ...submission.form, version: 9999 } };
    await rejects('bad-request', backend.cases.submit(unknown, { idempotencyKey: newKey() }));
  });

  fact('the holder of the tracking code reads what was written, letter for letter', track, async (backend) => {
    const receipt = await open(backend);
    const found = await backend.cases.track(receipt);
    must(found.reference === receipt.reference && found.kind === submission.kind, 'it is this case');
    for (const name of ['subject', 'description']) must(found.values[name] === submission.values[name], `${name} is unchanged`);
    must(found.state === receipt.state && found.receivedAt === receipt.receivedAt, 'state and time are those of the receipt');
    must(found.events.length > 0, 'its arrival is an event');
  });

  fact('a wrong code and a wrong reference are told alike', track, async (backend) => {
    const { reference, trackingCode } = await open(backend);
    const other = await open(backend);
    const errors = [
      await rejects('not-found', backend.cases.track({ reference, trackingCode: other.trackingCode })),
      await rejects('not-found', backend.cases.track({ reference: `${reference}0`, trackingCode })),
    ];
    must(errors[0]!.message === errors[1]!.message, 'nothing tells one from the other');
  });

  fact('a message is appended once, however often it is sent', track && append, async (backend) => {
    const access: CaseAccess = await open(backend);
    const key = newKey();
    const text = 'One more thing:\n它又漏了。';
    await backend.cases.append(access, { type: 'message', text }, { idempotencyKey: key });
    const found = await backend.cases.append(access, { type: 'message', text }, { idempotencyKey: key });
    must(found.events.filter((event) => event.text === text && event.by === 'customer').length === 1, 'it is there once');
    must(same((await backend.cases.track(access)).events, found.events), 'and is read back');
  });

  fact('a step that is not the customer\'s is refused', append, async (backend) => {
    await rejects('not-allowed', backend.cases.append(await open(backend), { type: 'close' }, { idempotencyKey: newKey() }));
  });

  const upload = ({ uploads }: Able, onProgress?: (share: number) => void): Promise<Upload> =>
    uploads.upload(picture(), { name: '照片 1.png', onProgress });

  fact('a file is stored with its size and digest, and its progress never falls', uploads, async (backend) => {
    const shares: number[] = [];
    const stored = await upload(backend, (share) => shares.push(share));
    must(stored.id && stored.type === 'image/png' && stored.size > 0 && /^[0-9a-f]{64}$/.test(stored.digest), 'the answer describes it');
    must(shares.at(-1) === 1 && shares.every((share, i) => share >= (shares[i - 1] ?? 0) && share <= 1), `progress ends at 1: ${shares}`);
  });

  fact('a receipt covers the content of the files that came with it', cases && uploads, async (backend) => {
    const stored = await upload(backend);
    const receipt = await file(backend, [stored.id]);
    must(receipt.digest === await submissionDigest(submission, [stored.digest]), 'its digest is that of words and files');
    must(!receipt.files || same(receipt.files.map(({ digest }) => digest), [stored.digest]), 'a receipt that lists files lists this one');
  });

  fact('the holder of the code downloads the files of a case, and nobody else does', track && uploads?.download, async (backend) => {
    const stored = await upload(backend);
    const access = await open(backend, [stored.id]);
    const [listed] = (await backend.cases.track(access)).files;
    must(listed?.digest === stored.digest, 'the case lists the file');
    must(same([...await bytesOf(await backend.uploads.download(access, listed.id))], [...await bytesOf(picture())]), 'the bytes are the same');
    const stranger = await open(backend);
    await rejects('not-found', backend.uploads.download({ ...access, trackingCode: stranger.trackingCode }, listed.id));
    await rejects('not-found', backend.uploads.download(stranger, listed.id));
  });

  fact('a page that calls itself a picture is not taken', uploads, async ({ uploads }) => {
    const page = new Blob(['<!doctype html><script>alert(1)</script>'], { type: 'image/png' });
    must(!(await rejects('unsupported-type', uploads.upload(page, { name: 'a.png' }))).retryable, 'it is final');
  });

  fact('a file that was never uploaded is missed when it is filed', checks && cases && uploads, async (backend) => {
    const { id } = await upload(backend);
    const other = id.slice(0, -1) + (id.endsWith('a') ? 'b' : 'a');
    const { issues } = await rejects('invalid', file(backend, [other]));
    must(issues?.some(({ path, code }) => path === 'files' && code === 'file-missing'), 'an issue says so: senders upload again then');
  });

  fact('the forms can be read, and unknown ones are not found', forms, async ({ forms }) => {
    const { id, version } = submission.form;
    const form = await forms.form(id);
    must(form.id === id && form.version >= version && form.steps.length > 0, 'it is this form');
    await rejects('not-found', forms.form('no-such-form'));
  });

  fact('what is stopped rejects as aborted', cases, async (backend) => {
    const signal = AbortSignal.abort();
    await rejects('aborted', backend.cases.submit(submission, { idempotencyKey: newKey(), signal }));
    if (track) await rejects('aborted', backend.cases.track({ reference: 'x', trackingCode: 'x' }, { signal }));
    if (uploads) await rejects('aborted', backend.uploads.upload(picture(), { name: 'a.png', signal }));
  });

  return facts;
}

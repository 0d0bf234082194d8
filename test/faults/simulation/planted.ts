import type { Change } from './modules.ts';
import type { ModelServer } from './server.ts';

/** A bug as somebody might make it, planted into the product (or the server) to see that it does not go unnoticed. */
export interface Planted {
  readonly name: string;
  readonly changes?: readonly Change[];
  readonly flaws?: ConstructorParameters<typeof ModelServer>[0];
}

const inFile = (file: string) => (find: string, put: string): Change => ({ file, find, put });
const outbox = inFile('drafts/outbox.ts');
const sender = inFile('drafts/sender.ts');
const store = inFile('drafts/store.ts');
const debts = inFile('drafts/debts.ts');

export const PLANTED: readonly Planted[] = [
  { name: 'the first try deletes before the receipt', changes: [sender("[['drafts', key], ['outbox', key, item]]", "[['drafts', key]]")] },
  { name: 'every try gets a key of its own', changes: [
    outbox('files }, { idempotencyKey: key }', 'files }, { idempotencyKey: newKey(this.#options.random) }'),
    sender('cases.submit(submission, { idempotencyKey: key })', 'cases.submit(submission, { idempotencyKey: key + now() })'),
  ] },
  { name: 'nothing is written when the page hides', changes: [store("['pagehide', 'visibilitychange']", "['never']")] },
  { name: 'called kept before it is', changes: [store('return this.#next ??= this.#saving.then(() => this.#save());', 'this.#next ??= this.#saving.then(() => this.#save());\n    return Promise.resolve(true);')] },
  { name: 'the newest words wait for the next key', changes: [store('    this.#next = undefined;\n', '')] },
  { name: 'a fault of the server counts as arrived', changes: [outbox(
    '    const asked = Math.min(', "    if (code === 'unavailable') await this.#store.write([['outbox', key]], { strict: true });\n    const asked = Math.min(",
  )] },
  { name: 'any JSON in the shape of a receipt is one', changes: [
    inFile('drafts/item.ts')('receipt.key !== key || receipt.digest !==', 'false && receipt.digest !=='),
    inFile('backend/submit.ts')('key === idempotencyKey', '!!key'),
  ] },
  { name: 'the receipt may be for other content', changes: [inFile('drafts/item.ts')('receipt.key !== key || receipt.digest !==', 'receipt.key !== key || false && receipt.digest !==')], flaws: { ignoresDigest: true } },
  { name: 'dropped after four tries', changes: [outbox('    const asked = Math.min(', "    if (attempts > 3) await this.#store.write([['outbox', key]], { strict: true });\n    const asked = Math.min(")] },
  { name: 'dropped for its age', changes: [outbox(
    'if (!item || !due(item)) return;', "if (item && this.#now() - item.queuedAt > 600_000) return void await this.#store.write([['outbox', key]]); if (!item || !due(item)) return;",
  )] },
  { name: 'Retry-After is not obeyed', changes: [outbox('Math.min(retryAfter * 1000, HOUR)', '0')] },
  { name: 'an absurd Retry-After is obeyed', changes: [
    inFile('backend/refusal.ts')('Math.min(Math.max(seconds, 0), MAX_PAUSE)', 'Math.max(seconds, 0)'), outbox('Math.min(retryAfter * 1000, HOUR)', 'retryAfter * 1000'),
    inFile('drafts/on-the-way.ts')('retryAt <= now || retryAt > now + HOUR ||', 'retryAt <= now ||'),
  ] },
  { name: 'the server takes a key twice', flaws: { ignoresKey: true } },
  { name: 'the server answers a known key whatever comes with it', flaws: { ignoresDigest: true } },
  { name: 'the lease of a dead page never ends', changes: [inFile('drafts/lock.ts')('return until < time || until > time + LEASE;', 'return !until;')] },
  { name: 'files are deleted with the draft, before they are sent', changes: [outbox('...files], item);', "...files, ['files', `${key}/`]], item);")] },
  { name: 'no receipt is kept', changes: [inFile('drafts/item.ts')("['receipts', key, { key, site, kind,", "['receipts', 'last', { key, site, kind,")] },
  { name: 'what the storage refused is forgotten', changes: [debts('    if (check) {\n      this.#debts.push', '    if (secret || !secret) return;\n    if (check) {\n      this.#debts.push')] },
  { name: 'secrets are paid like other debts', changes: [debts('(one) => !one.secret && worth(one)', 'worth')] },
  { name: 'what has gone out can be taken back', changes: [outbox('!item || item.tried || this.#tried.has(key)', '!item')] },
  { name: 'no alarm is set after a failure', changes: [outbox('void (this.#options.wait ?? wait)(pause, signal).then(() => this.#flush(false));', 'void wait;')] },
  { name: 'a page that said waiting never looks again', changes: [outbox('await this.#lookFor(key, awaited);', 'void awaited;')] },
  { name: 'a conflict keeps its key', changes: [inFile('drafts/on-the-way.ts')('key: newKey(random), was: key', 'key, was: key')] },
  { name: 'nobody gives up on an answer', changes: [inFile('backend/wait.ts')('void pausing(ms, clock.signal)', 'void pausing(1e9, clock.signal)')] },
  { name: 'a silent storage is waited for', changes: [inFile('drafts/impatient.ts')('    }, ms);', '    }, 1e9 * ms);')] },
  { name: 'what cannot be read is called lost', changes: [inFile('drafts/files-of.ts')('if (fault && files.some(', 'if (!fault && files.some(')] },
  { name: 'a draft comes back after it was sent', changes: [store('waited = this.#waiting.delete(key) ||', 'waited = this.#waiting.has(key) ||')] },
  { name: 'what is sent is not flushed to the disk', changes: [outbox('{ check, strict: true, memory:', '{ check, strict: false, memory:'), sender("['outbox', key, item]], { strict: true }", "['outbox', key, item]], {}")] },
];

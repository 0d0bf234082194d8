import type { CallOptions, CasesBackend, CreateOptions, FormsBackend, HeedBackend, ReceiptsBackend, SiteConfig, Submission, UploadsBackend } from './port.ts';
import type { Receipt } from '../domain/records/case.ts';
import type { RestCalls } from './rest-calls.ts';
import type { RestOptions } from './options.ts';
import { siteConfig } from './site.ts';
import { submit } from './submit.ts';
import { wait, within } from './wait.ts';

export type { RestOptions } from './options.ts';

const rest = () => import('./rest-calls.ts');

/**
 * Speaks to heed-server, or to anything else that answers its OpenAPI contract. Every rejection is a `HeedError`.
 * Reading, and posting with an idempotency key, is tried up to three times in quick succession.
 */
export class RestBackend implements HeedBackend {
  readonly #options: RestOptions;

  /** Where it is: for widgets that bring calls of their own. */
  get options(): RestOptions { return this.#options; }

  constructor(options: RestOptions) {
    this.#options = options;
  }

  readonly cases: Required<Omit<CasesBackend, 'submit'>> & { submit(submission: Submission, options: CreateOptions): Promise<Receipt> } = {
    submit: (submission, options) => submit(this.#options, submission, options),
    track: (access, options) => this.#calls(options, (calls) => calls.track(access, options)),
    append: (access, event, options) => this.#calls(options, (calls) => calls.append(access, event, options)),
  };

  readonly uploads: Required<UploadsBackend> = {
    upload: (file, options) => this.#calls(options, (calls) => calls.upload(file, options)),
    download: (access, fileId, options) => this.#calls(options, (calls) => calls.download(access, fileId, options)),
  };

  readonly forms: FormsBackend = {
    form: (id, options) => this.#calls(options, (calls) => calls.form(id, options)),
  };

  readonly receipts: ReceiptsBackend = {
    keys: (options) => this.#calls(options, (calls) => calls.keys(options)),
  };

  readonly config = (): Promise<SiteConfig> => siteConfig(this.#options);

  /** Loads what everything besides filing a case needs, so that a connection lost meanwhile is no hindrance later. */
  prepare(): void {
    rest().catch(() => { /* The call itself will say so. */ });
  }

  async #calls<T>(options: CallOptions | undefined, work: (calls: RestCalls) => Promise<T>): Promise<T> {
    const { timeout = 20_000, wait: pausing = wait } = this.#options;
    const { RestCalls } = await within(timeout, options?.signal, pausing, rest);
    return work(new RestCalls(this.#options));
  }
}

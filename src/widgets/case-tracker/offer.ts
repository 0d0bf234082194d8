import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { CaseAccess, HeedError } from '../../backend/port.ts';
import type { HeedSettings } from '../../controllers/context.ts';
import { surveysOf } from '../../controllers/survey-way.ts';
import type { PublicCase } from '../../domain/records/case.ts';

/** Ways to end at which nothing was handled that could be scored (C-11). */
const UNHANDLED = ['withdrawn', 'rejected', 'merged'];

/** The survey below a case that has ended: a row of faces, whose first tap counts. Loaded only for such cases. */
export class SurveyOffer {
  readonly #update: () => void;
  #about = '';
  #token?: string;

  constructor(update: () => void) {
    this.#update = update;
  }

  /** Asks whether there is something to score; each round of a case is a score of its own. */
  async look({ reference, state, rounds, next }: PublicCase, access: CaseAccess, settings: HeedSettings): Promise<void> {
    const about = next.length || UNHANDLED.includes(state) ? '' : `${reference} ${rounds?.length ?? 1}`;
    if (about === this.#about) return;
    [this.#about, this.#token] = [about, undefined];
    if (!about) return;
    try {
      const token = await surveysOf(settings).about?.(access);
      if (about === this.#about) this.#token = token;
    } catch (error) {
      // Nothing to score here, or asked for too late: the case is shown without.
      const { code } = error as Partial<HeedError>;
      if (code !== 'not-allowed' && about === this.#about) this.#about = '';
    }
    this.#update();
  }

  render({ backend, endpoint, site }: HeedSettings, reference: string): TemplateResult | typeof nothing {
    return this.#token && this.#about.startsWith(reference)
      ? html`<heed-satisfaction-survey class="no-print" bar .invitation=${this.#token} .backend=${backend} .endpoint=${endpoint} .site=${site}></heed-satisfaction-survey>` : nothing;
  }
}

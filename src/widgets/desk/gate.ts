import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { DeskSession } from '../../controllers/desk-session.ts';
import type { DeskTerms } from '../../i18n/desk-terms.ts';
import type { SendingTerms } from '../../i18n/terms.ts';
import { passwordPanel, signInPanel } from '../../parts/desk/sign-in.ts';

const SHORTEST = 12;

/** What stands before the desk while nobody may be at it. */
export class Gate {
  #wrong?: 'short' | 'differs';

  /** `undefined` once somebody is signed in with a password of their own. `enter` is told when that happens. */
  render(session: DeskSession, { t, sending }: { readonly t: DeskTerms; readonly sending: SendingTerms }, update: () => void, start: () => void, enter: () => void): TemplateResult | undefined {
    const { standing, busy, ended, error: trouble, session: who } = session;
    const place = (content: unknown) => html`<div class="gate-place">${content}</div>`;
    const then = (ok: boolean) => {
      if (ok) enter();
    };
    if (standing === 'asking') return place(html`<p role="status" class="hint">${t.ui.loading}</p>`);
    if (standing === 'failed') {
      return place(html`<div class="gate"><p class="error" part="error" role="alert">${sending.failure[trouble!.code]}</p><button type="button" part="button" class="primary" @click=${start}>${t.ui.retry}</button></div>`);
    }
    if (standing === 'out' || !who) return place(signInPanel(t, sending, { busy, ended, trouble }, (name, password) => void session.signIn(name, password).then(then)));
    if (standing === 'in') return undefined;
    return place(passwordPanel(t, sending, { busy, wrong: this.#wrong, trouble, must: who.mustChangePassword }, (current, next, again) => {
      this.#wrong = next.length < SHORTEST ? 'short' : next !== again ? 'differs' : undefined;
      if (this.#wrong) update();
      else void session.changePassword(current, next).then(then);
    }, () => session.back()));
  }
}

import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { DeskTerms } from '../../i18n/desk-terms.ts';
import type { SendingTerms } from '../../i18n/terms.ts';

/** What went wrong, as far as a panel can say it. */
export interface Trouble { readonly code: keyof SendingTerms['failure']; readonly reason?: string }

const words = ({ code, reason }: Trouble, { signIn }: DeskTerms, { failure }: SendingTerms) =>
  (reason === 'credentials' ? signIn.wrong : code === 'rate-limited' ? signIn.throttled : failure[code]);

const field = (name: string, label: string, type: string, autocomplete: string, hint?: string) => html`<div class="field" part="field">
  <label for=${name} part="label">${label}</label>
  <input id=${name} name=${name} part="control" type=${type} autocomplete=${autocomplete} required autocapitalize="off" spellcheck="false" dir="ltr" aria-describedby=${hint ? `${name}-h` : nothing}>
  ${hint ? html`<p class="hint" id="${name}-h">${hint}</p>` : nothing}
</div>`;

const panel = (title: string, lead: string, body: unknown, submit: (event: SubmitEvent) => void, trouble: unknown, busy: boolean) => html`
  <form class="gate" part="panel form" novalidate @submit=${submit} aria-busy=${busy}>
    <div><h2 part="title" tabindex="-1">${title}</h2><p class="hint">${lead}</p></div>
    ${trouble ? html`<p class="error" part="error" role="alert">${trouble}</p>` : nothing}
    ${body}
  </form>`;

/** The door: name and password. */
export function signInPanel(
  t: DeskTerms, sending: SendingTerms, { busy, ended, trouble }: { readonly busy: boolean; readonly ended: boolean; readonly trouble?: Trouble }, enter: (name: string, password: string) => void,
): TemplateResult {
  const { signIn } = t;
  return panel(signIn.title, ended ? signIn.ended : signIn.lead, html`
    ${field('name', signIn.name, 'text', 'username')}${field('password', signIn.password, 'password', 'current-password')}
    <button type="submit" part="button submit" class="primary" aria-disabled=${busy}>${busy ? signIn.busy : signIn.submit}</button>`, (event) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    if (!busy) enter(data.get('name') as string, data.get('password') as string);
  }, trouble && words(trouble, t, sending), busy);
}

/** A password of one's own, instead of the one that was handed out. */
export function passwordPanel(
  t: DeskTerms, sending: SendingTerms, { busy, wrong, trouble, must }: { readonly busy: boolean; readonly wrong?: 'short' | 'differs'; readonly trouble?: Trouble; readonly must: boolean },
  change: (current: string, next: string, again: string) => void, back: () => void,
): TemplateResult {
  const { signIn } = t;
  return panel(must ? signIn.changeTitle : signIn.change, must ? signIn.changeLead : '', html`
    ${field('current', signIn.current, 'password', 'current-password')}${field('next', signIn.next, 'password', 'new-password', signIn.nextHint)}${field('again', signIn.again, 'password', 'new-password')}
    <div class="actions"><button type="submit" part="button submit" class="primary" aria-disabled=${busy}>${signIn.change}</button>
      ${must ? nothing : html`<button type="button" part="button" @click=${back}>${t.ui.close}</button>`}</div>`, (event) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    if (!busy) change(data.get('current') as string, data.get('next') as string, data.get('again') as string);
  }, wrong ? signIn[wrong] : trouble && (trouble.code === 'invalid' ? signIn.weak : words(trouble, t, sending)), busy);
}

import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { word } from '../../i18n/desk-terms.ts';
import { officesOf } from './rail.ts';
import type { Offices } from './rail.ts';
import { failureText } from './steps.ts';
import { icon, initials } from './view.ts';
import type { View } from './view.ts';

/** No case is open. */
export const noCase = ({ t: { ui } }: View): TemplateResult => html`<div class="empty">${icon('book')}<p><strong>${ui.choose}</strong></p><p class="hint">${ui.chooseHint}</p></div>`;

/** Where somebody begins whose roles see no cases, an administrator for instance: what they look after, and who they are. */
export const noLists = ({ t, t: { ui, signIn }, session: { csrf, user } }: View, offices: Offices, password: () => void, signOut: () => void): TemplateResult => html`<div class="office">
  <header class="line"><span class="line"><span class="face" aria-hidden="true">${initials(user.displayName)}</span><span class="my-name"><bdi>${user.displayName}</bdi><span class="hint">${user.roles.map((role) => word(t.role, role)).join(' · ')}</span></span></span>
    <span class="line">${csrf ? html`<button type="button" part="button" class="small" @click=${password}>${ui.changePassword}</button><button type="button" part="button" class="small" @click=${signOut}>${signIn.out}</button>` : nothing}</span></header>
  <div><h2 part="title">${ui.noLists}</h2><p class="hint">${ui.noListsHint}</p></div>
  <div class="offices">${officesOf(offices, t)}</div><slot name="menu"></slot></div>`;

/** A case that did not come: it is none of theirs, or the service did not answer. */
export const failedCase = (error: { readonly code: string; readonly reason?: string; readonly retryable: boolean }, view: View, retry: () => void): TemplateResult => html`<div class="empty" role="alert">${icon('alert')}
  <p><strong>${error.code === 'not-found' ? view.t.ui.notFound : failureText(error, view)}</strong></p><div class="actions"><a class="button" part="button link" href="#">${view.t.ui.back}</a>
  ${error.retryable ? html`<button type="button" part="button" @click=${retry}>${view.t.ui.retry}</button>` : nothing}</div></div>`;

/** What comes has this shape. */
export const bones = (label: string, rows: number): TemplateResult => html`<div class="skeletons" role="status"><span class="sr">${label}</span>${Array.from({ length: rows }, () => html`<div class="bone-row" aria-hidden="true"><i></i><i></i><i></i></div>`)}</div>`;

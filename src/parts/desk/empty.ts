import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { officesOf } from './rail.ts';
import type { Offices } from './rail.ts';
import { failureText } from './steps.ts';
import { icon } from './view.ts';
import type { View } from './view.ts';

/** No case is open. */
export const noCase = ({ t: { ui } }: View): TemplateResult => html`<div class="empty">${icon('book')}<p><strong>${ui.choose}</strong></p><p class="hint">${ui.chooseHint}</p></div>`;

/** Somebody whose roles see no cases, an administrator for instance. */
export const noLists = ({ t, t: { ui, signIn }, session: { csrf } }: View, signOut: () => void, offices: Offices): TemplateResult => html`<div class="empty">${icon('lock')}<p><strong>${ui.noLists}</strong></p><p class="hint">${ui.noListsHint}</p>
  <div class="actions">${officesOf(offices, t)}
  ${csrf ? html`<button type="button" part="button" @click=${signOut}>${signIn.out}</button>` : nothing}</div></div>`;

/** A case that did not come: it is none of theirs, or the service did not answer. */
export const failedCase = (error: { readonly code: string; readonly reason?: string; readonly retryable: boolean }, view: View, retry: () => void): TemplateResult => html`<div class="empty" role="alert">${icon('alert')}
  <p><strong>${error.code === 'not-found' ? view.t.ui.notFound : failureText(error, view)}</strong></p><div class="actions"><a class="button" part="button link" href="#">${view.t.ui.back}</a>
  ${error.retryable ? html`<button type="button" part="button" @click=${retry}>${view.t.ui.retry}</button>` : nothing}</div></div>`;

/** What comes has this shape. */
export const bones = (label: string, rows: number): TemplateResult => html`<div class="skeletons" role="status"><span class="sr">${label}</span>${Array.from({ length: rows }, () => html`<div class="bone-row" aria-hidden="true"><i></i><i></i><i></i></div>`)}</div>`;

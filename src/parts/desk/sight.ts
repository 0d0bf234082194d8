import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { DeskStep } from '../../domain/records/desk.ts';
import { fieldName } from '../../i18n/desk-terms.ts';
import { icon } from './view.ts';
import type { View } from './view.ts';

/** Fields of a step that the customer reads: at once, or as soon as the step named `by` was taken. `whole`: what is no form's goes where its event goes. */
export interface Sight { readonly now: readonly string[]; readonly later: readonly string[]; readonly by?: string; readonly whole: boolean }
export type SightOf = (step: string) => Sight;

const DRAWN = { visible: 'eye', visibleLater: 'clock', internal: 'lock', recordsFor: 'person' } as const;
export type Seen = keyof typeof DRAWN;

/** Who will see it, or sees it: said in words, colour, shape and place. */
export const mark = (seen: Seen, { t }: View, what = ''): TemplateResult => html`<p class="mark">${icon(DRAWN[seen])}${what ? t.changedBy(t.ui[seen], what) : t.ui[seen]}</p>`;

/** Whether the customer will read any of it. */
export const outside = ({ internal, forCustomer }: Pick<DeskStep, 'internal' | 'forCustomer'>, { now, later }: Sight): boolean => forCustomer || (!internal && now.length + later.length > 0);

/** The mark over the form of a step. Where the customer reads some of its fields only, it names them. */
export function seenBy(step: DeskStep, sight: Sight, view: View): TemplateResult {
  const { t, session } = view;
  const { name, form, forCustomer } = step;
  if (forCustomer && !session.user.roles.includes('customer') && name !== 'message') return mark('recordsFor', view);
  if (!outside(step, sight)) return mark('internal', view);
  const { now, later } = sight;
  const shown = now.length ? now : later;
  const fields = form?.steps.flatMap((part) => part.fields) ?? [];
  const read = fields.filter((field) => shown.includes(field.name));
  return mark(now.length ? 'visible' : 'visibleLater', view, read.length < fields.length ? read.map((field) => fieldName(t, name, field.name)).join(' · ') : '');
}

import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Condition } from '../../domain/form.ts';
import type { SurveyStaffTerms } from '../../i18n/survey-staff-terms.ts';

/** A question before, on whose answers another one may depend, with what these can be. */
export interface Earlier { readonly name: string; readonly label: string; readonly values: readonly { readonly value: string | number; readonly label: string }[] }

type Join = 'all' | 'any';
interface Rule { readonly field: string; readonly is: readonly (string | number | boolean)[] }

const ruleOf = ({ field, is, ...more }: Condition): Rule | undefined => (field !== undefined && is && !Object.keys(more).length ? { field, is } : undefined);

/** A condition as a list of rules, of which all or any must hold; nothing for one that is made otherwise. */
export function rulesOf(when: Condition | undefined): { readonly join: Join; readonly rules: readonly Rule[] } | undefined {
  if (!when) return { join: 'all', rules: [] };
  const one = ruleOf(when);
  if (one) return { join: 'all', rules: [one] };
  const [[join, list] = [], ...more] = Object.entries(when);
  const rules = more.length || (join !== 'all' && join !== 'any') ? [] : (list as readonly Condition[]).flatMap((each) => ruleOf(each) ?? []);
  return rules.length > 1 && rules.length === (list as readonly Condition[]).length ? { join: join as Join, rules } : undefined;
}

const whenOf = (join: Join, rules: readonly Rule[]): Condition | undefined => (rules.length > 1 ? { [join]: rules } : rules[0]);

/** What hangs on a condition, and what it is without one; `always` is where it may also hold whatever was answered. */
export interface Conditional {
  readonly id: string;
  readonly label: string;
  readonly without: string;
  readonly always?: { readonly label: string; readonly chosen: boolean; readonly choose: () => void };
}

/** A condition on the answers to other questions: none, or a list of rules. */
export function conditionsView(when: Condition | undefined, { id, label, without, always }: Conditional, earlier: readonly Earlier[], { e }: SurveyStaffTerms, set: (when: Condition | undefined) => void): TemplateResult | typeof nothing {
  const made = rulesOf(when);
  if (!made) return html`<p class="hint">${label}: ${e.otherCondition}</p>`;
  const { join, rules } = made;
  if (!earlier.length && !always && !rules.length) return nothing;
  const change = (n: number, rule?: Rule) => set(whenOf(join, rule ? [...rules.slice(0, n), rule, ...rules.slice(n + 1)] : rules.filter((_, i) => i !== n)));
  const begin = ({ name, values }: Earlier): Rule => ({ field: name, is: values.slice(0, 2).map(({ value }) => value) });
  const chosen = (event: Event) => earlier.find(({ name }) => name === (event.target as HTMLSelectElement).value);
  // Also one that does not come before any more: it has to be seen to be changed.
  const options = (current?: string) => [...earlier, ...(current === undefined || earlier.some(({ name }) => name === current) ? [] : [{ name: current, label: current }])].map((one) => html`<option value=${one.name} ?selected=${one.name === current}>${e.whenIs}: ${one.label}</option>`);
  return html`<div class="field conditions" data-of=${id.replace(/-.*/, '')}><label for="${id}-0">${label}</label>
    ${rules.length > 1 ? html`<select aria-label=${`${label}: ${e.join}`} part="control" @change=${(event: Event) => set(whenOf((event.target as HTMLSelectElement).value as Join, rules))}>
      <option value="all" ?selected=${join === 'all'}>${e.allOf}</option><option value="any" ?selected=${join === 'any'}>${e.anyOf}</option></select>` : nothing}
    ${(rules.length ? rules : [undefined]).map((rule, n) => html`<div class="rule"><select id="${id}-${n}" aria-label=${n ? `${label} ${n + 1}` : nothing} part="control" @change=${(event: Event) => {
        if ((event.target as HTMLSelectElement).value === '*') return always!.choose();
        const source = chosen(event);
        change(n, source && begin(source));
      }}><option value="" ?selected=${!rule && !always?.chosen}>${rules.length > 1 ? e.remove : without}</option>${always && rules.length < 2 ? html`<option value="*" ?selected=${always.chosen}>${always.label}</option>` : nothing}${options(rule?.field)}</select>
      ${rule ? html`<div class="options" role="group" aria-label=${`${e.conditions}: ${earlier.find(({ name }) => name === rule.field)?.label ?? rule.field}`}>${earlier.find(({ name }) => name === rule.field)?.values.map((one) => html`<label class="option"><input type="checkbox" .checked=${rule.is.includes(one.value)} @change=${(event: Event) => {
        const rest = rule.is.filter((value) => value !== one.value);
        change(n, { field: rule.field, is: (event.target as HTMLInputElement).checked ? [...rest, one.value] : rest });
      }}><span>${one.label}</span></label>`)}</div>` : nothing}</div>`)}
    ${rules.length && earlier.length ? html`<button type="button" part="button" class="small" aria-label=${`${e.addCondition}: ${label}`} @click=${() => set(whenOf(join, [...rules, begin(earlier.find(({ name }) => !rules.some(({ field }) => field === name)) ?? earlier[0]!)]))}>${e.addCondition}</button>` : nothing}</div>`;
}

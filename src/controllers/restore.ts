import { canonical } from '../domain/canonical.ts';
import { isFilled } from '../domain/form.ts';
import type { Value, Values } from '../domain/form.ts';
import { labelAt } from '../form/checks.ts';
import type { Form } from '../form/form.ts';
import { valueText } from '../form/read-only.ts';
import type { SubmissionTerms } from '../i18n/terms.ts';

/**
 * Puts what was kept into the form; what was typed meanwhile stays. A long text stands below the one that was kept. Resolves to the kept
 * answers of fields in which there are others now: nothing is lost until somebody has read them.
 */
export function restore(form: Form, touched: Iterable<string>, kept: Values, before?: Values): Values | undefined {
  const names = new Set(Array.from(touched, (path) => path.split('.')[0]!));
  const [fill, earlier]: Record<string, Value | undefined>[] = [{}, { ...before }];
  for (const [name, value] of Object.entries(kept)) {
    const [now, type] = [form.values[name], form.fields.get(name)?.type];
    if (!names.has(name)) fill![name] = value;
    // Of what was agreed to, the last word counts.
    else if (type === 'consent' || !isFilled(value) || canonical(now) === canonical(value)) continue;
    else if (!isFilled(now)) fill![name] = value;
    else if (type !== 'longtext') earlier![name] = value;
    else if (!`${now as string}`.includes(`${value as string}`)) {
      fill![name] = `${value as string}\n${now as string}`;
      earlier![name] = value;
    }
  }
  form.fill(fill!);
  return Object.keys(earlier!).length ? earlier : undefined;
}

/** The other answers in words. `use` takes one of them: what stood in the field is the other one then. */
export const others = (form: Form, earlier: Values, { ui }: SubmissionTerms, chose: (earlier: Values) => void) => Object.entries(earlier).map(([name, value]) => {
  const field = form.fields.get(name) ?? { name, type: 'text' as const };
  return {
    label: labelAt(form.definition, name, form.terms),
    text: field.type === 'group' && isFilled(value) ? (value as readonly Values[]).map((row) => Object.values(row).join(' · ')).join('\n') : valueText(field, value, form.terms, ui),
    use() {
      chose({ ...earlier, [name]: form.values[name] });
      form.fill({ [name]: value });
      form.set(name, value);
      form.paging?.reveal(name);
      form.control(name)?.focus();
    },
  };
});

import type { ReactiveElement } from '@lit/reactive-element';
import { canonical } from '../domain/canonical.ts';
import { isFilled } from '../domain/form.ts';
import type { Locale, Value, Values } from '../domain/form.ts';
import { putFile } from '../drafts/putting.ts';
import type { Draft, DraftStore } from '../drafts/types.ts';
import { labelAt } from '../form/checks.ts';
import type { Form } from '../form/form.ts';
import { valueText } from '../form/read-only.ts';
import { loadDeviceTerms } from '../i18n/device.ts';
import type { DeviceTerms, SubmissionTerms } from '../i18n/terms.ts';

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

/** What was `begun` meanwhile is part of the draft now: it goes once all of that lies on the device. */
export async function replace(store: DraftStore, { key, files }: Draft, draft: Draft): Promise<void> {
  // At once, all of them: it may be sent before they are written.
  const written = [store.put(draft), ...files.map((file) => putFile(store, draft, file))];
  const done = (await Promise.all(written)).every(Boolean);
  if (done || store.problem === 'off' || store.problem === 'unavailable') await store.discard(key);
}

type Note = (others: readonly { readonly label: string; readonly text: string; use(): void }[], words: DeviceTerms, close: () => void) => HTMLElement;
type Draw = (draw: () => HTMLElement, ...of: readonly unknown[]) => HTMLElement;

/** The note that names them, as long as the draft has any: each can be taken instead. What stood in the field is the other one then. */
export class Earlier {
  readonly #host: ReactiveElement;
  readonly #store: DraftStore;
  readonly #note: Note;
  readonly #draw: Draw;
  #words?: DeviceTerms;
  #locale?: string;

  /** `note` draws it, `draw` only for something else. */
  constructor(host: ReactiveElement, store: DraftStore, note: Note, draw: Draw) {
    [this.#host, this.#store, this.#note, this.#draw] = [host, store, note, draw];
  }

  node(draft: Draft | undefined, form: Form, { ui }: SubmissionTerms): HTMLElement | undefined {
    const { definition, fields, terms } = form;
    const [words, earlier] = [this.#words, draft?.earlier];
    if (!earlier) return undefined;
    if (terms.locale !== this.#locale) void this.#speak(terms.locale);
    const change = (values?: Values) => {
      draft!.earlier = values;
      void this.#store.put(draft!);
      this.#host.requestUpdate();
    };
    return words && this.#draw(() => this.#note(Object.entries(earlier).map(([name, value]) => {
      const field = fields.get(name) ?? { name, type: 'text' };
      return {
        label: labelAt(definition, name, terms),
        text: field.type === 'group' ? ((value ?? []) as readonly Values[]).map((row) => Object.values(row).join(' · ')).join('\n') : valueText(field, value, terms, ui),
        use() {
          change({ ...earlier, [name]: form.values[name] });
          form.fill({ [name]: value });
          form.set(name, value);
          form.paging?.reveal(name);
          form.control(name)?.focus();
        },
      };
    }), words, () => change()), words, form, earlier);
  }

  async #speak(locale: Locale) {
    this.#locale = locale;
    this.#words = await loadDeviceTerms(locale);
    this.#host.requestUpdate();
  }
}

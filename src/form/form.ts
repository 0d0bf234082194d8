import type { Field, FormDefinition, Value, Values } from '../domain/form.ts';
import { isRequired, isShown } from '../domain/form.ts';
import type { FormTerms } from '../i18n/terms.ts';
import { drawingOf, more } from './draw.ts';
import type { Drawing } from './draw.ts';
import { read, showCount, write } from './native.ts';

/** A form shown one section at a time; see `Paging`. */
export interface Pages {
  /** The section on the screen, from 0. */
  readonly at: number;
  readonly last: boolean;
  /** Whether the field of this name is in the section on the screen. */
  has(name: string): boolean;
  next(): void;
  /** Goes to the section with this field. */
  reveal(path: string): void;
  show(at: number, focus?: boolean): void;
}

/** What a form tells its owner. */
export interface FormHooks {
  /** The value at `path` is another one now. Not called while an input method is composing. */
  changed(path: string): void;
  /** The person went on from the field at `path`. */
  left(path: string): void;
  submitted(): void;
  /** Files were chosen, dropped, pasted or photographed. */
  picked(name: string, files: readonly File[]): void;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * A form on the page: a clone of its definition's drawing, one listener, and the values.
 * It knows nothing of checks, drafts and sending; its owner does.
 */
export class Form {
  readonly element: HTMLFormElement;
  readonly definition: FormDefinition;
  readonly terms: FormTerms;
  /** Where the form is shown one section at a time. */
  paging?: Pages;
  /** What a draft has besides, for fields that are not there yet. */
  kept?: Values;
  /** Whether an input method is open: what it has written so far is nobody's yet. */
  composing = false;
  readonly #drawing: Drawing;
  readonly #hooks: FormHooks;
  readonly #values: Record<string, Value | undefined> = {};
  /** What depends on other answers, with its box and its control. */
  #dependent?: (readonly [Field, HTMLElement, HTMLInputElement | null])[];

  constructor(definition: FormDefinition, terms: FormTerms, hooks: FormHooks) {
    this.definition = definition;
    this.terms = terms;
    this.#hooks = hooks;
    this.#drawing = drawingOf(definition, terms);
    this.element = document.importNode(this.#drawing.template, true).firstChild as HTMLFormElement;
    for (const type of ['input', 'change', 'compositionend', 'focusout', 'keydown', 'submit', 'click', 'paste', 'dragover', 'drop']) {
      this.element.addEventListener(type, this);
    }
  }

  /** The values as they are known; fields that are not shown are among them until the domain's `validate` drops them. */
  get values(): Values {
    return this.#values;
  }

  get fields(): ReadonlyMap<string, Field> {
    return this.#drawing.fields;
  }

  /** Puts values into their fields; what is not named stays. */
  fill(values: Values): void {
    for (const [name, value] of Object.entries(values)) {
      const field = this.fields.get(name);
      if (!field) continue;
      this.#values[name] = value;
      if (field.type === 'group') more!.drawRows(this, field, (value ?? []) as readonly Values[]);
      else write(this.element, name, value);
      showCount(this.element, field, name, value);
    }
    this.#apply();
  }

  /** Sets a value that no native control holds (files, rows). */
  set(name: string, value: Value | undefined): void {
    this.#values[name] = value;
    this.#apply();
    this.#hooks.changed(name);
  }

  /** Reads every control again: translators, password managers and extensions write without events. */
  sync(): Values {
    for (const [name, field] of this.fields) {
      if (field.type !== 'files' && field.type !== 'group' && !field.hidden) this.#values[name] = read(this.element, field, name);
    }
    this.#apply();
    return this.#values;
  }

  box(path: string): HTMLElement | null {
    return this.element.querySelector(`[data-field="${path}"]`);
  }

  /** The control a person would use to mend the field at `path`. */
  control(path: string): HTMLElement | null {
    return this.element.querySelector(`[id="${path}"]`) ?? this.box(path)?.querySelector<HTMLElement>('input, select, textarea') ?? null;
  }

  handleEvent(event: Event): void {
    const target = event.target as Control;
    const { type } = event;
    const hooks = this.#hooks;
    if (type === 'submit') {
      event.preventDefault();
      hooks.submitted();
    } else if (type === 'keydown') {
      this.#enter(event as KeyboardEvent, target);
    } else if (type === 'click') {
      const button = target.closest<HTMLElement>('[data-act]');
      if (button) more?.actInGroup(this, button);
    } else if (type === 'paste' || type === 'drop' || type === 'dragover') {
      this.#transfer(event as ClipboardEvent & DragEvent);
    } else if (type === 'focusout') {
      if (target.name) hooks.left(target.name);
    } else if (target.type === 'file') {
      const files = [...(target as HTMLInputElement).files!];
      if (type === 'change' && files.length) {
        target.value = '';
        hooks.picked(target.dataset.for ?? target.name, files);
      }
    } else if (target.name && !(this.composing = !!(event as InputEvent).isComposing)) {
      this.#take(target.name);
    }
  }

  #take(path: string) {
    const name = path.split('.')[0]!;
    const field = this.fields.get(name)!;
    const value = path === name ? read(this.element, field, path) : more!.readRows(this, field);
    if (value === this.#values[name]) return; // `change` after `input`
    this.#values[name] = value;
    showCount(this.element, field, path, value);
    this.#apply();
    this.#hooks.changed(path);
  }

  /** Shows, hides and requires what depends on other answers; an answer that is not shown is none. */
  #apply() {
    const values: Record<string, Value | undefined> = { ...this.#values };
    // Looked up once: it runs with every key.
    this.#dependent ??= this.#drawing.dependent.map((field) => {
      const box = this.box(field.name)!;
      return [field, box, box.querySelector<HTMLInputElement>('input, select, textarea')];
    });
    for (const entry of this.#dependent) this.depend(...entry, values);
  }

  /** The same for one field, of the form or of a row of a group. */
  depend(field: Field, box: HTMLElement, control: HTMLInputElement | null, values: Record<string, Value | undefined>): void {
    const shown = !field.hidden && isShown(field, values);
    const required = isRequired(field, values);
    if (!shown) delete values[field.name];
    // Set again, it would be styled again.
    if (box.hidden === shown) box.hidden = !shown;
    if (!control || control.required === required) return;
    control.required = required;
    box.querySelector('label, legend')!.classList.toggle('required', required);
  }

  /** Enter in a line goes on to the next field; it never sends, and never while an input method is open. */
  #enter(event: KeyboardEvent, target: Control) {
    if (event.key !== 'Enter' || target.tagName !== 'INPUT' || target.type === 'file') return;
    event.preventDefault();
    // Safari ends the composition before this key: 229 tells.
    if (event.isComposing || event.keyCode === 229) return;
    const order = [...this.element.elements as Iterable<Element> as Iterable<HTMLElement>].filter((e) => e.tagName !== 'FIELDSET' && e.getClientRects().length
      && (e === target || (e as Control).name !== target.name));
    order[order.indexOf(target) + 1]?.focus();
  }

  #transfer(event: ClipboardEvent & DragEvent) {
    const transfer = event.clipboardData ?? event.dataTransfer;
    const files = [...this.fields.values()].find(({ type, hidden }) => type === 'files' && !hidden);
    // Text copied from an office program carries a picture of itself: the text is meant.
    if (!files || !transfer?.types.includes('Files') || event.clipboardData?.types.includes('text/plain')) return;
    event.preventDefault();
    if (event.type !== 'dragover') this.#hooks.picked(files.name, [...transfer.files]);
  }
}

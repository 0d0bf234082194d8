import type { Field, FormDefinition, Value, Values } from '../domain/form.ts';
import { isRequired, isShown } from '../domain/form.ts';
import { countCharacters } from '../domain/text.ts';
import type { FormTerms } from '../i18n/terms.ts';
import { drawingOf, rowOf } from './draw.ts';

/** What a form tells its owner. */
export interface FormHooks {
  /** The value at `path` is another one now. Not called while an input method is composing. */
  changed(path: string): void;
  /** The person went on from the field at `path`. */
  left(path: string): void;
  submitted(): void;
  /** Files were chosen, dropped, pasted or photographed. */
  picked(name: string, files: readonly File[]): void;
  /** A button that was drawn with `data-act` was pressed. */
  acted?(act: string, button: HTMLElement): void;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
const EVENTS = ['input', 'change', 'compositionend', 'focusout', 'keydown', 'submit', 'click', 'paste', 'dragover', 'drop'];

/** Reads a control as it stands, whatever wrote into it. */
function read(form: HTMLFormElement, field: Field, path: string): Value | undefined {
  const found = form.elements.namedItem(path) as Control | RadioNodeList | null;
  if (!found) return undefined;
  if (field.type === 'choices') {
    const chosen = [...form.querySelectorAll<HTMLInputElement>('input:checked')].filter(({ name }) => name === path).map(({ value }) => value);
    return chosen.length ? chosen : undefined;
  }
  if ((found as HTMLInputElement).type === 'checkbox') return (found as HTMLInputElement).checked || undefined;
  if ((found as HTMLInputElement).type === 'radio') return (found as HTMLInputElement).checked ? (found as HTMLInputElement).value : undefined;
  return found.value || undefined;
}

function write(form: HTMLFormElement, path: string, value: Value | undefined) {
  const found = form.elements.namedItem(path) as Control | RadioNodeList | null;
  for (const control of found instanceof RadioNodeList ? (found as Iterable<Node> as Iterable<HTMLInputElement>) : found ? [found as HTMLInputElement] : []) {
    const { type } = control;
    if (type === 'checkbox' || type === 'radio') {
      control.checked = Array.isArray(value) ? value.includes(control.value as never) : value === true || `${value ?? ''}` === control.value;
    } else if (type !== 'file') control.value = `${value ?? ''}`;
  }
}

/**
 * A form on the page: a clone of its definition's drawing, one listener, and the values.
 * It knows nothing of checks, drafts and sending; its owner does.
 */
export class Form {
  readonly element: HTMLFormElement;
  readonly definition: FormDefinition;
  readonly terms: FormTerms;
  readonly #hooks: FormHooks;
  readonly #shown = new Map<string, boolean>();
  #values: Record<string, Value | undefined> = {};

  constructor(definition: FormDefinition, terms: FormTerms, hooks: FormHooks) {
    this.definition = definition;
    this.terms = terms;
    this.#hooks = hooks;
    this.element = document.importNode(drawingOf(definition, terms).template, true).firstChild as HTMLFormElement;
    for (const type of EVENTS) this.element.addEventListener(type, this);
  }

  /** The values as they are known; fields that are not shown are among them until the domain's `validate` drops them. */
  get values(): Values {
    return this.#values;
  }

  get fields(): ReadonlyMap<string, Field> {
    return drawingOf(this.definition, this.terms).fields;
  }

  /** Puts values into their fields; what is not named stays. */
  fill(values: Values): void {
    for (const name in values) {
      const value = values[name];
      const field = this.fields.get(name);
      if (!field) continue;
      this.#values[name] = value;
      if (field.type === 'group') this.#rows(field, (value as readonly Values[] | undefined) ?? []);
      else write(this.element, name, value);
      this.#count(field, name);
    }
    this.#apply();
  }

  /** Sets a value that no native control holds (files). */
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
    return this.element.querySelector(`[data-field="${CSS.escape(path)}"]`);
  }

  /** The control a person would use to mend the field at `path`. */
  control(path: string): HTMLElement | null {
    return this.element.querySelector(`#${CSS.escape(path)}`) ?? this.box(path)?.querySelector<HTMLElement>('input, select, textarea') ?? null;
  }

  handleEvent(event: Event): void {
    const target = event.target as Control;
    const { type } = event;
    if (type === 'submit') {
      event.preventDefault();
      this.#hooks.submitted();
    } else if (type === 'keydown') {
      this.#enter(event as KeyboardEvent, target);
    } else if (type === 'click') {
      const button = (event.target as HTMLElement).closest<HTMLElement>('[data-act]');
      if (button && !this.#group(button)) this.#hooks.acted?.(button.dataset.act!, button);
    } else if (type === 'paste' || type === 'drop' || type === 'dragover') {
      this.#transfer(event as ClipboardEvent & DragEvent);
    } else if (type === 'focusout') {
      if (target.name) this.#hooks.left(target.name);
    } else if (target.type === 'file') {
      const { files } = target as HTMLInputElement;
      if (type === 'change' && files?.length) {
        this.#hooks.picked(target.dataset.for ?? target.name, [...files]);
        target.value = '';
      }
    } else if (target.name && !(event as InputEvent).isComposing) {
      this.#take(target.name);
    }
  }

  #take(path: string) {
    const [name, row, inner] = path.split('.') as [string, string?, string?];
    const field = this.fields.get(name);
    if (!field) return;
    if (inner) {
      const rows = ((this.#values[name] as Values[] | undefined) ?? []).map((values) => ({ ...values }));
      const innerField = field.fields!.find((f) => f.name === inner)!;
      while (rows.length <= +row!) rows.push({});
      rows[+row!]![inner] = read(this.element, innerField, path);
      this.#values[name] = rows;
    } else {
      const value = read(this.element, field, path);
      if (value === this.#values[name]) return; // `change` after `input`
      this.#values[name] = value;
    }
    this.#count(field, path);
    this.#apply();
    this.#hooks.changed(path);
  }

  /** Adds or removes a row of a group; the values are the truth, and the rows are drawn from them. */
  #group({ dataset }: HTMLElement): boolean {
    const [verb, row] = dataset.act!.split(' ');
    const field = this.fields.get(dataset.for ?? '');
    if (field?.type !== 'group' || (verb !== 'add-row' && verb !== 'remove-row')) return false;
    const { name, min = 1, max = Infinity } = field;
    const rows = [...((this.#values[name] as Values[] | undefined) ?? [])];
    while (rows.length < this.box(name)!.querySelectorAll('.group-row').length) rows.push({});
    if (verb === 'add-row' && rows.length < max) rows.push({});
    else if (verb === 'remove-row' && rows.length > min) rows.splice(+row!, 1);
    this.#values[name] = rows;
    this.#rows(field, rows);
    this.control(`${name}.${verb === 'add-row' ? rows.length - 1 : Math.max(0, +row! - 1)}.${field.fields![0]!.name}`)?.focus();
    this.#hooks.changed(name);
    return true;
  }

  #rows(field: Field, rows: readonly Values[]) {
    const { name, min = 1 } = field;
    this.box(name)!.querySelector('.rows')!.replaceChildren(
      ...Array.from({ length: Math.max(rows.length, min) }, (_, row) => rowOf(field, this.terms, row)));
    rows.forEach((values, row) => Object.keys(values).forEach((inner) => write(this.element, `${name}.${row}.${inner}`, values[inner])));
  }

  #count({ type, max }: Field, path: string) {
    const count = type === 'longtext' && max && this.element.querySelector(`#${path}-n`);
    if (!count) return;
    const used = countCharacters(`${this.#values[path] ?? ''}`);
    count.textContent = `${used} / ${max}`;
    count.classList.toggle('over', used > max);
  }

  /** Shows, hides and requires what depends on other answers. */
  #apply() {
    for (const field of drawingOf(this.definition, this.terms).dependent) {
      const { name } = field;
      const shown = !field.hidden && isShown(field, this.#values);
      const required = isRequired(field, this.#values);
      const was = this.#shown.get(name);
      if (was !== shown) {
        this.#shown.set(name, shown);
        this.box(name)!.hidden = !shown;
      }
      if (was === undefined || this.#shown.get(`${name}*`) !== required) {
        this.#shown.set(`${name}*`, required);
        (this.control(name) as HTMLInputElement | null)?.toggleAttribute('required', required);
        this.box(name)!.querySelector('label, legend')?.classList.toggle('required', required);
      }
    }
  }

  /** Enter in a line goes on to the next field; it never sends, and never while an input method is open. */
  #enter(event: KeyboardEvent, target: Control) {
    if (event.key !== 'Enter' || target.tagName !== 'INPUT' || target.type === 'file') return;
    event.preventDefault();
    // Safari ends the composition before this key: 229 tells.
    if (event.isComposing || event.keyCode === 229) return;
    const order = [...this.element.querySelectorAll<HTMLElement>('input, select, textarea, button')].filter((e) => e.getClientRects().length);
    order[order.indexOf(target) + 1]?.focus();
  }

  #transfer(event: ClipboardEvent & DragEvent) {
    const name = [...this.fields.values()].find(({ type, hidden }) => type === 'files' && !hidden)?.name;
    const transfer = event.clipboardData ?? event.dataTransfer;
    if (!name || !transfer?.types.includes('Files')) return;
    // Text copied from an office program carries a picture of itself: the text is meant.
    if (event.clipboardData?.types.includes('text/plain')) return;
    event.preventDefault();
    if (event.type !== 'dragover') this.#hooks.picked(name, [...transfer.files]);
  }
}

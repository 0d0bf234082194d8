/** What a visitor does, and how a story waits for what comes of it: by the page's own changes, never by time. */

type Widget = Element & { readonly shadowRoot: ShadowRoot | null };

/** The first thing `look` finds, now or after any later change inside the widget. */
export function until<T>(widget: Widget, look: (root: ShadowRoot) => T | null | undefined | false): Promise<T> {
  const root = widget.shadowRoot;
  if (!root) throw new Error(`<${widget.localName}> is not defined.`);
  const found = look(root);
  if (found) return Promise.resolve(found);
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const seen = look(root);
      if (!seen) return;
      observer.disconnect();
      resolve(seen);
    });
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

/** The first element for this selector that is not hidden. */
export const shown = <E extends HTMLElement = HTMLElement>(widget: Widget, selector: string): Promise<E> =>
  until(widget, (root) => [...root.querySelectorAll<E>(selector)].find((element) => element.closest('[hidden]') === null));

export const widgetIn = (canvas: Element, tag: string): Widget => {
  const widget = canvas.querySelector<Widget>(tag);
  if (!widget) throw new Error(`The story has no <${tag}>.`);
  return widget;
};

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const told = (target: Element, type: string) => target.dispatchEvent(new Event(type, { bubbles: true, composed: true }));

/** Writes into a field, or chooses the answer with this value. */
export async function write(widget: Widget, values: Readonly<Record<string, string | boolean>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const first = await shown<Control>(widget, `form [name="${name}"]`);
    first.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    if (first instanceof HTMLInputElement && (first.type === 'radio' || first.type === 'checkbox')) {
      (await shown<HTMLInputElement>(widget, first.type === 'radio' ? `form [name="${name}"][value="${value as string}"]` : `form [name="${name}"]`)).click();
      continue;
    }
    first.value = value as string;
    told(first, 'input');
    told(first, 'change');
  }
}

/** Goes on from a field. */
export async function leave(widget: Widget, name: string): Promise<void> {
  const field = await shown(widget, `form [name="${name}"]`);
  field.dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }));
}

export async function press(widget: Widget, selector: string): Promise<void> {
  (await shown<HTMLButtonElement>(widget, selector)).click();
}

/** Pastes files, as a visitor who has copied them. */
export async function paste(widget: Widget, ...files: File[]): Promise<void> {
  const form = await shown(widget, 'form');
  const event = new Event('paste', { bubbles: true, composed: true, cancelable: true });
  form.dispatchEvent(Object.defineProperty(event, 'clipboardData', { value: { types: ['Files'], files } }));
}

/** Chooses a file for an input. */
export function choose(input: HTMLInputElement, file: File): void {
  const chosen = new DataTransfer();
  chosen.items.add(file);
  input.files = chosen.files;
  told(input, 'change');
}

/** A photo, drawn here: a cup with a crack. */
export async function photo(name: string, size = 480): Promise<File> {
  const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = '#d9e4dd';
  pen.fillRect(0, 0, size, size);
  pen.fillStyle = '#f8f5ee';
  pen.beginPath();
  pen.ellipse(size / 2, size * 0.56, size * 0.3, size * 0.27, 0, 0, 7);
  pen.fill();
  pen.strokeStyle = '#57433a';
  pen.lineWidth = size / 90;
  pen.beginPath();
  [[0.42, 0.3], [0.47, 0.42], [0.44, 0.5], [0.5, 0.62], [0.48, 0.72]].forEach(([x = 0, y = 0], i) => pen[i ? 'lineTo' : 'moveTo'](x * size, y * size));
  pen.stroke();
  const blob = await new Promise<Blob>((take) => canvas.toBlob((made) => take(made!), 'image/jpeg', 0.8));
  return new File([blob], name, { type: 'image/jpeg' });
}

/** A photo that lies in a cloud and is still on its way to this device. */
export async function distantPhoto(name: string): Promise<File> {
  return Object.assign(await photo(name), { arrayBuffer: () => new Promise<ArrayBuffer>(() => { /* It takes as long as it takes. */ }) });
}

/** A small PDF. */
export const pdf = (name: string): File => new File(['%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'], name, { type: 'application/pdf' });

import { h } from './h.ts';

async function copy(event: Event, value: string, done: string) {
  const button = event.currentTarget as HTMLButtonElement;
  try {
    await navigator.clipboard.writeText(value);
    button.textContent = done;
  } catch {
    // No clipboard on plain http, or it is forbidden: selected, the text is one key away.
    const output = button.parentElement?.querySelector('output');
    if (output) getSelection()?.selectAllChildren(output);
  }
}

/** A button that copies a value, or selects it in the `<output>` beside it where the browser forbids copying. */
export const copyButton = (value: string, label: string, ui: { readonly copy: string; readonly copied: string }): HTMLButtonElement =>
  h('button', {
    'type': 'button', 'part': 'button', 'class': 'link no-print', 'aria-label': `${ui.copy}: ${label}`, 'aria-live': 'polite',
    'onclick': (event) => void copy(event, value, ui.copied),
  }, ui.copy);

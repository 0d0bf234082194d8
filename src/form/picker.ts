import type { Field } from '../domain/form.ts';
import type { FormTerms } from '../i18n/terms.ts';
import { h } from '../parts/h.ts';

/** Where files are chosen, dropped or photographed; `about` is the id of what describes them. See `takesFiles`. */
export function drawPicker({ accept }: Field, { ui }: FormTerms, id: string, about?: string): HTMLElement {
  const picker = (look: string, words: string | undefined, extra: Record<string, string | boolean>) =>
    h('label', { class: look, part: 'button' }, h('input', { 'type': 'file', 'accept': accept?.join(), 'aria-describedby': about, ...extra }), h('span', {}, words));
  return h('div', { class: 'drop' }, picker('pick', ui.addFiles, { id, name: id, multiple: true }),
    picker('pick camera', ui.takePhoto, { 'accept': 'image/*', 'capture': 'environment', 'data-for': id }));
}

import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { CaseFile } from '../../domain/records/desk.ts';
import type { DeskTerms } from '../../i18n/desk-terms.ts';
import type { View } from './view.ts';

/** Each key, and what it does: the list that `?` shows, and nothing else. */
export const KEYS = [['j', 'next'], ['k', 'previous'], ['u', 'back'], ['/', 'search'], ['s', 'steps'], ['r', 'reply'], ['n', 'note'], ['a', 'assign'], ['p', 'print'], ['c', 'record'], ['.', 'refresh'], ['1 – 6', 'queue'], ['?', 'help']] as const satisfies
  readonly (readonly [string, keyof DeskTerms['keys']])[];

const shut = (event: Event) => (event.target as Element).closest('dialog')!.close();

/** The list of keys, and the switch that turns them off (for those who speak to their computer). */
export const keysDialog = (on: boolean, { t }: View, turn: (on: boolean) => void, closed: () => void): TemplateResult => html`<dialog class="keys" aria-labelledby="keys-t" @close=${closed}>
  <h2 id="keys-t">${t.ui.shortcuts}</h2>
  <dl>${KEYS.map(([key, name]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${t.keys[name]}</dd></div>`)}</dl>
  <label class="option check"><input type="checkbox" .checked=${on} @change=${(e: Event) => turn((e.target as HTMLInputElement).checked)}><span>${t.ui.shortcutsOn}</span></label>
  <div class="actions"><button type="button" part="button" class="primary" @click=${shut}>${t.ui.close}</button></div>
</dialog>`;

/** A file of a case: a picture is shown, everything can be saved. */
export const previewDialog = (file: CaseFile, url: string | undefined, { t }: View, closed: () => void): TemplateResult => html`<dialog class="preview" aria-labelledby="preview-t" @close=${closed}>
  <h2 id="preview-t"><bdi>${file.name}</bdi></h2>
  ${!url ? html`<p role="status">${t.ui.loading}</p>` : file.type.startsWith('image/') ? html`<img src=${url} alt=${file.name}>` : html`<p class="hint">${file.type}</p>`}
  <div class="actions">${url ? html`<a class="button primary" part="button link" href=${url} download=${file.name}>${t.ui.download}</a>` : nothing}
    <button type="button" part="button" @click=${shut}>${t.ui.close}</button></div>
</dialog>`;

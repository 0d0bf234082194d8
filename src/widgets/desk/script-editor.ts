import type { TemplateResult } from 'lit';
import type { HeedError } from '../../backend/port.ts';
import type { Script, ScriptBackend, ScriptContent } from '../../backend/office-port.ts';
import { CASE_KINDS } from '../../domain/forms/case-intake.ts';
import type { Locale } from '../../domain/form.ts';
import { CHANNELS } from '../../domain/records/desk.ts';
import { PLACEHOLDERS, SCRIPT_PURPOSES } from '../../domain/records/script.ts';
import { fillScript, unknownPlaceholders } from '../../domain/script.ts';
import { formatTime } from '../../i18n/format.ts';
import type { ScriptTerms } from '../../i18n/scripts-terms.ts';
import { SCRIPT_TERMS } from '../../i18n/scripts-words.ts';
import { newKey } from '../../drafts/draft.ts';
import type { View } from '../../parts/desk/view.ts';
import type { LaterView, Tools } from './later.ts';

const LOCALES: readonly Locale[] = ['en', 'zh-Hans', 'zh-Hant'];
/** As the server takes them. */
const LONGEST = { title: 120, text: 10_000 } as const;
/** Characters of a text in the list. */
const LINE = 110;

type Named = 'purpose' | 'kind' | 'channel' | 'locale';
interface Wrong { readonly title?: string; readonly text?: string }
type Writing = Pick<Script, 'id' | 'version'> & Partial<Script>;

/** Where managers and administrators look after the scripts (T-01). Each is saved by itself, as a version that stays. */
export class ScriptEditor implements LaterView {
  readonly #tools: Tools;
  readonly #backend: () => ScriptBackend | undefined;
  #scripts?: readonly Script[];
  /** Which of them are shown; at first those in the language of whoever looks. */
  #only?: { readonly [N in Named]?: string };
  /** What is being changed, or a new one: of version 0. */
  #writing?: Writing;
  /** Its text and language as they are being written, for the preview. */
  #text = '';
  #spoken?: Locale;
  #wrong: Wrong = {};
  /** What somebody else has made of it meanwhile. */
  #theirs?: Script;
  #error?: HeedError;
  #said: '' | 'saved' | 'notOffered' | 'removed' | 'moved' | 'gone' = '';
  /** What somebody is asked about before it is deleted. */
  #removing?: Script;
  #busy = false;

  constructor(tools: Tools, backend: () => ScriptBackend | undefined) {
    [this.#tools, this.#backend] = [tools, backend];
  }

  opened(): void {
    [this.#said, this.#error, this.#removing] = ['', undefined, undefined];
    this.#tools.focus('.scripts-of h2');
    void this.#load();
  }

  async #load() {
    try {
      this.#scripts = await this.#backend()!.list({ disabled: true });
      this.#error = undefined;
    } catch (error) {
      this.#tools.failed((this.#error = error as HeedError));
    }
    this.#tools.update();
  }

  #write(script?: Script) {
    this.#writing = script ?? { id: `own-${newKey()}`, version: 0 };
    [this.#text, this.#spoken] = [script?.text ?? '', script?.locale];
    [this.#wrong, this.#theirs, this.#said, this.#error] = [{}, undefined, '', undefined];
    this.#tools.focus('#script-title');
  }

  #stop(then: string) {
    this.#writing = this.#theirs = undefined;
    this.#wrong = {};
    this.#tools.focus(then);
  }

  async #save(event: SubmitEvent, words: ScriptTerms) {
    event.preventDefault();
    const writing = this.#writing!;
    if (this.#busy) return;
    const given = Object.fromEntries([...new FormData(event.currentTarget as HTMLFormElement) as unknown as Iterable<[string, string]>].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));
    const content = given as unknown as ScriptContent;
    const unknown = unknownPlaceholders(content.text ?? '');
    this.#wrong = { ...(!content.title && { title: words.wrong.title }), ...(!content.text ? { text: words.wrong.text } : unknown.length && { text: words.wrong.unknown(unknown.map((name) => `{${name}}`).join(' ')) }) };
    [this.#error, this.#said] = [undefined, ''];
    if (Object.keys(this.#wrong).length) return this.#tools.focus('.scripts-of [aria-invalid=true]');
    this.#busy = true;
    this.#tools.update();
    try {
      const saved = this.#take(await this.#backend()!.save(writing.id, { ...content, ...(writing.disabled && { disabled: true }), version: writing.version }));
      // It would not be seen among others.
      if (!this.#fits(saved)) this.#only = {};
      this.#stop(place(saved.id, 'change'));
    } catch (error) {
      const failure = error as HeedError;
      if (failure.code === 'conflict') await this.#compare(writing);
      else this.#tools.failed((this.#error = failure));
    }
    this.#busy = false;
    this.#tools.update();
  }

  #take(saved: Script): Script {
    this.#scripts = [...(this.#scripts ?? []).filter(({ id }) => id !== saved.id), saved];
    this.#said = saved.disabled ? 'notOffered' : 'saved';
    return saved;
  }

  /** Does something with a script as it stands in the list; where somebody has changed it since, nothing is done but to show that. */
  async #do(script: Script, work: (backend: ScriptBackend) => Promise<string>) {
    if (this.#busy) return;
    [this.#busy, this.#error, this.#said] = [true, undefined, ''];
    this.#tools.update();
    try {
      this.#tools.focus(await work(this.#backend()!));
    } catch (error) {
      const failure = error as HeedError;
      if (failure.code === 'conflict' || failure.code === 'not-found') {
        await this.#load();
        this.#said = 'moved';
        this.#tools.focus(this.#scripts?.some(({ id }) => id === script.id) ? place(script.id, 'change') : '.scripts-of h2');
      } else this.#tools.failed((this.#error = failure));
    }
    this.#busy = false;
    this.#tools.update();
  }

  #turn(script: Script) {
    const { id, version, purpose, kind, channel, locale, title, text, disabled } = script;
    void this.#do(script, async (backend) => {
      this.#take(await backend.save(id, { purpose, ...(kind && { kind }), ...(channel && { channel }), locale, title, text, ...(!disabled && { disabled: true }), version }));
      return place(id, 'turn');
    });
  }

  #remove(script: Script) {
    void this.#do(script, async (backend) => {
      await backend.remove!(script.id, script.version);
      this.#scripts = this.#scripts?.filter(({ id }) => id !== script.id);
      this.#said = 'removed';
      return '.scripts-of [data-act=add]';
    });
  }

  /** Somebody was faster: theirs stands beside what was written, which is saved over it only when that was seen. */
  async #compare(writing: Writing) {
    await this.#load();
    this.#theirs = this.#scripts?.find(({ id }) => id === writing.id);
    if (!this.#scripts) return;
    // What is gone comes back under another name only.
    this.#writing = this.#theirs ? { ...writing, version: this.#theirs.version } : { ...writing, id: `own-${newKey()}`, version: 0 };
    if (!this.#theirs) this.#said = 'gone';
    this.#tools.focus(this.#theirs ? '.scripts-of .theirs' : '.scripts-of [type=submit]');
  }

  #fits(script: Script): boolean {
    return (Object.entries(this.#only ?? {}) as [Named, string][]).every(([name, value]) => !value || script[name] === value || (script[name] === undefined && name !== 'locale'));
  }

  render(view: View): TemplateResult {
    const { html, nothing, failure, leave } = this.#tools;
    const words = SCRIPT_TERMS[view.locale];
    this.#only ??= { locale: view.locale };
    const shown = this.#scripts?.filter((script) => this.#fits(script));
    return html`<section class="categories scripts-of"><div><div class="row under"><button type="button" part="button" class="link" @click=${leave}>${words.back}</button></div><h2 tabindex="-1" part="title">${words.title}</h2><p class="hint">${words.hint}</p><p class=${this.#said === 'moved' || this.#said === 'gone' ? 'error' : 'done'} role="status">${this.#said && words[this.#said]}</p></div>
      ${this.#error ? html`<p class="error" part="error" role="alert">${failure(this.#error, view)}</p>${this.#scripts ? nothing : html`<div><button type="button" part="button" @click=${() => void this.#load()}>${view.t.ui.retry}</button></div>`}` : nothing}
      ${this.#writing ? this.#form(this.#writing, words, view) : !shown ? (this.#error ? nothing : html`<p class="hint" role="status">${words.loading}</p>`) : html`
        <div><button type="button" part="button" class="primary" data-act="add" @click=${() => this.#write()}>${words.add}</button></div>
        <div class="fields only">${this.#choices(words, view).map(([name, label, options]) => this.#select(`only-${name}`, label, [['', words.all], ...options], this.#only?.[name] ?? '', (value) => { this.#only = { ...this.#only, [name]: value }; this.#tools.update(); }))}</div>
        ${shown.length ? nothing : html`<p class="hint" role="status">${words.none}</p>`}
        ${SCRIPT_PURPOSES.map((purpose) => this.#group(shown.filter((script) => script.purpose === purpose), words.purposes[purpose], words, view))}`}${this.#asking(words)}</section>`;
  }

  /** Nothing is deleted that was not asked about; what leaves things as they are has the focus. */
  #asking(words: ScriptTerms) {
    const { html, nothing } = this.#tools;
    const script = this.#removing;
    if (!script) return nothing;
    const shut = () => {
      this.#removing = undefined;
      this.#tools.focus(place(script.id, 'remove'));
    };
    const yes = () => {
      this.#removing = undefined;
      this.#remove(script);
    };
    return html`<dialog aria-labelledby="script-remove" @close=${shut}><h2 id="script-remove"><bdi lang=${script.locale}>${words.removeAsk(script.title)}</bdi></h2><p>${words.removeHint}</p><p class="hint">${words.used(script.used)}</p>
      <div class="actions"><button type="button" part="button" @click=${shut}>${words.cancel}</button><button type="button" part="button" class="danger" data-act="yes" @click=${yes}>${words.remove}</button></div></dialog>`;
  }

  #choices(words: ScriptTerms, { form, t }: View): readonly (readonly [name: Named, label: string, options: readonly (readonly [value: string, words: string])[]])[] {
    const known = { ...form.option, ...t.option } as Readonly<Record<string, string>>;
    return [
      ['purpose', words.purpose, SCRIPT_PURPOSES.map((value) => [value, words.purposes[value]])], ['locale', words.language, LOCALES.map((value) => [value, words.languages[value]])],
      ['kind', words.kind, CASE_KINDS.map((value) => [value, known[value] ?? value])], ['channel', words.channel, CHANNELS.map((value) => [value, known[value] ?? value])],
    ];
  }

  #select(name: string, label: string, options: readonly (readonly [string, string])[], chosen: string, choose: (value: string) => void) {
    const { html } = this.#tools;
    return html`<div class="field"><label for="script-${name}">${label}</label><select id="script-${name}" name=${name} part="control" @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${options.map(([value, said]) => html`<option value=${value} ?selected=${value === chosen}>${said}</option>`)}</select></div>`;
  }

  #group(scripts: readonly Script[], purpose: string, words: ScriptTerms, view: View) {
    const { html, nothing } = this.#tools;
    if (!scripts.length) return nothing;
    const choices = this.#choices(words, view);
    const said = (of: Named, value: string | undefined, otherwise: string) => choices.find(([name]) => name === of)?.[2].find(([one]) => one === value)?.[1] ?? otherwise;
    const sorted = [...scripts].sort((a, b) => LOCALES.indexOf(a.locale) - LOCALES.indexOf(b.locale) || (a.title < b.title ? -1 : 1));
    return html`<section><h3>${purpose}</h3><ul>${sorted.map((script) => {
      const { id, title, text, locale, kind, channel, used, shipped, disabled, updatedBy = '', updatedAt } = script;
      const act = (name: string, label: string, run: () => void) => html`<button type="button" part="button" class="small" data-act=${name} aria-label=${words.about(label, title)} @click=${run}>${label}</button>`;
      return html`<li data-script=${id} class=${disabled ? 'retired' : ''}><div class="row"><span class="name"><strong lang=${locale}><bdi>${title}</bdi></strong>${disabled ? html` <span class="badge">${words.disabled}</span>` : nothing}</span>
        <span class="row tight">${act('change', words.change, () => this.#write(script))}${act('turn', disabled ? words.enable : words.disable, () => this.#turn(script))}${this.#backend()?.remove ? act('remove', words.remove, () => { this.#removing = script; this.#tools.update(); }) : nothing}</span></div>
        <p class="hint"><span lang=${locale}>${words.languages[locale]}</span> · ${said('kind', kind, words.anyKind)} · ${said('channel', channel, words.anyChannel)} · ${words.used(used)} · ${shipped || !updatedAt ? words.shipped : words.changedBy(updatedBy, formatTime(updatedAt, view.locale))}</p>
        <p lang=${locale}><bdi>${excerpt(text)}</bdi></p></li>`;
    })}</ul></section>`;
  }

  #form(writing: Writing, words: ScriptTerms, view: View): TemplateResult {
    const { html, nothing } = this.#tools;
    const { id, title, text, locale = view.locale } = writing;
    const spoken = this.#spoken ?? locale;
    const cancel = () => this.#stop(writing.title === undefined ? '.scripts-of [data-act=add]' : place(id, 'change'));
    const wrong = (name: keyof Wrong) => (this.#wrong[name] ? html`<p class="error" part="error" id="script-${name}-e">${this.#wrong[name]}</p>` : nothing);
    const insert = (name: string, event: Event) => {
      const area = (event.currentTarget as HTMLElement).closest('form')!.querySelector('textarea')!;
      area.setRangeText(`{${name}}`, area.selectionStart, area.selectionEnd, 'end');
      this.#text = area.value;
      area.focus();
      this.#tools.update();
    };
    const theirs = this.#theirs;
    return html`<form class="writing" novalidate aria-busy=${this.#busy} @submit=${(event: SubmitEvent) => void this.#save(event, words)} @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape' && !event.isComposing) cancel(); }}>
      ${theirs ? html`<div class="conflict theirs" role="alert" tabindex="-1"><p>${words.newer}</p><p class="hint">${words.theirs} · ${words.changedBy(theirs.updatedBy ?? '', theirs.updatedAt ? formatTime(theirs.updatedAt, view.locale) : '')}</p><p class="words" lang=${theirs.locale}><strong><bdi>${theirs.title}</bdi></strong>${'\n'}<bdi>${theirs.text}</bdi></p></div>` : nothing}
      <div class="field"><label for="script-title" class="required">${words.name}</label><p class="hint" id="script-title-h">${words.nameHint}</p><input id="script-title" name="title" part="control" required maxlength=${LONGEST.title} autocomplete="off" lang=${spoken} .value=${title ?? ''}
        aria-invalid=${this.#wrong.title ? 'true' : nothing} aria-describedby=${this.#wrong.title ? 'script-title-h script-title-e' : 'script-title-h'}>${wrong('title')}</div>
      <div class="fields">${this.#choices(words, view).map(([name, label, options]) => this.#select(name, label, name === 'kind' || name === 'channel' ? [['', words.any], ...options] : options, writing[name] ?? (name === 'locale' ? locale : ''), (value) => {
        if (name === 'locale') this.#spoken = value as Locale;
        this.#tools.update();
      }))}</div>
      <div class="field"><label for="script-text" class="required">${words.text}</label><textarea id="script-text" name="text" rows="10" part="control" required maxlength=${LONGEST.text} lang=${spoken} .value=${text ?? ''} aria-invalid=${this.#wrong.text ? 'true' : nothing}
        aria-describedby=${this.#wrong.text ? 'script-places-h script-text-e' : 'script-places-h'} @input=${(event: Event) => { this.#text = (event.target as HTMLTextAreaElement).value; this.#tools.update(); }}></textarea>${wrong('text')}</div>
      <fieldset><legend>${words.placeholders}</legend><p class="hint" id="script-places-h">${words.placeholdersHint}</p>
        <div class="attached">${PLACEHOLDERS.map((name) => html`<button type="button" part="button" class="small" data-place=${name} @click=${(event: Event) => insert(name, event)}><code dir="ltr">{${name}}</code> ${words.means[name]}</button>`)}</div></fieldset>
      ${this.#text.trim() ? html`<div class="entry-of to-customer"><p class="head-of" id="script-preview">${words.preview}</p><p class="words" lang=${spoken} aria-labelledby="script-preview"><bdi>${fillScript(this.#text, SCRIPT_TERMS[spoken].example)}</bdi></p></div>` : nothing}
      <div class="actions"><button type="submit" part="button submit" class="primary" aria-disabled=${this.#busy}>${words.save}</button><button type="button" part="button" @click=${cancel}>${words.cancel}</button></div></form>`;
  }
}

/** How a text begins. */
function excerpt(text: string): string {
  const line = [...fillScript(text, {}).replace(/\s+/g, ' ')];
  return line.length > LINE ? `${line.slice(0, LINE).join('')}…` : line.join('');
}

/** A button of a script, as a selector. */
const place = (id: string, act: string): string => `.scripts-of [data-script="${id}"] [data-act=${act}]`;

import type { TemplateResult } from 'lit';
import type { CategoryBackend, Taxonomy } from '../../backend/office-port.ts';
import type { HeedError } from '../../backend/port.ts';
import { CATEGORY_LIMITS, CATEGORY_ROOTS, categoryName, categoryPath, checkCategories, isRoot } from '../../domain/categories.ts';
import type { Category, CategoryCount } from '../../domain/categories.ts';
import type { Locale } from '../../domain/form.ts';
import type { CategoryTerms } from '../../i18n/categories-terms.ts';
import { CATEGORY_TERMS } from '../../i18n/categories-words.ts';
import type { View } from '../../parts/desk/view.ts';
import type { LaterView, Tools } from './later.ts';

type Writing = { readonly below: string } | { readonly code: string };

const LOCALES: readonly Locale[] = ['en', 'zh-Hans', 'zh-Hant'];

/** A code that nobody has, made of the English name: cases and other programs name the category by it. */
function codeOf(name: string, taken: readonly Category[]): string {
  const base = name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 34).replace(/-$/, '') || 'category';
  const free = (code: string) => !isRoot(code) && !taken.some((one) => one.code === code);
  for (let n = 1; ; n++) if (free(n === 1 ? base : `${base}-${n}`)) return n === 1 ? base : `${base}-${n}`;
}

/** Where administrators define what cases concern (C-01). Each act is saved at once, as a version that stays. */
export class Categories implements LaterView {
  readonly #tools: Tools;
  readonly #backend: () => CategoryBackend | undefined;
  readonly #learn: (categories: readonly Category[]) => void;
  #taxonomy?: Taxonomy;
  #counts: ReadonlyMap<string, CategoryCount> = new Map();
  /** What is being written: a new one below a category, or the names of one. */
  #writing?: Writing;
  #wrong?: string;
  #error?: HeedError;
  #said: '' | 'saved' | 'newer' = '';
  #busy = false;

  constructor(tools: Tools, backend: () => CategoryBackend | undefined, learn: (categories: readonly Category[]) => void) {
    [this.#tools, this.#backend, this.#learn] = [tools, backend, learn];
  }

  opened(): void {
    [this.#said, this.#error, this.#writing] = ['', undefined, undefined];
    this.#tools.focus('.categories h2');
    void this.#load();
  }

  async #load() {
    try {
      this.#take(await this.#backend()!.load());
      this.#error = undefined;
    } catch (error) {
      this.#tools.failed((this.#error = error as HeedError));
    }
    this.#tools.update();
  }

  #take({ counts, ...taxonomy }: Awaited<ReturnType<CategoryBackend['load']>>) {
    this.#taxonomy = taxonomy;
    this.#counts = new Map(counts.map((count) => [count.code, count]));
    this.#learn(taxonomy.categories);
  }

  /** Saves the next version; what was written stays unless it was saved. */
  async #save(categories: readonly Category[], focus: string) {
    const before = this.#taxonomy;
    if (this.#busy || !before) return;
    const wrong = checkCategories(categories, before.categories)[0]?.code;
    [this.#wrong, this.#error, this.#said] = [wrong, undefined, ''];
    this.#tools.update();
    if (wrong) return this.#tools.focus('.categories [aria-invalid=true], .categories .writing input');
    this.#busy = true;
    try {
      this.#take(await this.#backend()!.save(before.version, categories));
      [this.#writing, this.#said] = [undefined, 'saved'];
      this.#tools.focus(focus);
    } catch (error) {
      const failure = error as HeedError;
      if (failure.code === 'conflict') {
        await this.#load();
        this.#said = 'newer';
      } else this.#tools.failed((this.#error = failure));
    } finally {
      this.#busy = false;
      this.#tools.update();
    }
  }

  #change(code: string, change: (found: Category) => Category, focus: string) {
    void this.#save(this.#taxonomy!.categories.map((one) => (one.code === code ? change(one) : one)), focus);
  }

  /** One place up or down among those with the same one above. */
  #move({ code, parent }: Category, by: -1 | 1, act: string) {
    const all = [...this.#taxonomy!.categories];
    const siblings = all.filter((one) => one.parent === parent);
    const other = siblings[siblings.findIndex((one) => one.code === code) + by];
    if (!other) return;
    const [a, b] = [all.findIndex((one) => one.code === code), all.indexOf(other)];
    [all[a], all[b]] = [all[b]!, all[a]!];
    void this.#save(all, place(code, act));
  }

  #written(event: SubmitEvent) {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const name = Object.fromEntries(LOCALES.map((locale) => [locale, String(data.get(locale)).trim()])) as Category['name'];
    const writing = this.#writing!;
    if ('code' in writing) return this.#change(writing.code, (found) => ({ ...found, name }), place(writing.code, 'rename'));
    const { categories } = this.#taxonomy!;
    const code = codeOf(name.en, categories);
    return void this.#save([...categories, { code, parent: writing.below, name }], place(code, 'rename'));
  }

  #write(writing?: Writing) {
    [this.#writing, this.#wrong, this.#said] = [writing, undefined, ''];
    this.#tools.update();
    if (writing) this.#tools.focus('.categories .writing input');
  }

  render(view: View): TemplateResult {
    const { html, nothing, failure, leave } = this.#tools;
    const words = CATEGORY_TERMS[view.locale];
    return html`<section class="categories"><div><div class="row under"><button type="button" part="button" class="link" @click=${leave}>${words.back}</button></div><h2 tabindex="-1" part="title">${words.title}</h2><p class="hint">${words.hint}</p><p class="done" role="status">${this.#said ? words[this.#said] : ''}</p></div>
      ${this.#error ? html`<p class="error" part="error" role="alert">${failure(this.#error, view)}</p>${this.#taxonomy ? nothing : html`<div><button type="button" part="button" @click=${() => void this.#load()}>${view.t.ui.retry}</button></div>`}` : nothing}
      ${this.#taxonomy ? CATEGORY_ROOTS.map((root) => html`<section aria-labelledby="cat-${root}" data-code=${root}>
        <div class="row"><span class="name"><h3 id="cat-${root}">${categoryName([], root, view.locale)}</h3>${this.#count(root, words)}</span>${this.#adding(root, words, view)}</div>
        ${this.#taxonomy!.categories.some(({ parent }) => parent === root) ? this.#below(root, words, view) : html`<p class="hint">${words.none}</p>`}${this.#form({ below: root }, words)}</section>`) : this.#error ? nothing : html`<p class="hint" role="status">${words.loading}</p>`}</section>`;
  }

  #count(code: string, words: CategoryTerms) {
    const { html, nothing } = this.#tools;
    const found = this.#counts.get(code);
    return found?.count ? html`<span class="hint">${words.cases(found.count, !!found.more)}</span>` : nothing;
  }

  #adding(code: string, words: CategoryTerms, { locale }: View) {
    const { html, nothing } = this.#tools;
    const { categories } = this.#taxonomy!;
    if (categoryPath(categories, code).length > CATEGORY_LIMITS.depth) return nothing;
    const named = words.below(categories.find((one) => one.code === code)?.name[locale] ?? categoryName([], code, locale));
    return html`<button type="button" part="button" class="small" data-act="add" aria-label=${named} @click=${() => this.#write({ below: code })}>${words.add}</button>`;
  }

  #below(parent: string, words: CategoryTerms, view: View): unknown {
    const { html, nothing } = this.#tools;
    const found = this.#taxonomy!.categories.filter((one) => one.parent === parent);
    return found.length ? html`<ul>${found.map((one, i) => {
      const { code, name, retired } = one;
      const act = (what: string, label: string, run: () => void, content: unknown = label) => html`<button type="button" part="button" class="small" data-act=${what} aria-label=${words.about(label, name[view.locale])} @click=${run}>${content}</button>`;
      const { retired: _, ...offered } = one;
      return html`<li data-code=${code} class=${retired ? 'retired' : ''}><div class="row"><span class="name"><strong><bdi>${name[view.locale]}</bdi></strong> <code class="hint" dir="ltr">${code}</code>${retired ? html` <span class="badge">${words.retired}</span>` : nothing}
          ${this.#count(code, words)}</span>
        <span class="row tight">${i ? act('up', words.up, () => this.#move(one, -1, i > 1 ? 'up' : 'down'), '↑') : nothing}${i < found.length - 1 ? act('down', words.down, () => this.#move(one, 1, i < found.length - 2 ? 'down' : 'up'), '↓') : nothing}
          ${act('rename', words.rename, () => this.#write({ code }))}
          ${retired ? act('revive', words.revive, () => this.#change(code, () => offered, place(code, 'retire'))) : act('retire', words.retire, () => this.#change(code, () => ({ ...one, retired: true }), place(code, 'revive')))}
          ${retired ? nothing : this.#adding(code, words, view)}</span></div>
        ${this.#form({ code }, words, name)}${this.#below(code, words, view)}${this.#form({ below: code }, words)}</li>`;
    })}</ul>` : nothing;
  }

  /** Names in three languages, side by side; only where somebody is writing. */
  #form(of: Writing, words: CategoryTerms, name?: Category['name']) {
    const { html, nothing } = this.#tools;
    if (JSON.stringify(of) !== JSON.stringify(this.#writing)) return nothing;
    const wrong = this.#wrong as keyof CategoryTerms['wrong'] | undefined;
    const cancel = () => {
      this.#write();
      this.#tools.focus(place('code' in of ? of.code : of.below, 'code' in of ? 'rename' : 'add'));
    };
    return html`<form class="writing" novalidate @submit=${(event: SubmitEvent) => this.#written(event)} @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape' && !event.isComposing) cancel(); }}><div class="fields">${LOCALES.map((locale) => html`<div class="field"><label for="cat-${locale}">${words.names} · <span lang=${locale}>${words.language[locale]}</span></label>
      <input id="cat-${locale}" name=${locale} lang=${locale} part="control" required maxlength=${CATEGORY_LIMITS.name} autocomplete="off" .value=${name?.[locale] ?? ''} aria-describedby=${wrong ? 'cat-wrong' : nothing}></div>`)}</div>
      ${wrong ? html`<p class="error" part="error" role="alert" id="cat-wrong">${words.wrong[wrong] ?? wrong}</p>` : nothing}
      <div class="actions"><button type="submit" part="button submit" class="primary" aria-disabled=${this.#busy}>${words.save}</button><button type="button" part="button" @click=${cancel}>${words.cancel}</button></div></form>`;
  }
}

/** The button of a category, as a selector. */
const place = (code: string, act: string): string => `.categories [data-code="${code}"] > .row [data-act=${act}]`;

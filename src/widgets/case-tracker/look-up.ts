import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { HeedBackend } from '../../backend/port.ts';
import { RestBackend } from '../../backend/rest.ts';
import { parseReference, parseTrackingCode } from '../../domain/reference.ts';
import type { CasesTerms } from '../../i18n/terms.ts';

/** What stands in the two lines, and which of them has a slip in it. */
export interface LookUp {
  readonly reference: string;
  readonly code: string;
  readonly wrong: { readonly reference?: boolean; readonly code?: boolean };
  readonly failure?: string;
  readonly busy: boolean;
}

/** Reference and code as they are meant. A backend of one's own may have others than heed-server: nobody here can tell a slip in them. */
export function readAccess(backend: HeedBackend | undefined, reference: string | null, code: string | null): readonly (string | undefined)[] {
  const own = !(backend instanceof RestBackend);
  const read = (parse: (text: string) => string | undefined, text: string | null) => parse(text ?? '') ?? ((own && text?.trim()) || undefined);
  return [read(parseReference, reference), read(parseTrackingCode, code)];
}

/** What the page's address carries in its fragment. Links get broken in mails: what is left of them is shown, and what is wrong with it. */
export function carried(backend: HeedBackend | undefined): Pick<LookUp, 'reference' | 'code' | 'wrong'> & { readonly whole: boolean } | undefined {
  const given = new URLSearchParams(location.hash.slice(1));
  const [reference, code] = [given.get('reference'), given.get('code')];
  if (!reference && !code) return undefined;
  const [read, readCode] = readAccess(backend, reference, code);
  return { reference: read ?? reference ?? '', code: readCode ?? code ?? '', whole: !!read && !!readCode, wrong: { reference: !!reference && !read, code: !!code && !readCode } };
}

/** Where reference and tracking code are written. */
export function lookUp({ reference, code, wrong, failure, busy }: LookUp, { ui }: CasesTerms, submit: (event: SubmitEvent) => void): TemplateResult {
  const field = (name: 'reference' | 'code', label: string, value: string, slip: string | false) => html`<div class="field" part="field">
    <label for=${name} part="label">${label}</label>
    <input id=${name} name=${name} part="control" .value=${value} required dir="ltr" autocomplete="off" autocapitalize="characters" spellcheck="false"
      aria-invalid=${slip ? 'true' : nothing} aria-describedby=${slip ? `${name}-e` : nothing}>
    ${slip ? html`<p class="error" part="error" id="${name}-e">${slip}</p>` : nothing}
  </div>`;
  return html`<form class="panel lookup" part="panel form" novalidate @submit=${submit} aria-busy=${busy}>
    <div><h2 part="title" tabindex="-1">${ui.lookUpTitle}</h2><p class="hint">${ui.lookUpHint}</p></div>
    ${failure ? html`<p class="error" part="error" role="alert">${failure}</p>` : nothing}
    ${field('reference', ui.reference, reference, !!wrong.reference && ui.badReference)}
    ${field('code', ui.trackingCode, code, !!wrong.code && ui.badCode)}
    <div class="actions" part="actions"><button type="submit" part="button submit" class="primary" aria-disabled=${busy}>${busy ? ui.looking : ui.lookUp}</button></div>
  </form>`;
}

/** The backend shows no cases: what the visitor can do instead. */
export const noLookUp = ({ ui }: CasesTerms): TemplateResult =>
  html`<section class="panel lookup" part="panel"><h2 part="title" tabindex="-1">${ui.lookUpTitle}</h2><p>${ui.noTracking}</p></section>`;

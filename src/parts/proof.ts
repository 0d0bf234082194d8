import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Locale } from '../domain/form.ts';
import type { Proof } from '../domain/records/case.ts';
import { formatBytes, formatTime } from '../i18n/format.ts';
import type { DeviceTerms } from '../i18n/terms.ts';

const row = (name: string, value: unknown) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
const code = (text: string) => html`<code dir="ltr">${text}</code>`;

/** What a receipt vouches for, to be read and compared: digests of the words and of each file, and the signature. */
export const proofList = ({ reference, receivedAt, answerDueAt, digest, files = [], signature }: Proof, terms: DeviceTerms, locale: Locale): TemplateResult => html`<dl class="proof" part="proof">
  ${row(terms.receivedAs(reference), formatTime(receivedAt, locale))}
  ${row(terms.ui.answerDue, formatTime(answerDueAt, locale))}
  ${row(terms.ui.digest, code(digest))}
  ${files.map(({ name, size, digest }) => row(`${name} · ${formatBytes(size, locale)}`, code(digest)))}
  ${signature ? [row(terms.ui.signature, code(signature.value)), row(terms.ui.key, code(signature.kid))] : row(terms.ui.signature, terms.ui.unsigned)}
</dl>`;

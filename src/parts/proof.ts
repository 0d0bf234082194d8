import type { Locale } from '../domain/form.ts';
import type { Proof } from '../domain/records/case.ts';
import { formatBytes } from '../i18n/bytes.ts';
import { formatTime } from '../i18n/format.ts';
import type { DeviceTerms } from '../i18n/terms.ts';
import { h } from './h.ts';
import type { Child } from './h.ts';

const row = (name: string, value: Child) => h('div', {}, h('dt', {}, name), h('dd', {}, value));
const code = (text: string) => h('code', { dir: 'ltr' }, text);

/** What a receipt vouches for, to be read and compared: digests of the words and of each file, and the signature. */
export const proofList = ({ reference, receivedAt, answerDueAt, digest, files = [], signature }: Proof, terms: DeviceTerms, locale: Locale): HTMLElement => h('dl', { class: 'proof', part: 'proof' },
  row(terms.receivedAs(reference), formatTime(receivedAt, locale)),
  answerDueAt !== receivedAt && row(terms.ui.answerDue, formatTime(answerDueAt, locale)),
  row(terms.ui.digest, code(digest)),
  ...files.map(({ name, size, digest }) => row(`${name} · ${formatBytes(size, locale)}`, code(digest))),
  row(terms.ui.signature, signature ? code(signature.value) : terms.ui.unsigned),
  signature && row(terms.ui.key, code(signature.kid)));

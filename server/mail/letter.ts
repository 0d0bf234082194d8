import type { Locale } from 'heed/domain';

/** Colours of mails: there is no stylesheet in them. */
export const COLOURS = { ink: '#1f2a27', soft: '#5d6a65', line: '#d9dfdc', button: '#2f5d50' };

export const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

export const block = (content: string, style = ''): string => `<p style="margin:0 0 16px;${style}">${content}</p>`;

/** The last lines: why this mail came. */
export const footer = (content: string): string => block(content, `padding-top:12px;border-top:1px solid ${COLOURS.line};font-size:13px;color:${COLOURS.soft}`);

/** A mail as HTML, its parts one below the other. */
export const letter = (locale: Locale, title: string, parts: readonly string[]): string =>
  `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title></head>
<body style="margin:0;padding:24px 12px;font:16px/1.6 system-ui,-apple-system,'PingFang SC','Microsoft YaHei',sans-serif;color:${COLOURS.ink}"><div style="max-width:560px;margin:0 auto">
${parts.filter(Boolean).join('\n')}
</div></body></html>`;

/** What stands behind a colon, in plain text: a word beside it, a link below. */
export const labelled = (locale: string, label: string, value: string, between = ''): string => `${label}${locale === 'en' ? `:${between || ' '}` : `：${between}`}${value}`;

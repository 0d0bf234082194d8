import { css } from './css.ts';

/** Tokens and the look of forms. Public `--heed-*` properties win; none is ever set here. */
export const formStyles = css`
  :host {
    --_accent: var(--heed-accent, light-dark(#0a6c5c, #63d6c0));
    --_on-accent: var(--heed-on-accent, light-dark(#fff, #03211b));
    --_tint: color-mix(in srgb, var(--_accent) 12%, var(--_surface));
    --_text: var(--heed-text, light-dark(#17211f, #eaf1ef));
    --_muted: var(--heed-muted, light-dark(#53605d, #a9b7b3));
    --_surface: var(--heed-surface, light-dark(#fff, #161c1b));
    --_line: var(--heed-line, light-dark(#7d8b87, #73827e));
    --_danger: var(--heed-danger, light-dark(#b3261e, #ffb4a9));
    --_radius: var(--heed-radius, 10px);
    --_gap: var(--heed-gap, 1.25rem);
    display: block;
    color: var(--_text);
    font: var(--heed-font, inherit);
    line-height: 1.5;
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    white-space: normal;
    user-select: text;
    cursor: auto;
  }
  /* A page may have letters of no size. */
  :host > * { font-size: max(1em, 12px); }
  :host([hidden]), [hidden] { display: none !important; }
  * { box-sizing: border-box; margin: 0; padding: 0; border: 0; min-width: 0; }
  form, section, .fields, .rows { display: grid; gap: var(--_gap); }
  section:not([hidden]) + section { border-top: 1px solid color-mix(in srgb, var(--_line) 40%, #0000); padding-top: var(--_gap); }
  .fields { grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); align-items: start; }
  .wide { grid-column: 1 / -1; }
  h3 { font-size: 1.15em; line-height: 1.3; }
  .field { display: grid; gap: .375rem; }
  fieldset { display: block !important; }
  label, legend, .label { font-weight: 600; }
  legend, fieldset .hint { margin-bottom: .375rem; }
  .required::after { content: " *"; color: var(--_danger); }
  .hint, .count { color: var(--_muted); font-size: .875em; }
  /* Long texts and their counts change with every key: nothing around them is laid out anew. In a grid it would be. */
  .longtext, .longtext > * { display: block; position: relative; }
  .longtext > :not(label) { margin-block-start: .375rem; }
  .longtext label { padding-inline-end: 6rem; }
  .longtext .count { position: absolute; inset-block-start: -.25rem; inset-inline-end: 0; width: 6rem; height: 1.5em; contain: strict; display: flex; justify-content: end; unicode-bidi: plaintext; }
  .over, .error { color: var(--_danger); font-weight: 600; }
  input, select, textarea, button, .pick span, .option span {
    font: inherit;
    color: inherit;
    min-height: 2.75rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    padding: .5rem .75rem;
    background: var(--_surface);
  }
  progress { border: revert; }
  progress, input, select, textarea { width: 100%; accent-color: var(--_accent); }
  textarea { resize: vertical; height: 8.5rem; min-height: 5rem; contain: strict; }
  [aria-invalid] { border-color: var(--_danger); box-shadow: 0 0 0 1px var(--_danger); }
  :focus-visible, :focus-visible + span { outline: 3px solid var(--_accent); outline-offset: 2px; }
  [tabindex] { outline: 0; }
  .options, .drop, .actions { display: flex; flex-wrap: wrap; gap: .5rem; }
  .option, .pick { position: relative; display: flex; font-weight: 400; }
  .option span { border-radius: 2rem; padding-inline: 1rem; }
  .option input, .pick input { position: absolute; inset: 0; opacity: 0; min-height: 100%; cursor: pointer; }
  :checked + span { background: var(--_tint); border-color: var(--_accent); box-shadow: inset 0 0 0 1px var(--_accent); color: var(--_accent); }
  .check { gap: .75rem; }
  .check input { position: static; opacity: 1; flex: none; width: 1.5em; min-height: 1.5em; height: 1.5em; }
  .check span { all: unset; }
  .drop { border: 1px dashed var(--_line); border-radius: var(--_radius); padding: .75rem; }
  .pick span, button { display: flex; align-items: center; gap: .5rem; font-weight: 600; cursor: pointer; transition: background .15s; }
  .pick span::before { content: "+"; color: var(--_accent); }
  .pick:hover span, button:hover { background: var(--_tint); }
  @media (pointer: fine) { .camera { display: none; } }
  a { color: var(--_accent); }
  .primary { background: var(--_accent); border-color: var(--_accent); color: var(--_on-accent); padding-inline: 1.5rem; }
  .primary:hover { background: color-mix(in srgb, var(--_accent) 85%, var(--_text)); }
  @media (forced-colors: active) { :checked + span { outline: 2px solid Highlight; } }
`;

import { css } from 'lit';

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
    text-align: start;
  }
  :host([hidden]), [hidden] { display: none !important; }
  * { box-sizing: border-box; }
  form, section, .fields { display: grid; gap: var(--_gap); }
  section + section { border-top: 1px solid color-mix(in srgb, var(--_line) 40%, transparent); padding-top: var(--_gap); }
  .fields { grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); align-items: start; }
  .wide { grid-column: 1 / -1; }
  h2, h3, p, fieldset, legend, ul, ol, dl, dd { margin: 0; padding: 0; border: 0; min-width: 0; }
  h3 { font-size: 1.15em; line-height: 1.3; }
  .field { display: grid; gap: .375rem; min-width: 0; }
  label, legend, .label { font-weight: 600; }
  fieldset.field { display: block; }
  legend, fieldset .hint { margin-bottom: .375rem; }
  .required::after { content: " *"; color: var(--_danger); }
  .hint, .count { color: var(--_muted); font-size: .875em; }
  .count { text-align: end; font-variant-numeric: tabular-nums; }
  .over, .error { color: var(--_danger); font-weight: 600; }
  input, select, textarea, button, .pick span {
    font: inherit;
    color: inherit;
    min-height: 2.75rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    padding: .5rem .75rem;
    background: var(--_surface);
  }
  input, select, textarea { width: 100%; min-width: 0; }
  textarea { resize: vertical; field-sizing: content; min-height: 8rem; max-height: 32rem; }
  [aria-invalid] { border-color: var(--_danger); box-shadow: 0 0 0 1px var(--_danger); }
  :focus-visible, .pick :focus-visible + span { outline: 3px solid var(--_accent); outline-offset: 2px; }
  h2:focus, h3:focus { outline: 0; }
  .options, .drop, .actions { display: flex; flex-wrap: wrap; gap: .5rem; }
  .option, .pick { position: relative; display: inline-flex; font-weight: 400; }
  .option span { display: flex; align-items: center; min-height: 2.75rem; padding: .375rem 1rem; border: 1px solid var(--_line); border-radius: 2rem; }
  .option input, .pick input { position: absolute; inset: 0; opacity: 0; min-height: 0; height: 100%; cursor: pointer; }
  .option :checked + span { background: var(--_tint); border-color: var(--_accent); box-shadow: inset 0 0 0 1px var(--_accent); color: var(--_accent); font-weight: 600; }
  .option :focus-visible + span { outline: 3px solid var(--_accent); outline-offset: 2px; }
  .check { gap: .75rem; align-items: start; }
  .check input { position: static; opacity: 1; flex: none; width: 1.375rem; height: 1.375rem; margin: .1em 0 0; accent-color: var(--_accent); }
  .check span { display: inline; min-height: 0; padding: 0; border: 0; background: none !important; box-shadow: none !important; color: inherit !important; font-weight: inherit !important; }
  .drop { border: 1px dashed var(--_line); border-radius: var(--_radius); padding: .75rem; }
  .pick span, button { display: inline-flex; align-items: center; justify-content: center; gap: .5rem; font-weight: 600; cursor: pointer; transition: background .15s; }
  .pick span::before { content: "+"; color: var(--_accent); }
  .pick:hover span, button:hover { background: var(--_tint); }
  @media not (pointer: coarse) { [capture], .pick:has([capture]) { display: none; } }
  a { color: var(--_accent); }
  .primary { background: var(--_accent); border-color: var(--_accent); color: var(--_on-accent); padding-inline: 1.5rem; }
  .primary:hover { background: color-mix(in srgb, var(--_accent) 85%, var(--_text)); }
  @media (prefers-reduced-motion: reduce) { * { transition: none !important; animation: none !important; } }
  @media (forced-colors: active) { .option :checked + span { outline: 2px solid Highlight; } }
`;

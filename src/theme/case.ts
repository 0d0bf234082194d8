import { css } from './css.ts';

/** What comes after the first key: the summary of errors, the pages that take the form's place, the receipt. */
export const caseStyles = css`
  .panel, .panel section, .summary, .banner { display: grid; gap: 1rem; }
  .panel { gap: 1.5rem; animation: in .25s; }
  @keyframes in { from { opacity: 0; translate: 0 .5rem; } }
  h2 { font-size: 1.4em; line-height: 1.25; }
  .summary, .banner { border: 2px solid var(--_danger); border-radius: var(--_radius); padding: 1rem 1.25rem; margin-bottom: var(--_gap); }
  .summary a { display: inline-block; min-height: 1.5rem; color: var(--_danger); font-weight: 600; }
  ul { list-style: none; }
  .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .kept { margin-top: .75rem; }
  .kept::before { content: "● "; color: var(--_accent); }
  .link { min-width: 2.75rem; padding-inline: 0; border-color: #0000; background: none; color: var(--_accent); text-decoration: underline; }
  a.button { display: flex; align-items: center; min-height: 2.75rem; padding: .5rem 1.5rem; border-radius: var(--_radius); font-weight: 600; text-decoration: none; }
  .row { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem; }
  .entry { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr)); gap: 0 1.5rem; padding-block: .5rem; border-bottom: 1px solid color-mix(in srgb, var(--_line) 30%, #0000); }
  dt { color: var(--_muted); }
  dd { white-space: pre-wrap; overflow-wrap: anywhere; }
  .arrived { display: flex; align-items: center; gap: 1rem; }
  .arrived::before { content: "✓"; flex: none; display: grid; place-items: center; width: 3rem; height: 3rem; border: 3px solid; border-radius: 50%; color: var(--_accent); font-size: 1.5rem; animation: in .5s; }
  .codes { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 1rem; }
  .code { display: grid; grid-template-columns: 1fr auto; align-items: center; gap: .5rem; padding: .75rem 1rem; border-radius: var(--_radius); background: var(--_tint); }
  .code .hint { grid-column: 1 / -1; }
  output { font: 600 1.1em ui-monospace, monospace; overflow-wrap: anywhere; }
  ol { padding-inline-start: 1.5em; }
  details { border-top: 1px solid color-mix(in srgb, var(--_line) 40%, #0000); padding-top: 1rem; }
  summary { cursor: pointer; font-weight: 600; margin-bottom: 1rem; }
  @media (prefers-reduced-motion: reduce) { * { transition: none !important; animation: none !important; } }
  @media print {
    .no-print { display: none !important; }
    .code { border: 1px solid; }
  }
`;

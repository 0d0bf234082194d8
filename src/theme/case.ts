import { css } from 'lit';

/** What comes after the first key: errors, files, pages that take the form's place, the tracker's timeline. */
export const caseStyles = css`
  .panel, .panel section, .summary, .banner, .entries { display: grid; gap: 1rem; }
  .panel { gap: 1.5rem; animation: heed-in .25s ease-out; }
  @keyframes heed-in { from { opacity: 0; transform: translateY(.5rem); } }
  h2 { font-size: 1.4em; line-height: 1.25; }
  .summary, .banner { border-radius: var(--_radius); padding: 1rem 1.25rem; margin-bottom: var(--_gap); }
  .summary { gap: .5rem; border: 2px solid var(--_danger); background: color-mix(in srgb, var(--_danger) 7%, var(--_surface)); }
  .summary ul { list-style: none; display: grid; gap: .375rem; }
  .summary a { color: var(--_danger); font-weight: 600; }
  .banner { grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); align-items: center; background: var(--_tint); border: 1px solid var(--_accent); }
  .banner .actions { justify-content: end; }
  .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .kept { margin-top: .75rem; }
  .kept::before { content: ""; display: inline-block; width: .5rem; height: .5rem; margin-inline-end: .5rem; border-radius: 50%; background: var(--_accent); }
  .link { min-height: 2.75rem; padding: .25rem .75rem; border-color: transparent; background: none; color: var(--_accent); text-decoration: underline; text-underline-offset: .2em; }
  a.button { display: inline-flex; align-items: center; min-height: 2.75rem; padding: .5rem 1.5rem; border-radius: var(--_radius); font-weight: 600; text-decoration: none; }
  .row { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem; }
  dl { display: grid; gap: .25rem; }
  .entry { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 1.5rem; padding-block: .5rem; border-bottom: 1px solid color-mix(in srgb, var(--_line) 30%, transparent); }
  .entry:last-child { border: 0; }
  @supports (grid-template-columns: subgrid) { .entry { grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr)); } }
  dt { color: var(--_muted); font-size: .9375em; }
  dd { white-space: pre-wrap; overflow-wrap: anywhere; }
  .files { list-style: none; display: grid; gap: .5rem; }
  .files li { display: flex; align-items: center; gap: .75rem; padding: .5rem; border: 1px solid color-mix(in srgb, var(--_line) 50%, transparent); border-radius: var(--_radius); }
  .thumb { flex: none; display: grid; place-items: center; width: 3.5rem; height: 3.5rem; border-radius: calc(var(--_radius) * .7); object-fit: cover; background: var(--_tint); color: var(--_accent); font-size: .8em; font-weight: 700; }
  .file { display: grid; flex: 1; min-width: 0; overflow-wrap: anywhere; }
  progress { width: 100%; height: .75rem; appearance: none; border: 0; border-radius: 1rem; overflow: hidden; background: var(--_tint); accent-color: var(--_accent); }
  progress::-webkit-progress-bar { background: var(--_tint); }
  progress::-webkit-progress-value { background: var(--_accent); transition: width .2s; }
  progress::-moz-progress-bar { background: var(--_accent); }
  .uploads { list-style: none; display: grid; gap: .375rem; color: var(--_muted); }
  .uploads li::before { content: "○"; display: inline-block; width: 1.5em; }
  .uploads .now { color: var(--_text); font-weight: 600; }
  .uploads .now::before { content: "↑"; }
  .uploads .done::before { content: "✓"; color: var(--_accent); }
  .arrived { display: flex; align-items: center; gap: 1rem; }
  .arrived svg { flex: none; fill: none; stroke: var(--_accent); stroke-width: 3; stroke-linecap: round; stroke-linejoin: round; }
  .arrived path { stroke-dasharray: 36; animation: heed-draw .5s .15s ease-out backwards; }
  @keyframes heed-draw { from { stroke-dashoffset: 36; } }
  .codes { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 1rem; }
  .code { display: grid; grid-template-columns: 1fr auto; align-items: center; padding: .75rem 1rem; border-radius: var(--_radius); background: var(--_tint); }
  .code .hint { grid-column: 1 / -1; }
  output { font: 600 1.25em/1.4 ui-monospace, monospace; letter-spacing: .03em; overflow-wrap: anywhere; text-align: start; }
  .steps { padding-inline-start: 1.5em; display: grid; gap: .375rem; }
  details { border-top: 1px solid color-mix(in srgb, var(--_line) 40%, transparent); padding-top: 1rem; }
  summary { cursor: pointer; font-weight: 600; min-height: 1.5rem; }
  details > section, details > dl { margin-top: 1rem; }
  @media (prefers-reduced-motion: reduce) { * { transition: none !important; animation: none !important; } }
  @media print {
    :host { --_text: #000; --_muted: #444; --_surface: #fff; --_accent: #000; }
    .no-print, summary { display: none !important; }
    .panel { animation: none; }
    .code { border: 1px solid #000; background: none; }
  }
`;

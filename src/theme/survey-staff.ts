import { css } from './css.ts';

/** Results and editor of surveys. */
export const surveyStaffStyles = css`
  :host { container-type: inline-size; --_hair: color-mix(in srgb, var(--_line) 32%, #0000); font-variant-numeric: tabular-nums; }
  h2 { font-size: 1.5em; line-height: 1.25; }
  .top, .cards, .tools, .filters { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; }
  .top { justify-content: space-between; margin-bottom: 1rem; }
  .filters { padding: 1rem; border-radius: var(--_radius); background: color-mix(in srgb, var(--_text) 4%, var(--_surface)); margin-bottom: 1.5rem; }
  .filters .field { flex: 1 1 9rem; max-width: 16rem; }
  .filters .field:has([type=date]) { flex-basis: 11rem; min-width: min-content; }
  .filters label { font-size: .8125em; color: var(--_muted); }
  select { appearance: auto; }
  .cards { align-items: stretch; margin-bottom: 1.5rem; }
  .card { flex: 1 1 11rem; display: grid; align-content: start; gap: .125rem; padding: 1rem 1.25rem; border: 1px solid var(--_hair); border-radius: var(--_radius); }
  .card strong { font-size: 1.75em; line-height: 1.2; }
  .card.main { background: var(--_tint); border-color: #0000; }
  .sheet { padding-block: 1.5rem; border-top: 1px solid var(--_hair); display: grid; gap: 1rem; }
  .retired > summary { padding-block: 1rem; border-top: 1px solid var(--_hair); font-weight: 600; cursor: pointer; }
  h3 small { font-weight: 400; margin-inline-start: .5rem; }
  .pair { display: grid; gap: 1.5rem 2.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); align-items: start; }
  table { border-collapse: collapse; width: 100%; }
  caption { text-align: start; font-weight: 600; padding-bottom: .375rem; }
  th, td { padding: .3125rem .5rem; border-bottom: 1px solid var(--_hair); text-align: start; font-weight: 400; }
  .months th, .departments th { white-space: nowrap; }
  thead th { color: var(--_muted); font-size: .8125em; }
  .number { text-align: end; white-space: nowrap; }
  .bars { width: 32%; }
  .agents .bars { width: 20%; }
  .agents tbody th { min-width: min(9rem, 26cqi); }
  .wide { grid-column: 1 / -1; overflow-x: auto; }
  .wide thead th { vertical-align: bottom; white-space: normal; min-width: 5rem; }
  @container (max-width: 30rem) {
    table { font-size: .875em; }
    th, td { padding-inline: .1875rem; overflow-wrap: anywhere; hyphens: auto; }
    thead th, .months th, .departments th { white-space: normal; }
    .number.number { white-space: normal; overflow-wrap: normal; }
    .bars { width: 18%; }
    .months .bars, .departments .bars, .agents .bars { display: none; }
    .wide :is(th, td) { padding-inline: .375rem; overflow-wrap: normal; }
    .wide tbody th { min-width: 7rem; }
    .wide .months th { white-space: nowrap; }
  }
  .bar { display: block; width: 100%; height: .75rem; }
  :host(:dir(rtl)) .bar { transform: scaleX(-1); }
  .track { fill: color-mix(in srgb, var(--_line) 18%, #0000); }
  .fill { fill: var(--_accent); }
  figure { margin: 0; }
  .trend { display: grid; font-size: .75em; color: var(--_muted); }
  .trend figcaption { margin-bottom: .375rem; color: var(--_text); font-size: 1.3333em; font-weight: 600; }
  .trend + table > caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .trend svg { width: 100%; height: auto; }
  :host(:dir(rtl)) .trend svg { transform: scaleX(-1); }
  .trend .months { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); min-height: 1.5em; margin-block: .25em .5em; }
  .trend .months span { justify-self: center; white-space: nowrap; }
  .trend .months :first-child { justify-self: start; }
  .trend .months :last-child { justify-self: end; }
  .trend path { fill: none; stroke: var(--_accent); stroke-width: 2.5; stroke-linejoin: round; }
  .trend circle { fill: var(--_surface); stroke: var(--_accent); stroke-width: 2.5; }
  .trend .grid { stroke: var(--_hair); }
  .link { min-height: 1.5rem; padding: 0; border: 0; background: none; color: var(--_accent); text-decoration: underline; font-weight: 600; text-align: start; }
  .calls { margin-bottom: 1rem; padding: .75rem 1.25rem; border: 1px solid var(--_hair); border-inline-start: 4px solid var(--_accent); border-radius: var(--_radius); }
  .calls summary { font-weight: 600; cursor: pointer; }
  .calls ul { padding: 0; }
  .calls li { padding-block: .75rem; border-top: 1px solid var(--_hair); }
  .calls .page { overflow-wrap: anywhere; }
  .calls .late strong, summary .late { color: var(--_danger); }
  .comments { list-style: none; padding: 0; display: grid; gap: .75rem; }
  .comments li { padding: .75rem 1rem; border-radius: var(--_radius); background: color-mix(in srgb, var(--_text) 4%, var(--_surface)); white-space: pre-wrap; overflow-wrap: anywhere; }
  .blank { padding: 3rem 1rem; text-align: center; display: grid; gap: .5rem; justify-items: center; }
  dialog { margin: auto; width: min(44rem, 100vw - 2rem); max-height: calc(100dvh - 2rem); overflow: auto; padding: 1.5rem; border: 1px solid var(--_hair); border-radius: var(--_radius); color: inherit; background: var(--_surface); }
  dialog::backdrop { background: color-mix(in srgb, var(--_text) 45%, #0000); }
  dialog .top { flex-wrap: nowrap; align-items: start; }
  dialog article { padding-block: 1rem; border-top: 1px solid var(--_hair); }
  .entry { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr)); gap: 0 1.5rem; padding-block: .25rem; }
  dt { color: var(--_muted); }
  .wide-dialog { width: min(68rem, 100vw - 2rem); }
  .versions { display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr); }
  .versions > div { display: grid; gap: 1rem; align-content: start; }
  .versions ol { list-style: none; padding: .125rem; display: grid; gap: .5rem; max-height: 19rem; overflow: auto; }
  .version { position: relative; display: grid; gap: .125rem; width: 100%; padding: .625rem 1rem; text-align: start; font-weight: 400; }
  .version strong { display: flex; flex-wrap: wrap; gap: .25rem .5rem; align-items: center; }
  .version[aria-current] { border-color: var(--_accent); background: var(--_tint); box-shadow: inset .25rem 0 var(--_accent); }
  :host(:dir(rtl)) .version[aria-current] { box-shadow: inset -.25rem 0 var(--_accent); }
  .badge { padding: .0625rem .5rem; border: 1px solid var(--_line); border-radius: 1em; font-size: .75em; font-weight: 600; color: var(--_muted); }
  .versions .preview { align-self: auto; position: static; }
  .versions .preview .tools { align-items: center; }
  @media (min-width: 56rem) { .versions { grid-template-columns: minmax(0, 18rem) minmax(0, 1fr); } .versions ol { max-height: 32rem; } }
  .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .editor { display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr); }
  @container (min-width: 62rem) { .editor { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); } .preview { position: sticky; top: 1rem; } }
  .preview { align-self: start; padding: 1.25rem; border: 1px dashed var(--_line); border-radius: var(--_radius); display: grid; gap: 1rem; }
  .part { display: grid; gap: .75rem; }
  .part + .part { margin-top: 1.5rem; padding-top: 1.5rem; border-top: 1px solid var(--_hair); }
  .part.bad > .three input { border-color: var(--_danger); }
  .questions { list-style: none; padding: 0; display: grid; gap: 1rem; }
  .q { display: grid; gap: .75rem; padding: 1rem; border: 1px solid var(--_hair); border-radius: var(--_radius); }
  .q.bad { border-color: var(--_danger); }
  .three { flex: 1 1 18rem; display: grid; gap: .5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 9rem), 1fr)); }
  .conditions, .rule { display: grid; gap: .5rem; justify-items: start; }
  .rule { padding-inline-start: .75rem; border-inline-start: 2px solid var(--_hair); }
  .editor > div { display: grid; gap: 1rem; align-content: start; }
  .editor > div > .label { font-weight: 600; margin-block-end: -.75rem; }
  .q .tools { align-items: center; }
  .three label { display: grid; gap: .125rem; font-weight: 400; }
  .three span { font-size: .75em; color: var(--_muted); }
  .small { min-height: 2rem; padding: .125rem .625rem; font-size: .875em; }
  .small.sign { display: grid; place-items: center; justify-content: center; min-width: 2.25rem; padding: 0; font-size: 1.125em; line-height: 1; }
  .field > .small { justify-self: start; }
  .q [data-option] { align-items: end; gap: .5rem; }
  [data-option] .sign { min-height: 2.75rem; }
  [data-option] + [data-option] { margin-block-start: .5rem; }
  .tools .spread { margin-inline-start: auto; }
  .summary { border: 2px solid var(--_danger); border-radius: var(--_radius); padding: 1rem 1.25rem; display: grid; gap: .5rem; }
  ul { list-style: none; }
  @media print { .no-print, .filters, .tools { display: none !important; } .sheet { break-inside: avoid; } }
`;

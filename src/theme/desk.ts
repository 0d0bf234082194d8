import { css } from './css.ts';

/** The desk: panes, queues, list. Calm surfaces, dense rows; colour only where it means something. */
export const deskStyles = css`
  :host {
    --_note: var(--heed-note, light-dark(#fff6d9, #332a10));
    --_note-line: light-dark(#765200, #e8bf5a);
    --_warn: light-dark(#8a5300, #ffc46b);
    --_ok: light-dark(#1f6b3a, #7fd6a0);
    --_ground: color-mix(in srgb, var(--_text) 4%, var(--_surface));
    --_hair: color-mix(in srgb, var(--_line) 32%, #0000);
    block-size: 100dvh;
    container: heed-desk / inline-size;
    background: var(--_surface);
    font-size: .9375rem;
  }
  .desk { display: grid; grid-template-columns: 14rem minmax(19rem, 25rem) minmax(0, 1fr); block-size: 100%; overflow: clip; position: relative; }
  .icon { flex: none; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; vertical-align: -.2em; }
  button, .button, select, .rail input, .list input { min-height: 2.25rem; padding: .25rem .75rem; }
  .small { min-height: 1.875rem; padding: .125rem .625rem; font-size: .875rem; }
  a.button { min-height: 2.25rem; padding: .25rem .875rem; border: 1px solid var(--_line); gap: .375rem; color: var(--_text); }
  a.button.primary { color: var(--_on-accent); border-color: var(--_accent); }
  select { appearance: auto; width: auto; max-width: 100%; }
  .primary[aria-disabled=true] { opacity: .7; }
  [aria-disabled=true] { cursor: progress; }
  .gate-place { display: grid; place-items: center; min-block-size: 100%; padding: 1.5rem; background: radial-gradient(circle at 50% 0, var(--_tint), var(--_ground) 60%); }
  .gate { display: grid; gap: 1.25rem; inline-size: min(100%, 25rem); padding: 2rem; border: 1px solid var(--_hair); border-radius: calc(var(--_radius) * 1.6); background: var(--_surface); box-shadow: 0 1rem 3rem color-mix(in srgb, var(--_text) 12%, #0000); animation: in .25s; }
  .gate input, .gate button { min-height: 2.75rem; }
  .gate button { justify-content: center; }
  .rail { display: flex; flex-direction: column; gap: .75rem; padding: 1rem .75rem; background: var(--_ground); border-inline-end: 1px solid var(--_hair); overflow: auto; }
  .brand { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: .25rem .5rem; padding-inline: .5rem; font-size: 1.0625rem; font-weight: 700; }
  .live { color: var(--_muted); font-size: .75rem; font-weight: 500; }
  .live::before { content: "○ "; }
  .live.on::before { content: "● "; color: var(--_ok); }
  .queues { display: grid; gap: .125rem; }
  .queue, .plain { inline-size: 100%; justify-content: space-between; border-color: #0000; background: none; font-weight: 500; text-align: start; }
  .queue[aria-current] { background: var(--_tint); color: var(--_accent); font-weight: 700; box-shadow: inset 3px 0 var(--_accent); }
  :host(:dir(rtl)) .queue[aria-current], :host(:dir(rtl)) .item[aria-current] { box-shadow: inset -3px 0 var(--_accent); }
  .count-of { min-inline-size: 1.75rem; padding-inline: .375rem; border-radius: 1rem; background: color-mix(in srgb, var(--_text) 9%, #0000); font-size: .8125rem; font-weight: 600; text-align: center; font-variant-numeric: tabular-nums; }
  .queue.overdue .count-of:not(:empty) { color: var(--_danger); }
  .rail-foot { display: grid; gap: .75rem; margin-block-start: auto; }
  .record { justify-content: center; }
  .me { border: 0; padding: 0; }
  .me summary { display: flex; align-items: center; gap: .625rem; margin: 0; padding: .375rem; border-radius: var(--_radius); font-weight: 600; list-style: none; }
  .me summary::-webkit-details-marker { display: none; }
  .me summary:hover { background: var(--_tint); }
  .my-name { display: grid; line-height: 1.3; }
  .plain { justify-content: start; }
  a.plain { border-color: #0000; font-weight: 500; }
  .menu { display: grid; padding-block-start: .25rem; }
  .face { flex: none; display: inline-grid; place-items: center; inline-size: 2.125rem; block-size: 2.125rem; border-radius: 50%; background: var(--_accent); color: var(--_on-accent); font-size: .75rem; font-weight: 700; }
  .face.small { inline-size: 1.625rem; block-size: 1.625rem; min-height: 0; padding: 0; font-size: .625rem; }
  .list { display: flex; flex-direction: column; overflow: auto; border-inline-end: 1px solid var(--_hair); padding: 0 !important; gap: 0; }
  .list > section, .desk section + section { border-top: 0; padding-top: 0; }
  .tools { position: sticky; inset-block-start: 0; z-index: 1; display: grid; gap: .5rem; padding: .875rem 1rem .625rem; background: var(--_surface); border-block-end: 1px solid var(--_hair); }
  .search { position: relative; }
  .search .icon { position: absolute; inset-block-start: .55rem; inset-inline-start: .625rem; color: var(--_muted); }
  .search input { padding-inline-start: 2.25rem; }
  .line { display: flex; align-items: center; justify-content: space-between; gap: .5rem; }
  .item .line > :last-child { flex: none; max-inline-size: 60%; }
  .sort select { min-height: 1.875rem; padding: .125rem .375rem; border-color: #0000; background: none; color: var(--_muted); font-size: .875rem; }
  .filters { display: grid; grid-template-columns: 1fr 1fr; gap: .625rem; padding: .75rem 1rem; background: var(--_ground); border-block-end: 1px solid var(--_hair); animation: in .2s; }
  .filters label:not(.option) { font-size: .8125rem; color: var(--_muted); font-weight: 500; }
  .filters select, .filters input:not([type=checkbox]) { inline-size: 100%; }
  .filters .option { align-items: center; }
  .items { display: grid; }
  .item { display: grid; gap: .3125rem; padding: .6875rem 1rem; border-block-end: 1px solid var(--_hair); color: inherit; text-decoration: none; content-visibility: auto; contain-intrinsic-block-size: 5.25rem; transition: background .12s; }
  .item:hover { background: var(--_ground); }
  .item[aria-current] { background: var(--_tint); box-shadow: inset 3px 0 var(--_accent); }
  .item:focus-visible { outline-offset: -3px; }
  .subject { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 600; }
  .meta, .due, .holder { color: var(--_muted); font-size: .8125rem; }
  .meta > :first-child { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .ref { font-family: ui-monospace, monospace; font-size: .9em; white-space: nowrap; }
  .due { flex: none; display: inline-flex; align-items: center; gap: .25rem; white-space: nowrap; }
  .due .icon { inline-size: .875rem; block-size: .875rem; }
  .due.soon { color: var(--_warn); font-weight: 600; }
  .due.over { color: var(--_danger); font-weight: 700; }
  .badges { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem; }
  .badge { display: inline-flex; align-items: center; gap: .25rem; padding: .0625rem .5rem; border: 1px solid var(--_hair); border-radius: 1rem; font-size: .75rem; font-weight: 600; line-height: 1.5; white-space: nowrap; }
  .badge.state { border-color: #0000; background: color-mix(in srgb, var(--_accent) 16%, var(--_surface)); color: var(--_accent); margin: 0; }
  .badge.urgent { border-color: var(--_danger); border-radius: .25rem; background: var(--_danger); color: var(--_surface); }
  .badge.urgent .icon { inline-size: .8125rem; block-size: .8125rem; }
  .badge.again { border-color: var(--_warn); color: var(--_warn); }
  .badge.new { border-color: var(--_accent); color: var(--_accent); }
  .holder { display: inline-flex; align-items: center; gap: .375rem; }
  .dept { max-inline-size: 8rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .more { margin: .75rem 1rem; justify-content: center; }
  .empty { display: grid; justify-items: center; align-content: center; gap: .375rem; padding: 3rem 1.5rem; text-align: center; }
  .empty > .icon { inline-size: 2.5rem; block-size: 2.5rem; color: var(--_muted); stroke-width: 1.2; }
  .pane > .empty { block-size: 100%; }
  .rail, .list, .pane { position: relative; }
  .pane { overflow: auto; container: heed-pane / inline-size; outline: 0; }
  .small-banner { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; margin: 0; padding: .5rem .75rem; border-width: 1px; border-color: var(--_warn); background: color-mix(in srgb, var(--_warn) 10%, var(--_surface)); animation: in .25s; }
  .list > .small-banner { margin: .75rem 1rem; }
  .skeletons { display: grid; }
  .bone-row { display: grid; gap: .5rem; padding: .875rem 1rem; border-block-end: 1px solid var(--_hair); }
  .bone-row i { block-size: .75rem; border-radius: .375rem; background: linear-gradient(90deg, color-mix(in srgb, var(--_text) 8%, #0000) 30%, color-mix(in srgb, var(--_text) 15%, #0000) 50%, color-mix(in srgb, var(--_text) 8%, #0000) 70%) 0 0 / 300% 100%; animation: bones 1.4s infinite linear; }
  .bone-row i:nth-child(1) { inline-size: 70%; }
  .bone-row i:nth-child(2) { inline-size: 45%; }
  .bone-row i:nth-child(3) { inline-size: 30%; }
  @keyframes bones { from { background-position: 100% 0; } to { background-position: -50% 0; } }
  .recording { display: grid; gap: 1.25rem; max-inline-size: 46rem; margin-inline: auto; padding: 1.5rem; }
  .recording .note { display: none; }
  section.calls, section.categories { display: grid; gap: 1rem; max-inline-size: 46rem; margin-inline: auto; padding: 1.5rem; }
  .calls ul { display: grid; gap: 1rem; padding: 0; list-style: none; }
  .calls li { display: grid; gap: .75rem; padding: 1rem 1.25rem; border: 1px solid var(--_hair); border-inline-start: 4px solid var(--_warn); border-radius: var(--_radius); }
  .calls li.late { border-inline-start-color: var(--_danger); }
  .calls li[data-way=look] { border-inline-start-style: double; }
  .calls .one { display: grid; gap: .25rem; padding-block: .75rem; }
  .calls details[open] > summary { margin-block-end: .5rem; }
  .calls .one + .one { border-block-start: 1px solid var(--_hair); }
  .calls .late .when { color: var(--_danger); }
  .calls .words { white-space: pre-wrap; overflow-wrap: anywhere; }
  .calls .done, .categories .done { color: var(--_ok); }
  .categories > section:nth-child(n) { gap: .5rem; padding: 1rem 1.25rem; border: 1px solid var(--_hair); border-radius: var(--_radius); }
  .categories > section > .row .name { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem .625rem; }
  .categories .only { grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; }
  .only label { font-size: .8125rem; color: var(--_muted); font-weight: 500; }
  .only select { width: 100%; }
  .office { display: grid; gap: 2rem; align-content: start; max-inline-size: 62rem; min-block-size: 100%; margin-inline: auto; padding: 1.5rem; }
  .office > header { flex-wrap: wrap; padding-block-end: 1rem; border-block-end: 1px solid var(--_hair); font-weight: 600; }
  .office > div > .hint { margin-block-start: .375rem; max-inline-size: 46rem; font-size: 1em; }
  .offices { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); gap: 1rem; }
  .offices > :nth-child(n) { display: grid; grid-template-columns: auto 1fr; align-content: start; justify-content: start; gap: .25rem .75rem; padding: 1.25rem; border-color: var(--_hair); background: var(--_ground); text-align: start; }
  .offices > :nth-child(n):hover { border-color: var(--_accent); }
  .offices .icon { inline-size: 1.5rem; block-size: 1.5rem; color: var(--_accent); }
  .offices .hint { grid-column: 2; }
  .office .hint { font-weight: 400; }
  .categories ul { padding: 0; list-style: none; }
  .categories ul ul { padding-inline-start: .875rem; border-inline-start: 2px solid var(--_hair); }
  .categories li > .row { padding-block: .375rem; }
  .categories .name { flex: 1 1 12rem; overflow-wrap: anywhere; }
  .categories .retired > .row .name > strong { color: var(--_muted); text-decoration: line-through; }
  .categories .writing { margin-block: .25rem .75rem; background: var(--_ground); }
  .scripts-of li { padding-block: .625rem; }
  .scripts-of li + li { border-block-start: 1px solid var(--_hair); }
  .categories li .tight > * { border-color: var(--_hair); font-weight: 500; }
  .danger { border-color: var(--_danger); color: var(--_danger); }
  .scripts-of textarea { min-height: 16rem; }
  .calls fieldset { min-inline-size: 0; }
  .calls .reach { font-size: 1.0625em; font-weight: 600; }
  .figures { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; }
  .figures dd { font-weight: 700; font-variant-numeric: tabular-nums; }
  .alone { block-size: 100%; }
  dialog { margin: auto; padding: 1.5rem; border: 1px solid var(--_hair); border-radius: calc(var(--_radius) * 1.4); background: var(--_surface); color: var(--_text); inline-size: min(32rem, 100% - 2rem); max-block-size: 90%; animation: in .2s; box-shadow: 0 1rem 4rem #0006; }
  dialog[open] { display: grid; gap: 1rem; }
  dialog::backdrop { background: #0008; }
  dialog img { max-inline-size: 100%; max-block-size: 65vh; margin-inline: auto; border-radius: var(--_radius); }
  .preview { inline-size: fit-content; max-inline-size: min(60rem, 100% - 2rem); }
  .keys dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: .375rem 1.5rem; }
  .keys dl > div { display: flex; align-items: center; gap: .75rem; }
  .keys dt { min-inline-size: 3.5rem; }
  kbd { display: inline-block; min-inline-size: 1.75rem; padding: .0625rem .375rem; border: 1px solid var(--_line); border-block-end-width: 2px; border-radius: .375rem; font: 600 .8125rem ui-monospace, monospace; text-align: center; color: var(--_text); }
  @container heed-desk (max-width: 76rem) {
    .desk { grid-template: auto minmax(0, 1fr) / minmax(17rem, 22rem) minmax(0, 1fr); }
    .rail { grid-column: 1 / -1; flex-direction: row; align-items: center; gap: 1rem; padding: .5rem 1rem; border-inline-end: 0; border-block-end: 1px solid var(--_hair); overflow: visible; }
    .brand { flex-wrap: nowrap; padding: 0; white-space: nowrap; }
    .queues { display: flex; flex: 1; gap: .25rem; overflow-x: auto; scrollbar-width: thin; padding: .25rem; }
    .queues > * { flex: none; }
    .queue { gap: .5rem; white-space: nowrap; }
    .queue[aria-current], :host(:dir(rtl)) .queue[aria-current] { box-shadow: inset 0 -3px var(--_accent); }
    .rail-foot { display: flex; align-items: center; margin: 0; }
    .record, .me summary { white-space: nowrap; }
    .me { position: relative; }
    .me .my-name { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    .menu { position: absolute; z-index: 3; inset-inline-end: 0; inset-block-start: 100%; inline-size: max-content; padding: .5rem; border: 1px solid var(--_hair); border-radius: var(--_radius); background: var(--_surface); box-shadow: 0 .5rem 2rem color-mix(in srgb, var(--_text) 18%, #0000); }
  }
  @container heed-desk (max-width: 46rem) {
    .desk { grid-template: auto minmax(0, 1fr) / minmax(0, 1fr); }
    .rail { flex-wrap: wrap; gap: .375rem .75rem; padding: .5rem .75rem; }
    .queues { order: 3; flex-basis: 100%; }
    .rail-foot { margin-inline-start: auto; gap: .375rem; }
    .desk[data-view=case] > .list, .desk[data-view=list] > .pane, .desk[data-view=case] .queues { display: none; }
    .recording, section.calls, section.categories, .office { padding: 1rem; }
    .filters { grid-template-columns: 1fr; }
    button, .button, select, .list input, .small, .sort select { min-height: 2.5rem; }
  }
  @media (prefers-reduced-motion: reduce) { .bone-row i { animation: none !important; } }
  @media print { :host, .desk { block-size: auto; overflow: visible; display: block; } .pane { overflow: visible; } }
`;

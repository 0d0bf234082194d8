import { css } from './css.ts';

/**
 * A case on the desk. What the customer reads and what stays inside differ in colour, shape, words and place: messages are round,
 * solid and in the conversation; notes are square, dashed, on note paper and in a column of their own.
 */
export const deskCaseStyles = css`
  .case { display: grid; gap: 1.25rem; padding: 1.25rem 1.5rem 3rem; max-inline-size: 86rem; }
  .case-head { display: grid; gap: .5rem; }
  .case-head h2 { font-size: 1.5rem; text-wrap: balance; overflow-wrap: anywhere; }
  .ids { overflow-wrap: anywhere; }
  .tight { justify-content: start; gap: .375rem; }
  .back-link { display: none !important; }
  .presence { border-color: var(--_accent); color: var(--_accent); }
  .holder label { font-weight: 500; color: var(--_muted); font-size: .875rem; }
  .clocks { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(11.5rem, 46%), 1fr)); gap: .625rem; margin-block-start: .25rem; }
  .clock { display: grid; gap: .125rem; padding: .5rem .875rem; border: 1px solid var(--_hair); border-inline-start: 4px solid var(--_line); border-radius: calc(var(--_radius) * .7); background: var(--_ground); }
  .clock dt { font-size: .8125rem; font-weight: 600; }
  .clock dd { display: grid; white-space: normal; }
  .clock strong { font-size: 1.0625rem; font-variant-numeric: tabular-nums; }
  .clock.fine { border-inline-start-color: var(--_ok); }
  .clock.done { border-inline-start-color: var(--_ok); }
  .clock.soon { border-inline-start-color: var(--_warn); }
  .clock.soon strong { color: var(--_warn); }
  .clock.over, .clock.late { border-inline-start-color: var(--_danger); }
  .clock.over strong, .clock.late strong { color: var(--_danger); }
  .clock.over { background: color-mix(in srgb, var(--_danger) 8%, var(--_surface)); }
  .clock.paused { border-inline-start-style: double; }
  .columns { display: grid; gap: 1.25rem; align-items: start; }
  .main, .side { display: grid; gap: 1.25rem; align-content: start; }
  @container heed-pane (min-width: 54rem) { .columns { grid-template-columns: minmax(0, 1fr) 20rem; } .case { padding-inline: 2rem; } }
  .side > section, .todo, .reply, .written { display: grid; gap: .75rem; padding: 1rem 1.125rem !important; border: 1px solid var(--_hair) !important; border-radius: calc(var(--_radius) * 1.2); background: var(--_surface); }
  .case h3 { display: flex; align-items: center; gap: .5rem; font-size: 1rem; }
  .todo { border-color: color-mix(in srgb, var(--_accent) 55%, #0000) !important; box-shadow: 0 .25rem 1.25rem color-mix(in srgb, var(--_accent) 10%, #0000); }
  .todo .aside { border-color: var(--_hair); font-weight: 500; }
  .for-customer { border-style: dashed; }
  .todo [aria-expanded=true] { box-shadow: 0 0 0 2px var(--_surface), 0 0 0 4px var(--_accent); }
  .refused { border: 0; padding: 0; font-size: .875rem; color: var(--_muted); }
  .refused summary, .related summary { margin: 0; font-weight: 500; }
  .refused dl { display: grid; gap: .25rem; margin-block-start: .5rem; }
  .refused dl > div { display: grid; grid-template-columns: minmax(8rem, auto) 1fr; gap: 1rem; }
  .refused dt { font-weight: 600; }
  .related { border: 0; padding: 0; }
  .written summary { margin: 0; }
  .written summary .badge { margin-inline-start: .5rem; }
  .written section { gap: .25rem; }
  .written section .row { display: none; }
  .written .entry { padding-block: .375rem; grid-template-columns: minmax(7rem, 10rem) 1fr; }
  .writing { display: grid; gap: .75rem; padding: 1rem; border-radius: var(--_radius); animation: in .2s; }
  .writing form { gap: .875rem; }
  .writing .note, .writing form h3 { display: none; }
  .todo .writing form h3 { display: block; }
  .writing textarea { min-height: 6rem; }
  .writing.outside { border: 2px solid var(--_accent); background: color-mix(in srgb, var(--_accent) 5%, var(--_surface)); }
  .writing.inside { border: 2px dashed var(--_note-line); border-radius: 0; background: var(--_note); }
  .under { justify-content: start; }
  .scripts { max-block-size: 18rem; overflow: auto; border: 1px solid var(--_hair); border-radius: var(--_radius); background: var(--_surface); animation: in .2s; }
  .scripts > p { padding: .75rem; }
  .script { display: grid; gap: .125rem; inline-size: 100%; border: 0; border-radius: 0; border-block-end: 1px solid var(--_hair); background: none; text-align: start; font-weight: 400; }
  code { font: .9em ui-monospace, monospace; }
  .mark { display: flex; align-items: center; gap: .375rem; font-size: .8125rem; font-weight: 600; color: var(--_accent); }
  .mark .icon { inline-size: .9375rem; block-size: .9375rem; }
  .inside > .mark, .inner .mark { color: var(--_note-line); }
  .outer .mark { color: var(--_accent); }
  .reply { border: 2px solid var(--_accent) !important; }
  .reply .writing { padding: 0; border: 0; background: none; }
  .reply h3 { color: var(--_accent); }
  .reply .primary { border-radius: 2rem; }
  .addressee { padding: .375rem .75rem; border-radius: 2rem; background: var(--_tint); overflow-wrap: anywhere; }
  .ask { display: grid; gap: .75rem; animation: in .2s; }
  .ask h4 { outline: 0; }
  .side > .notes { border: 2px dashed var(--_note-line) !important; border-radius: 0; background: var(--_note); }
  .notes h3 { color: var(--_note-line); }
  .notes .hint { color: color-mix(in srgb, var(--_text) 78%, var(--_note)); }
  .notes ul { display: grid; gap: .5rem; }
  .notes li { padding-block-end: .5rem; border-block-end: 1px dashed var(--_note-line); }
  .notes .writing { padding: 0; border: 0; background: none; }
  .notes .writing .mark { display: none; }
  .notes textarea { min-height: 4.5rem; }
  .notes .primary { border: 2px dashed var(--_note-line); border-radius: 0; background: none; color: var(--_text); }
  .notes .words { background: none; padding: 0; }
  .glance dl { display: grid; gap: 0; }
  .told { display: grid; gap: .125rem; padding: .5rem 0; padding-inline-start: 1.375rem; border-inline-start: 2px solid var(--_accent); position: relative; margin-inline-start: .375rem; }
  .told.open { border-inline-start-color: var(--_hair); }
  .told::before { content: ""; position: absolute; inset-block-start: .8rem; inset-inline-start: -.4375rem; inline-size: .75rem; block-size: .75rem; border: 2px solid var(--_accent); border-radius: 50%; background: var(--_accent); box-sizing: border-box; }
  .told.open::before { border-color: var(--_line); background: var(--_surface); }
  .told dt { font-size: .8125rem; }
  .told dd { white-space: pre-wrap; display: grid; gap: .125rem; }
  .told .by { font-size: .8125rem; white-space: normal; }
  .yes { color: var(--_ok); }
  .yes::before { content: "✓ "; }
  .no { color: var(--_danger); }
  .no::before { content: "✗ "; }
  .contact dl { display: grid; gap: .375rem; }
  .contact dl > div { display: grid; grid-template-columns: minmax(5rem, 7rem) 1fr; gap: .75rem; }
  .contact dt { font-size: .8125rem; }
  .contact dd { white-space: normal; }
  .round { display: flex; align-items: baseline; gap: .75rem; margin-block: .5rem .25rem; }
  .round::before, .round::after { content: ""; flex: 1 0 1rem; border-block-start: 1px solid var(--_hair); }
  .round span:first-child { padding: .125rem .75rem; border: 1px solid var(--_warn); border-radius: 1rem; color: var(--_warn); font-size: .8125rem; white-space: nowrap; }
  .events { display: grid; gap: .75rem; padding: 0; list-style: none; }
  .entry-of { display: grid; gap: .375rem; justify-self: start; max-inline-size: min(100%, 40rem); }
  .head-of { display: flex; flex-wrap: wrap; align-items: baseline; gap: .125rem .5rem; font-size: .875rem; }
  .words { border-radius: var(--_radius); white-space: pre-wrap; overflow-wrap: anywhere; }
  .ask .words { padding: .75rem 1rem; background: var(--_ground); max-block-size: 14rem; overflow: auto; }
  .writing .drop { padding: .375rem; border-color: var(--_hair); }
  .writing .pick span { min-height: 2rem; padding: .125rem .75rem; font-size: .875rem; }
  .writing .files .label { font-size: .875rem; }
  .entry-of .words { padding: .625rem .875rem; }
  .from-customer .words { border: 1px solid var(--_hair); border-start-start-radius: 0; background: var(--_ground); }
  .to-customer { justify-self: end; }
  .to-customer > .head-of, .to-customer > .mark, .to-customer > .hint { justify-content: end; text-align: end; }
  .to-customer .words { border-inline-end: 3px solid var(--_accent); border-start-end-radius: 0; background: var(--_tint); }
  .entry-of.inside { justify-self: stretch; max-inline-size: none; padding: .625rem .875rem; border: 1px dashed var(--_note-line); background: var(--_note); }
  .entry-of.inside .hint, .inner .hint, .inner dt { color: color-mix(in srgb, var(--_text) 78%, var(--_note)); }
  .entry-of.inside .words { padding: 0; background: none; }
  .step { padding-inline-start: .25rem; }
  .step > .head-of strong::before { content: "◆ "; color: var(--_accent); font-size: .75em; }
  .inner { display: grid; gap: .25rem; padding: .5rem .75rem; border: 1px dashed var(--_note-line); background: var(--_note); }
  .outer { border: 1px solid var(--_hair); background: var(--_tint); }
  .about > li { max-inline-size: none; justify-self: stretch; }
  .entry-of.inside .inner { padding: 0; border: 0; }
  .entry-of.inside .inner .mark { display: none; }
  .inner dl { display: grid; gap: .25rem; }
  .inner dl > div { display: grid; grid-template-columns: minmax(5.5rem, auto) 1fr; gap: .75rem; }
  .inner dt { font-size: .8125rem; }
  .fresh { animation: fresh 2.5s; }
  @keyframes fresh { from { background: color-mix(in srgb, var(--_accent) 30%, #0000); } }
  .attached { display: flex; flex-wrap: wrap; gap: .375rem; margin-block-start: .5rem; list-style: none; }
  .file-button { font-weight: 500; font-size: .875rem; overflow-wrap: anywhere; }
  .conflict { display: grid; gap: .75rem; padding: 1rem; border: 2px solid var(--_danger); border-radius: var(--_radius); background: var(--_surface); }
  .conflict h4 { display: flex; align-items: center; gap: .5rem; color: var(--_danger); }
  .both { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); gap: 1rem; }
  .both > section { align-content: start; gap: .5rem; padding: .75rem !important; border: 1px solid var(--_hair) !important; border-radius: var(--_radius); }
  .both section section { border: 0; padding: 0; }
  .merge { gap: .625rem; padding: .875rem; border: 1px solid var(--_line); border-radius: var(--_radius); justify-items: start; animation: in .2s; }
  @container heed-desk (max-width: 46rem) {
    .back-link { display: flex !important; }
    .case { padding: 1rem .875rem 3rem; }
    .case-head h2 { font-size: 1.25rem; }
    .clock { flex: 1; min-inline-size: 8.5rem; }
    .refused dl > div, .written .entry { grid-template-columns: 1fr; gap: 0; }
  }
  @media (forced-colors: active) { .entry-of.inside, .notes, .writing.inside { outline: 2px dashed; } }
`;

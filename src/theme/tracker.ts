import { css } from './css.ts';

/** The tracker: where a case stands, and its timeline. */
export const trackerStyles = css`
  .standing { display: grid; gap: .75rem; }
  .standing h2 { overflow-wrap: anywhere; }
  .standing output { font-size: 1em; }
  .state { display: inline-block; margin-inline-end: .5rem; padding: .125rem .75rem; border-radius: 1rem; background: var(--_accent); color: var(--_on-accent); font-weight: 600; }
  .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); gap: 1rem; padding: 1rem 1.25rem; border-radius: var(--_radius); background: var(--_tint); }
  .facts dd { font-weight: 600; }
  .late dd { color: var(--_danger); }
  .notice { padding: .75rem 1rem; border-inline-start: 4px solid var(--_accent); border-radius: var(--_radius); background: var(--_tint); }
  .notice.late { border-color: var(--_danger); background: color-mix(in srgb, var(--_danger) 10%, var(--_surface)); }
  .said { white-space: pre-wrap; overflow-wrap: anywhere; }
  .proposal { gap: .5rem; padding: 1rem 1.25rem; border: 2px solid var(--_accent); border-radius: var(--_radius); }
  .round { padding-block: .25rem .75rem; color: var(--_muted); }
  .read::before { content: "✓✓ "; color: var(--_accent); }
  .timeline, .attached { list-style: none; }
  .timeline { display: grid; padding: 0; }
  .event { position: relative; display: grid; gap: .375rem; padding: 0 0 1.5rem; padding-inline-start: 2rem; }
  .event::before { content: ""; position: absolute; inset-block: .4rem 0; inset-inline-start: .4375rem; width: 2px; background: color-mix(in srgb, var(--_line) 50%, transparent); }
  .event:last-child::before { display: none; }
  .event::after { content: ""; position: absolute; inset-block-start: .3rem; inset-inline-start: 0; box-sizing: border-box; width: 1rem; height: 1rem; border-radius: 50%; border: 3px solid var(--_line); background: var(--_surface); }
  .timeline:first-of-type .event:first-child::after { border-color: var(--_accent); background: var(--_accent); box-shadow: 0 0 0 4px var(--_tint); }
  .words { padding: .75rem 1rem; border-radius: var(--_radius); background: color-mix(in srgb, var(--_line) 12%, var(--_surface)); white-space: pre-wrap; overflow-wrap: anywhere; }
  .customer .words { background: var(--_tint); }
  .attached li { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem; }
  .lookup { max-width: 28rem; }
  .lookup input { font-family: ui-monospace, monospace; letter-spacing: .03em; }
  .receipt-check { margin-top: 1.5rem; gap: 1rem; }
  .verdict { padding: .75rem 1.25rem; border: 2px solid var(--_line); border-radius: var(--_radius); }
  .verdict.good { border-color: var(--_accent); }
  .verdict.good strong::before { content: "✓ "; color: var(--_accent); }
  .verdict.bad { border-color: var(--_danger); color: var(--_danger); }
`;

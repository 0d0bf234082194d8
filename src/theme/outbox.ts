import { css } from './css.ts';

/** What lies on this device: cards for what waits and what was sent. */
export const outboxStyles = css`
  .device { display: grid; gap: 1.75rem; container-type: inline-size; }
  .device h2 { font-size: 1.25em; line-height: 1.3; }
  .device h3 { font-size: 1em; display: flex; align-items: center; gap: .625rem; }
  .device section { display: grid; gap: .75rem; border: 0; padding: 0; }
  .number { display: inline-grid; place-items: center; min-width: 1.625rem; height: 1.625rem; padding-inline: .5rem; border-radius: 1rem; background: var(--_tint); color: var(--_accent); font-size: .8125em; font-variant-numeric: tabular-nums; }
  .items { display: grid; gap: .75rem; list-style: none; padding: 0; }
  .item { position: relative; display: grid; gap: .5rem; padding: 1rem 1.25rem; padding-inline-start: 1.5rem; border: 1px solid color-mix(in srgb, var(--_line) 45%, #0000); border-radius: var(--_radius); background: var(--_surface); overflow: hidden; animation: arrive .25s; }
  @keyframes arrive { from { opacity: 0; translate: 0 .375rem; } }
  .item::before { content: ""; position: absolute; inset-block: 0; inset-inline-start: 0; width: .3rem; background: var(--_line); }
  .item.on::before { background: var(--_accent); animation: pulse 1.2s ease-in-out 500 alternate; }
  .item.done::before { background: var(--_accent); }
  .item.bad::before { background: var(--_danger); }
  @keyframes pulse { from { opacity: .35; } }
  .item .top { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: .125rem 1rem; }
  .item strong { overflow-wrap: anywhere; }
  .item output { font: 600 1em ui-monospace, monospace; }
  .item .actions, .foot .actions { gap: .25rem 1.25rem; }
  .item .actions button, .item .actions a, .foot button { min-height: 2.75rem; }
  .item.bad .why { color: var(--_danger); font-weight: 600; }
  .why { display: flex; align-items: baseline; gap: .5rem; }
  .link { padding-inline: 0; border-color: #0000; background: none; color: var(--_accent); text-decoration: underline; text-underline-offset: .2em; }
  a.link { display: inline-flex; align-items: center; font-weight: 600; }
  .codes { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; }
  .empty { display: grid; justify-items: center; gap: .375rem; padding: 2rem 1.25rem; border: 1px dashed color-mix(in srgb, var(--_line) 60%, #0000); border-radius: var(--_radius); text-align: center; }
  .empty::before { content: "✓"; display: grid; place-items: center; width: 2.75rem; height: 2.75rem; border: 2px solid; border-radius: 50%; color: var(--_accent); font-size: 1.25rem; margin-bottom: .25rem; }
  .note { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem 1.25rem; padding: .75rem 1.25rem; border-radius: var(--_radius); background: var(--_tint); }
  .note.ask { border: 2px solid var(--_danger); background: none; }
  .foot { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .25rem 1.25rem; border-top: 1px solid color-mix(in srgb, var(--_line) 40%, #0000); padding-top: .5rem; }
  .danger { color: var(--_danger); }
  .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  @media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
  @media print { .actions, .foot { display: none; } }
`;

/** Digests and signature: long words in small type. */
export const proofStyles = css`
  .proof { display: grid; gap: .75rem; padding: 1rem 1.25rem; border-radius: var(--_radius); background: var(--_tint); }
  .proof dt { color: var(--_muted); font-size: .875em; }
  .proof dd { font-weight: 600; }
  .proof code { font: .8125em ui-monospace, monospace; overflow-wrap: anywhere; }
`;

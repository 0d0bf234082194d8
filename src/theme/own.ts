import { css } from './css.ts';

/** Cards of one's own cases. */
export const ownStyles = css`
  .own { gap: 1.25rem; }
  .nobody { display: grid; gap: .75rem; justify-items: center; padding: 2rem 1rem; border: 1px dashed color-mix(in srgb, var(--_line) 60%, #0000); border-radius: var(--_radius); color: var(--_muted); text-align: center; }
  .own-list { display: grid; gap: .75rem; list-style: none; }
  .own-card { display: grid; gap: .375rem; padding: 1rem 1.25rem; border: 1px solid color-mix(in srgb, var(--_line) 45%, #0000); border-radius: var(--_radius); color: inherit; text-decoration: none; transition: background .15s; }
  .own-card:hover { background: var(--_tint); }
  .own-card:focus-visible { outline: 3px solid var(--_accent); outline-offset: 2px; }
  .own-card strong { overflow-wrap: anywhere; }
  .own-card.waits { border-inline-start: 4px solid var(--_accent); }
  .tags { display: flex; flex-wrap: wrap; gap: .375rem; font-size: .875em; }
  .tags span { padding: .0625rem .625rem; border-radius: 1rem; background: var(--_tint); font-weight: 600; }
  .tags .call { background: var(--_accent); color: var(--_on-accent); }
`;

import { css } from './css.ts';

/** What a form says about this device: forgetting, other tabs, shared computers. */
export const deviceStyles = css`
  .row > .hint, .row > .forgot, .row > .error, .row > .actions { flex-basis: 100%; }
  .row > .kept { flex: 1; margin: 0; }
  .forgot { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem 1.25rem; padding: .75rem 1.25rem; border-radius: var(--_radius); background: var(--_tint); }
  .forgot.ask { border: 2px solid var(--_danger); background: none; }
  .banner.other, .banner.wipe { grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); align-items: center; background: var(--_tint); border: 1px solid var(--_accent); }
  .banner .actions { justify-content: end; }
  .banner.wipe { position: sticky; inset-block-start: .5rem; z-index: 1; border: 2px solid var(--_danger); background: var(--_surface); }
  .both { grid-column: 1 / -1; display: grid; gap: .75rem; max-height: 20rem; overflow: auto; }
  .both section { border: 0; padding: 0; gap: .25rem; }
  .both h4 { font-size: 1em; }
  .both dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr)); gap: .5rem; }
  .both dl div { padding: .5rem .75rem; border-radius: var(--_radius); background: var(--_surface); }
  .proof { display: grid; gap: .75rem; }
  .proof code { font: .8125em ui-monospace, monospace; overflow-wrap: anywhere; }
`;

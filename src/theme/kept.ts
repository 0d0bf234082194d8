import { css } from './css.ts';

/** The question about a draft, and the note of what arrived in the background. */
export const keptStyles = css`
  .banner { grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); align-items: center; background: var(--_tint); border: 1px solid var(--_accent); }
  .banner .actions { justify-content: end; }
  .banner.earlier { grid-template-columns: minmax(0, 1fr); }
  .earlier dl { display: grid; gap: .75rem; max-height: 20rem; overflow: auto; }
  .earlier dl div { padding: .5rem .75rem; border-radius: var(--_radius); background: var(--_surface); }
`;

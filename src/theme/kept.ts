import { css } from './css.ts';

/** The question about a draft, and the note of what arrived in the background. */
export const keptStyles = css`
  .banner { grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); align-items: center; background: var(--_tint); border: 1px solid var(--_accent); }
  .banner .actions { justify-content: end; }
`;

import { css } from './css.ts';

/** What a theme stands on where the page paints nothing. */
export const groundStyles = css`
  .ground { display: block; padding: var(--heed-gap, 1.25rem); background: var(--heed-surface, light-dark(#fff, #161c1b)); color: var(--heed-text, light-dark(#17211f, #eaf1ef)); }
`;

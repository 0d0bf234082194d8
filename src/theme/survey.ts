import { css } from './css.ts';

/** The survey: how it unfolds. */
export const surveyStyles = css`
  :host { container-type: inline-size; max-width: 42rem; }
  .intro { display: grid; gap: .25rem; margin-bottom: var(--_gap); }
  h2 { font-size: 1.4em; line-height: 1.25; text-wrap: balance; }
  form, .fields, section { row-gap: 1.75rem; }
  .note { padding: .75rem 1rem; border-radius: var(--_radius); background: var(--_tint); color: var(--_text); }
  legend, .longtext label { line-height: 1.35; text-wrap: pretty; }
  section:first-of-type h3, .bar .folded small { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .folded .field:not(.first), .folded h3, .folded .note, .folded section:not(:has(.first)), .bar .folded .actions { display: none !important; }
  form:not(.folded) .field:not(.first) { animation: in .3s; }
  @keyframes in { from { opacity: 0; translate: 0 .5rem; } }
  .bar .first svg { width: 2.25rem; height: 2.25rem; }
  @container (max-width: 30rem) {
    form { display: flex; flex-direction: column; }
    form:not(.folded) .actions { position: sticky; inset-block-end: 0; z-index: 1; padding-block: .75rem max(.75rem, env(safe-area-inset-bottom)); background: var(--_surface); border-top: 1px solid var(--_line); }
    .actions button { flex: 1; justify-content: center; text-align: center; }
    .faces :checked + span small { font-weight: 400; }
    :is(.field, .field *) { scroll-margin-block: 1rem 6rem; }
  }
  @container (min-width: 30rem) {
    .bar .folded legend { float: inline-start; width: 52%; min-height: 3.5rem; align-content: center; margin: 0; padding-inline-end: 1rem; }
  }
  @media (prefers-reduced-motion: reduce) { *, ::before, ::after { animation: none !important; transition: none !important; } }
`;

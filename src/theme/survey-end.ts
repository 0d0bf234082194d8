import { css } from './css.ts';

/** The thanks, and pages without a survey. */
export const surveyEndStyles = css`
  .thanks { justify-items: center; text-align: center; gap: .75rem; padding-block: 1rem; }
  .thanks > svg { width: 5rem; height: 5rem; color: var(--_accent); animation: nod .5s; }
  .thanks .actions { justify-content: center; margin-top: .5rem; }
  .arrived-note { margin-bottom: 1rem; }
  .kiosk { display: grid; gap: .75rem; justify-items: center; margin-top: 1rem; }
  .refused { margin-top: 1.5rem; }
  .bad { display: grid; gap: .75rem; justify-items: start; padding: 1.5rem; border: 1px solid color-mix(in srgb, var(--_line) 50%, #0000); border-radius: var(--_radius); }
  .wrote { display: grid; gap: .75rem; justify-items: start; }
  .wrote .said { margin: 0; padding-inline-start: .75rem; border-inline-start: 3px solid var(--_line); white-space: pre-line; overflow-wrap: anywhere; }
`;

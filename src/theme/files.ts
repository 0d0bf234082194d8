import { css } from './css.ts';

/** The list of chosen files, and how far their sending is. */
export const filesStyles = css`
  .files { list-style: none; display: grid; gap: .5rem; padding: 0; }
  .files li { display: flex; align-items: center; gap: .75rem; padding: .5rem; border: 1px solid color-mix(in srgb, var(--_line) 50%, #0000); border-radius: var(--_radius); animation: in .25s; }
  .thumb { flex: none; display: grid; place-items: center; width: 3.5rem; height: 3.5rem; border-radius: calc(var(--_radius) * .7); object-fit: cover; background: var(--_tint); color: var(--_accent); font-size: .8em; font-weight: 700; }
  .file { display: grid; flex: 1; overflow-wrap: anywhere; }
  .files progress { height: .5rem; margin-block-start: .25rem; }
  .files .done .hint { color: var(--_accent); }
  .files .done .hint::before { content: "✓ "; }
  .files .row { flex: none; gap: .75rem; }
`;

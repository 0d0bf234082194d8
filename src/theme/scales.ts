import { css } from './css.ts';

/** Ratings and scales: faces, stars, numbers. */
export const scaleStyles = css`
  small { font-size: .8125em; color: var(--_muted); word-break: keep-all; }
  .scale { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: .375rem; }
  .step > span { flex: 1; display: grid; place-items: center; align-content: start; gap: .375rem; padding: .5rem .125rem; border-radius: var(--_radius); text-align: center; line-height: 1.2; }
  .step:hover > span { background: var(--_tint); }
  svg { width: 2.5rem; height: 2.5rem; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
  .ink { fill: currentColor; }
  .faces .step > span { border-color: #0000; background: none; }
  .faces :checked + span { border-color: var(--_accent); background: var(--_tint); font-weight: 600; }
  .faces :checked + span small { color: inherit; }
  .faces :checked + span svg { fill: color-mix(in srgb, var(--_accent) 24%, var(--_surface)); animation: nod .3s; }
  @keyframes nod { 40% { scale: 1.18; } }
  .stars { position: relative; display: flex; width: fit-content; gap: 0; }
  .stars .step { position: static; }
  .stars input { inset: auto; width: 2.75rem; min-height: 2.75rem; }
  .stars .step > span { flex: none; width: 2.75rem; place-content: center; padding: 0; border: 0; background: none; box-shadow: none; color: var(--_line); }
  .stars svg { width: 1.875rem; height: 1.875rem; }
  .stars:has(:checked) .step > span, .stars:hover .step > span { color: var(--_accent); }
  .stars:has(:checked) svg { fill: var(--_accent); }
  .stars .step:has(:checked) ~ .step > span, .stars .step:hover ~ .step > span { color: var(--_line); }
  .stars .step:has(:checked) ~ .step svg { fill: none; }
  .faces small { max-width: 100%; overflow-wrap: anywhere; hyphens: auto; }
  .stars small { display: none; }
  .stars :checked + span small { display: block; position: absolute; inset-inline-start: calc(100% + .5rem); inset-block-start: 50%; translate: 0 -50%; white-space: nowrap; color: var(--_text); font-size: .875em; }
  .numbers { grid-template-columns: repeat(6, minmax(0, 1fr)); }
  .numbers.of7 { grid-template-columns: repeat(7, minmax(0, 1fr)); }
  .numbers .step > span { place-content: center; }
  .numbers :checked + span { background: var(--_accent); color: var(--_on-accent); font-weight: 700; }
  .ends .hint { display: flex; justify-content: space-between; gap: 1rem; margin: .375rem 0 0; }
  .ends .hint :last-child { text-align: end; }
  @container (min-width: 30rem) {
    .numbers.of5 { grid-template-columns: repeat(5, minmax(0, 1fr)); }
    .numbers.of11 { grid-template-columns: repeat(11, minmax(0, 1fr)); }
    .faces svg { width: 3rem; height: 3rem; }
    .faces .step > span { padding-block: .75rem; }
    legend:has(+ .stars) { float: inline-start; width: 40%; min-height: 2.75rem; display: flex; align-items: center; margin: 0; padding-block: 0; padding-inline-end: 1rem; }
  }
  @container (max-width: 19.5rem) {
    .faces:not(:lang(zh), .bar .folded *) { grid-template-columns: 1fr; gap: 0; }
    .faces:not(:lang(zh), .bar .folded *) .step > span { grid-auto-flow: column; place-content: center start; place-items: center; }
  }
  @media (forced-colors: active) { .stars:has(:checked) svg { fill: Highlight; } .stars .step:has(:checked) ~ .step svg { fill: none; } }
`;

import { css } from './css.ts';

/** The case library: search, cards, one entry, and the check before saving. */
export const libraryStyles = css`
  :host { block-size: auto; min-block-size: 24rem; }
  .gate-place { min-block-size: inherit; block-size: 100%; }
  .library { display: grid; gap: 1.25rem; max-inline-size: 62rem; margin-inline: auto; padding: 1.5rem; }
  .seek { display: flex; flex-wrap: wrap; align-items: end; gap: .75rem; }
  .seek .search { flex: 1 1 16rem; }
  .seek .search input { min-height: 2.25rem; }
  .pick-one { display: grid; gap: .125rem; font-size: .8125rem; font-weight: 500; color: var(--_muted); }
  .entries { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); gap: .875rem; }
  .card { display: grid; align-content: start; gap: .5rem; inline-size: 100%; block-size: 100%; padding: 1rem 1.125rem; border-color: var(--_hair); border-radius: calc(var(--_radius) * 1.2); font-weight: 400; text-align: start; transition: box-shadow .15s, background .15s; }
  .card:hover { box-shadow: 0 .375rem 1.25rem color-mix(in srgb, var(--_text) 12%, #0000); }
  .card .hint { display: -webkit-box; overflow: hidden; -webkit-line-clamp: 3; -webkit-box-orient: vertical; }
  .entry-page, .draft { display: grid; gap: 1.125rem; justify-items: start; max-inline-size: 46rem; }
  .draft > form, .draft > fieldset, .entry-page > section { inline-size: 100%; }
  .said-of { gap: .25rem; padding: .75rem 1rem !important; border: 0 !important; border-inline-start: 3px solid var(--_hair) !important; white-space: pre-wrap; overflow-wrap: anywhere; }
  .said-of.lesson { border-inline-start-color: var(--_accent) !important; background: var(--_tint); }
  .gallery { display: flex; flex-wrap: wrap; gap: .75rem; }
  .gallery img { max-inline-size: 14rem; max-block-size: 14rem; border-radius: var(--_radius); }
  .removed { display: grid; gap: .5rem; inline-size: 100%; padding: 1rem; border: 2px dashed var(--_note-line); background: var(--_note); }
  .removed .hint { color: var(--_text); }
  .removed dl > div { display: grid; grid-template-columns: minmax(6rem, 10rem) 1fr; gap: .75rem; }
  .removed dt { color: var(--_text); font-weight: 600; }
  .photo { display: grid; justify-items: center; gap: .375rem; max-inline-size: 9rem; padding: .5rem; border: 1px solid var(--_hair); border-radius: var(--_radius); font-size: .8125rem; overflow-wrap: anywhere; }
  .photo img { inline-size: 8rem; block-size: 6rem; object-fit: cover; border-radius: calc(var(--_radius) * .7); }
  .photo input { inline-size: 1.5rem; min-height: 1.5rem; }
  .ask-for { display: flex; flex-wrap: wrap; align-items: end; gap: .75rem; }
  .note { display: none; }
`;

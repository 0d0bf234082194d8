import { css } from './css.ts';

/** For a document that the form is printed with: what stands inside an element cannot size pages. */
export const paperPage = '@page { size: A4; margin: 17.5mm 12mm; }';

/** The handling form: one A4 page, black on white whatever the screen's colours are. */
export const paperStyles = css`
  .paper-place { display: grid; justify-items: center; align-content: start; gap: 1rem; block-size: 100%; overflow: auto; padding: 1rem; background: color-mix(in srgb, var(--_text) 12%, var(--_surface)); }
  .paper-tools { display: flex; gap: .5rem; justify-content: space-between; inline-size: min(100%, 210mm); }
  .paper { color-scheme: light; display: flex; flex-direction: column; gap: 3mm; inline-size: 210mm; block-size: 297mm; padding: 17.5mm 12mm; overflow: hidden; background: #fff; color: #111; font-size: 9.5pt; line-height: 1.35; box-shadow: 0 .5rem 2rem #0004; }
  .paper header { display: flex; justify-content: space-between; align-items: end; }
  .paper h2 { font-size: 17pt; letter-spacing: .08em; }
  .paper output { font-size: 11pt; }
  .paper figure { display: grid; justify-items: center; }
  .paper figcaption { font-size: 7pt; color: #444; }
  .qr { inline-size: 23mm; block-size: 23mm; background: #fff; }
  .qr path { fill: #000; }
  .paper .grid { flex: 1; min-block-size: 0; display: grid; grid-template-columns: repeat(6, 1fr); grid-template-rows: repeat(4, auto) minmax(auto, 1.5fr) repeat(5, minmax(auto, 1fr)); border: .4mm solid #111; }
  .paper .again { grid-template-rows: repeat(4, auto) minmax(auto, 1.5fr) auto repeat(5, minmax(auto, 1fr)); }
  .paper.full { font-size: 8pt; line-height: 1.25; }
  .paper .cell { display: grid; grid-template-rows: auto 1fr; padding: 1mm 2mm; border: .1mm solid #666; min-inline-size: 0; overflow-wrap: anywhere; }
  .paper .third { grid-column: span 2; }
  .paper .two-thirds { grid-column: span 4; }
  .paper .half { grid-column: span 3; }
  .paper .whole { grid-column: 1 / -1; }
  .paper dt { font-size: 7.5pt; font-weight: 600; color: #444; }
  .paper .subject { font-weight: 600; }
  .paper .who { font-size: 7.5pt; color: #444; }
  .paper .none { color: #767676; }
  .signs { display: grid; grid-template-columns: repeat(4, 1fr); border: .4mm solid #111; }
  .sign { display: grid; gap: 5mm; padding: 1.5mm 2mm 2.5mm; }
  .sign + .sign { border-inline-start: .1mm solid #666; }
  .sign .line { border-block-end: .2mm solid #666; font-size: 7.5pt; color: #444; }
  .sign p:first-child { font-weight: 600; }
  @page { size: A4; margin: 17.5mm 12mm; }
  @media print {
    .paper-place { display: block; block-size: auto; padding: 0; background: none; overflow: visible; }
    .paper { inline-size: auto; block-size: 262mm; padding: 0; box-shadow: none; break-inside: avoid; print-color-adjust: exact; }
  }
`;

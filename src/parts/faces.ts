/** Faces and a star, drawn by hand: the shapes tell them apart, in one colour and for whoever sees none. */

const SVG = 'http://www.w3.org/2000/svg';
function svg(...paths: readonly [d: string, filled?: boolean][]): SVGElement {
  const root = document.createElementNS(SVG, 'svg');
  root.setAttribute('viewBox', '0 0 24 24');
  root.setAttribute('aria-hidden', 'true');
  for (const [d, filled] of paths) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    if (filled) path.setAttribute('class', 'ink');
    root.append(path);
  }
  return root;
}

const ROUND = 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Z';
const EYES = 'M8.5 9v1.2M15.5 9v1.2';
/** From the saddest to the happiest: mouth, then eyes and brows. */
const FACES: readonly (readonly [d: string, filled?: boolean][])[] = [
  [['M7.6 17.4q4.4-5.4 8.8 0'], ['M6.9 8.7l2.8-1.3M17.1 8.7l-2.8-1.3'], ['M8.6 10.4v1M15.4 10.4v1']],
  [['M8.2 16.6q3.8-3.2 7.6 0'], [EYES]],
  [['M8.3 15.4h7.4'], [EYES]],
  [['M7.8 14.4q4.2 3.8 8.4 0'], [EYES]],
  [['M6.8 13.2h10.4a5.2 5.2 0 0 1-10.4 0Z', true], ['M7 9.8q1.6-2 3.2 0M13.8 9.8q1.6-2 3.2 0']],
];

/** A face; `at` from 0, the saddest, to 1. */
export const face = (at: number): SVGElement => svg([ROUND], ...FACES[Math.round(at * (FACES.length - 1))]!);

export const star = (): SVGElement => svg(['M12 2.6l2.9 6 6.6.9-4.8 4.6 1.2 6.5-5.9-3.2-5.9 3.2 1.2-6.5L2.5 9.5l6.6-.9Z']);

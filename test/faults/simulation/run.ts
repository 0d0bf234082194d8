import { product, type Product } from './modules.ts';
import type { Planted } from './planted.ts';
import { World, type Wrong } from './world.ts';

export interface Found extends Wrong { readonly seed: number }
export interface Outcome {
  readonly seeds: number;
  readonly found: readonly Found[];
  readonly struck: { readonly [fault: string]: number };
  readonly told: { readonly posts: number; readonly cases: number; readonly stories: number };
}

let sound: Promise<Product> | undefined;

/** The product as it is. */
export const asItIs = (): Promise<Product> => (sound ??= product('as it is'));

/** Lives through the worlds of these seeds; with `first`, only up to one in which something is wrong. */
export async function simulate(from: number, seeds: number, { planted, first }: { readonly planted?: Planted; readonly first?: boolean } = {}): Promise<Outcome> {
  const tried = planted?.changes ? await product(planted.name, planted.changes) : await asItIs();
  const struck = new Map<string, number>();
  const found: Found[] = [];
  const told = { posts: 0, cases: 0, stories: 0 };
  let seed = from;
  while (seed < from + seeds && !(first && found.length)) {
    const world = new World(seed, tried, planted?.flaws);
    for (const wrong of await world.live()) found.push({ seed, ...wrong });
    for (const [fault, times] of world.chance.struck) struck.set(fault, (struck.get(fault) ?? 0) + times);
    told.posts += world.network.posts;
    told.cases += world.server.rows.length;
    told.stories += world.stories;
    seed++;
  }
  return { seeds: seed - from, found, struck: Object.fromEntries(struck), told };
}

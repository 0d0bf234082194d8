/** `--seed N` tells one world step by step; `--from N --seeds N --out FILE` lives through many and writes down what came of it. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { asItIs, simulate } from './run.ts';
import { World } from './world.ts';

const { values } = parseArgs({ options: { seed: { type: 'string' }, from: { type: 'string' }, seeds: { type: 'string' }, out: { type: 'string' } } });

if (values.seed !== undefined) {
  const world = new World(Number(values.seed), await asItIs());
  world.trace = (line) => console.log(line);
  const found = await world.live();
  console.log(found.length ? `${found.length} wrong` : 'nothing is wrong');
  process.exitCode = found.length ? 1 : 0;
} else {
  // What a page says of answers that it cannot use: here they are made by the thousand.
  console.warn = () => undefined;
  const outcome = await simulate(Number(values.from ?? 0), Number(values.seeds ?? 2000));
  for (const { seed, kind, what } of outcome.found) console.log(`${kind}: ${what}; replay it with --seed ${seed}`);
  writeFileSync(values.out!, JSON.stringify(outcome));
  process.exitCode = outcome.found.length ? 1 : 0;
}

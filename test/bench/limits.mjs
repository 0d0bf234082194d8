/** What a figure comes to, and what a run ends with. */

/** In words, beside its goal and its limit; a figure that could not be measured is beyond. */
export function verdict({ value, goal, limit }) {
  if (limit !== undefined && !(value <= limit)) return 'BEYOND ITS LIMIT';
  if (goal === undefined) return limit === undefined ? '' : 'good';
  if (value <= goal) return 'good';
  return limit === undefined ? 'above its goal' : 'within its limit, above its goal';
}

/** The exit code: 1 if a limit is passed, unless the run is only to report. Says which. */
export function judge(names, { assert = true, say = console.error } = {}) {
  for (const name of names) say(`Beyond its limit: ${name}`);
  return assert && names.length > 0 ? 1 : 0;
}

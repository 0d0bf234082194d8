import { drawCases, drawSize, lastWeek } from 'heed/domain';
import type { Parts } from './context.ts';
import { hex } from './crypto.ts';

const DAY = 864e5;

/**
 * Draws, once for each week and site, the share of the cases that were closed in the last whole week whose customers are visited (C-11). Run it as often as you like, in as many
 * processes as there are: the week's row decides, and what was drawn stays. Resolves with how many cases were drawn.
 */
export async function drawVisits({ store, settings, clock, random }: Pick<Parts, 'store' | 'settings' | 'clock' | 'random'>): Promise<number> {
  let drawn = 0;
  const now = clock();
  const week = lastWeek(now);
  const [from, to, at] = [week.from, week.to, now].map((time) => new Date(time).toISOString()) as [string, string, string];
  for (const [site, { visits: { share, dueDays } }] of Object.entries(settings.sites)) {
    if (!share || await store.visits.drawn(site, from)) continue;
    const closed = await store.visits.closedIn(site, from, to);
    // Nobody can know it before, and anybody can draw again with it afterwards.
    const seed = hex(random(16));
    const dueAt = new Date(now + dueDays * DAY).toISOString();
    const chosen = drawCases(closed, drawSize(closed.length, share), seed).map((caseId) => ({ id: hex(random(16)), caseId, dueAt }));
    if (await store.visits.record({ site, from_at: from, to_at: to, share, seed, at, drawn_by: 'system' }, closed.length, chosen)) drawn += chosen.length;
  }
  return drawn;
}

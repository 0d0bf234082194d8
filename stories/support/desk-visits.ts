import { drawVisits } from '../../server/visits.ts';
import { DEFAULT_SITE, DEFAULTS } from '../../server/settings.ts';
import type { DeskService } from './desk.ts';
import { answers } from './filling.ts';
import type { Words } from './words.ts';

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60;

/** So many inquiries were answered and closed in the week before; all of them are drawn. Resolves with how many. */
export async function drawn(desk: DeskService, words: Words, many: number): Promise<number> {
  const now = Date.now();
  for (let i = 0; i < many; i++) {
    const { impact: _, wantedOutcome: __, occurredAt: ___, ...values } = answers(words);
    const receipt = await desk.file('inquiry', values, WEEK + 30 + i);
    await desk.step('agent', receipt.reference, 'answer', { text: words.reply }, 5);
    await desk.say(receipt, 'satisfied', undefined, 5);
  }
  desk.now();
  // However the week stands now: as it is on the Monday after they were closed.
  const clock = () => now - WEEK * MINUTE + 7 * 864e5;
  return drawVisits({ store: desk.store, clock, settings: { ...DEFAULTS, sites: { default: { ...DEFAULT_SITE, visits: { share: 1, dueDays: 7 } } } }, random: (length) => crypto.getRandomValues(new Uint8Array(length)) });
}

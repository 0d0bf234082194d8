/** Reporter for Playwright. See totals.mjs. */
import { note } from './totals.mjs';

export default class Totals {
  #root;

  onBegin(_config, root) {
    this.#root = root;
  }

  onEnd() {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const names = [];
    for (const test of this.#root?.allTests() ?? []) {
      const outcome = test.outcome();
      const counted = outcome === 'skipped' ? 'skipped' : outcome === 'expected' ? 'passed' : 'failed';
      counts[counted]++;
      if (counted === 'failed') names.push(test.titlePath().filter(Boolean).join(' › '));
    }
    note({ ...counts, names });
  }

  printsToStdio() {
    return false;
  }
}

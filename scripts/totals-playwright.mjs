/** Reporter for Playwright. See totals.mjs. */
import { note } from './totals.mjs';

export default class Totals {
  #root;

  onBegin(_config, root) {
    this.#root = root;
  }

  onEnd() {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const test of this.#root?.allTests() ?? []) {
      const outcome = test.outcome();
      counts[outcome === 'skipped' ? 'skipped' : outcome === 'expected' ? 'passed' : 'failed']++;
    }
    note(counts);
  }

  printsToStdio() {
    return false;
  }
}

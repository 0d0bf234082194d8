/**
 * How the runners tell scripts/test.mjs what they counted: one JSON line each, appended to the file that HEED_TOTALS names.
 * A run that counted nothing wrote no line, which is a failure.
 */
import { appendFileSync } from 'node:fs';

export function note(counts) {
  if (process.env.HEED_TOTALS) appendFileSync(process.env.HEED_TOTALS, `${JSON.stringify(counts)}\n`);
}

const testsOf = (suite) => (suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : []);

/** Reporter for @web/test-runner. A file that broke before its tests ran counts as one failure. */
export const totalsReporter = () => ({
  stop({ sessions }) {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const session of sessions) {
      const tests = testsOf(session.testResults);
      for (const { passed, skipped } of tests) counts[skipped ? 'skipped' : passed ? 'passed' : 'failed']++;
      if (!session.passed && tests.every((test) => test.passed || test.skipped)) counts.failed++;
    }
    note(counts);
  },
});

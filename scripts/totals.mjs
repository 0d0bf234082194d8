/**
 * How the runners tell scripts/test.mjs what they counted, and the names of what failed: one JSON line each, appended to the file that HEED_TOTALS names.
 * A run that counted nothing wrote no line, which is a failure.
 */
import { appendFileSync } from 'node:fs';
import { relative } from 'node:path';

export function note(counts) {
  if (process.env.HEED_TOTALS) appendFileSync(process.env.HEED_TOTALS, `${JSON.stringify(counts)}\n`);
}

const testsOf = (suite) => (suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : []);

/** With HEED_TIMES=n: the n slowest files of each browser, by the seconds of their tests. */
function printTimes(sessions) {
  const most = Number(process.env.HEED_TIMES ?? 0);
  if (!most) return;
  for (const browser of new Set(sessions.map((session) => session.browser.name))) {
    const times = sessions.filter((session) => session.browser.name === browser)
      .map(({ testFile, testResults }) => ({ file: relative(process.cwd(), testFile), ms: testsOf(testResults).reduce((sum, { duration = 0 }) => sum + duration, 0) }));
    console.log(`\n${browser}: ${times.length} files, ${(times.reduce((sum, { ms }) => sum + ms, 0) / 1000).toFixed(0)} s of tests`);
    for (const { file, ms } of times.sort((a, b) => b.ms - a.ms).slice(0, most)) console.log(`${(ms / 1000).toFixed(1).padStart(8)} s  ${file}`);
  }
}

/** Reporter for @web/test-runner. A file that broke before its tests ran counts as one failure. */
export const totalsReporter = () => ({
  stop({ sessions: all }) {
    const sessions = [...all];
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const names = [];
    for (const session of sessions) {
      const tests = testsOf(session.testResults);
      const where = `${session.browser?.name ?? ''} ${relative(process.cwd(), session.testFile ?? '')}`;
      for (const { passed, skipped } of tests) counts[skipped ? 'skipped' : passed ? 'passed' : 'failed']++;
      names.push(...tests.filter((test) => !test.passed && !test.skipped).map(({ name }) => `${where}: ${name}`));
      if (!session.passed && tests.every((test) => test.passed || test.skipped)) {
        counts.failed++;
        names.push(where);
      }
    }
    note({ ...counts, names });
    printTimes(sessions);
  },
});

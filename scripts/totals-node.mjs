/** Reporter for `node --test`: counts tests, leaves suites out. See totals.mjs. */
import { relative } from 'node:path';
import { note } from './totals.mjs';

export default async function* totals(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const names = [];
  for await (const { type, data } of events) {
    if (data?.details?.type === 'suite') continue;
    if (type === 'test:fail') {
      counts.failed++;
      names.push(`${data.file ? `${relative(process.cwd(), data.file)}: ` : ''}${data.name}`);
    } else if (type === 'test:pass') counts[data.skip !== undefined || data.todo !== undefined ? 'skipped' : 'passed']++;
  }
  note({ ...counts, names });
  yield '';
}

/** Figures against an independent computation: what the API counts and the domain makes of it, and plain SQL over the answers as they were sent. */
import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { test } from 'node:test';
import { countedFields, enoughForPerson, fieldsOf, isScale, rate, scaleFigures, SURVEYS, type SurveyResults, type SurveyTemplate, type Values } from 'heed/domain';
import pg from 'pg';
import { openSqliteStore } from '../../server/store/dialects/node-sqlite.ts';
import { openPostgresStore } from '../../server/store/dialects/postgres.ts';
import type { Store } from '../../server/store/store.ts';
import { fromAnswer, fromInvitation, scoreRows } from '../../server/store/survey-tables.ts';
import type { AnswerInput, StoredAnswer, StoredInvitation } from '../../server/store/surveys.ts';
import { takeInSurvey } from '../../server/survey-intake.ts';
import { resultsOf } from '../../server/survey-results.ts';
import { postgres, temporaryFolder } from './helpers.ts';

const ANSWERS = Number(process.env.HEED_ANSWERS || 10_000);
/** So many of them, and of unanswered invitations, are given and changed one by one. */
const THROUGH = 200;
const START = Date.parse('2025-11-03T00:00:00.000Z');
const DAY = 864e5;
const GONE = ['recommend', 'solved', 'speed'];

/** The same numbers each time: mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function answerOf(template: SurveyTemplate, random: () => number): Values {
  const values: Record<string, unknown> = {};
  for (const field of fieldsOf(template)) {
    if (!field.required && random() < 0.3) continue;
    const pick = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)]!;
    if (isScale(field)) {
      const { distribution } = scaleFigures(field, []);
      values[field.name] = pick(distribution).value;
    } else if (field.type === 'choice') values[field.name] = pick(field.options!).value;
    else if (field.type === 'choices') values[field.name] = field.options!.filter(() => random() < 0.5).map(({ value }) => value);
    else if (field.type === 'phone') values[field.name] = '+86 138 0000 0000';
    else values[field.name] = 'Words, 一些话';
  }
  return values as Values;
}

interface Made { readonly invitation?: StoredInvitation; readonly answer?: StoredAnswer; readonly scores: AnswerInput['scores']; readonly before?: Values }

/** Answers of a year, by invitation and without, by several people and departments; some are changed afterwards, some invitations are not answered. */
const everything = (async () => {
  const template = SURVEYS[0]!;
  const random = seeded(20261125);
  const made: Made[] = [];
  const form = { id: template.id, version: template.version };
  const given = async (values: Values) => takeInSurvey(template, { form, values: { ...values, phone: '+86 138 0000 0000', callBack: 'yes' } }, () => START);
  for (let i = 0, answered = 0; answered < ANSWERS; i++) {
    const at = new Date(START + Math.floor(random() * 365 * DAY)).toISOString();
    const id = `a-${String(i).padStart(6, '0')}`;
    const invited = random() < 0.8;
    // Some belong to no department, and some to no person.
    const about = { ...(random() < 0.9 && { department: ['kiln', 'shop', 'post'][Math.floor(random() * 3)]! }), ...(random() < 0.9 && { agent: `u${Math.floor(random() ** 3 * 40)}` }), round: 1 + Math.floor(random() * 2) };
    const invitation: StoredInvitation | undefined = invited ? { site: 'default', template: template.id, locale: 'en', createdAt: at, id, occasion: template.occasion, expiresAt: at, ...about } : undefined;
    if (invited && random() < 0.25) {
      made.push({ invitation, scores: [] });
      continue;
    }
    answered++;
    const before = random() < 0.1 ? answerOf(template, random) : undefined;
    const { values, digest, scores } = await given(answerOf(template, random));
    made.push({ invitation, scores, before, answer: {
      site: 'default', id, reference: `HD-${id}`, template: template.id, version: template.version, channel: invited ? 'invited' : 'inline', ...(invited && { invitationId: id }), ...about,
      partial: false, values, locale: 'en', source: {}, digest, codeHash: '', receivedAt: at, revision: before ? 2 : 1,
    } });
  }
  return { made, given };
})();

/** Some go the whole way through the store; the others are written as the store has them, all at once. */
async function fill(store: Store, write: (table: string, rows: readonly object[]) => Promise<void>) {
  const { made, given } = await everything;
  const through = made.slice(0, THROUGH);
  for (const { invitation, answer, scores, before } of through) {
    if (invitation) await store.surveys.invite(invitation);
    if (!answer) continue;
    const { reference, revision: _, ...stored } = answer;
    const send = (key: string, values: Values, digest: string, counted: AnswerInput['scores'], changes?: string) =>
      store.surveys.answer({ key: `key-${key}-${stored.id}`, scores: counted, changes, makeReference: () => reference, answer: { ...stored, values, digest } });
    if (before) {
      const first = await given(before);
      assert.equal((await send('one', first.values, first.digest, first.scores)).outcome, 'created');
    }
    assert.equal((await send('two', stored.values, stored.digest, scores, before && !invitation ? stored.id : undefined)).outcome, before ? 'changed' : 'created');
  }
  const rest = made.slice(THROUGH);
  await write('heed_survey_invitations', rest.flatMap(({ invitation, answer }) => (invitation ? [fromInvitation({ ...invitation, ...(answer && { answeredAt: answer.receivedAt, answerId: answer.id }) }, 'given')] : [])));
  await write('heed_survey_answers', rest.flatMap(({ answer }) => (answer ? [fromAnswer(answer)] : [])));
  await write('heed_survey_scores', rest.flatMap(({ answer, scores }) => (answer ? scoreRows(answer, { scores }) : [])));
}

interface Sql {
  /** The answer under this key as a number, as a word, and the list as it was sent. */
  number(name: string): string;
  text(name: string): string;
  list(name: string): string;
  /** Whether a list has the value. */
  has(column: string, value: string): string;
  run(statement: string): Promise<void>;
  rows(statement: string): Promise<Record<string, number | string | null>[]>;
}

/** The answers as they were sent, each value in a column of its own. */
async function flatten(sql: Sql, template: SurveyTemplate) {
  const columns = countedFields(template).map((field) => `${isScale(field) ? sql.number(field.name) : field.type === 'choices' ? sql.list(field.name) : sql.text(field.name)} as v_${field.name}`);
  await sql.run(`create temporary table flat as select channel, received_at, department, agent, round, invitation_id, ${columns.join(', ')} from heed_survey_answers`);
  await sql.run('create index flat_invitations on flat (invitation_id)');
}

/** By now the survey asks less: what it asked before has its figures all the same. */
async function askLess(store: Store, template: SurveyTemplate): Promise<SurveyTemplate> {
  const newest: SurveyTemplate = { ...template, version: 2, steps: template.steps.map((step) => ({ ...step, fields: step.fields.filter(({ name }) => !GONE.includes(name))
    .map((field) => (field.name === 'better' ? { ...field, options: field.options!.filter(({ value }) => value !== 'speed') } : field)) })) };
  assert.equal(await store.surveys.putTemplate('default', newest, 'u1', new Date(START).toISOString()), 'created');
  return newest;
}

async function compare(store: Store, sql: Sql, template: SurveyTemplate) {
  const newest = await askLess(store, template);
  await flatten(sql, template);
  const column = (name: string) => `v_${name}`;
  const cases = [
    [{}, ''], [{ from: '2026-01-01', to: '2026-03-31' }, `and received_at >= '2026-01-01T00:00:00.000Z' and received_at < '2026-04-01T00:00:00.000Z'`],
    [{ department: 'kiln' }, `and department = 'kiln'`], [{ agent: 'u0' }, `and agent = 'u0'`], [{ round: 2 }, 'and round = 2'],
  ] as const;
  let compared = 0;
  for (const channel of ['invited', 'inline'] as const) for (const [filter, where] of cases) {
    const results: SurveyResults = await resultsOf(store, { id: 'default', answers: {} }, newest, { template: template.id, channel, ...filter });
    const from = `from flat where channel = '${channel}' ${where}`;
    const near = (a: number | undefined, b: unknown, what: string) => {
      compared++;
      assert.ok(b === null ? a === undefined : Math.abs(a! - Number(b)) < 1e-9, `${what}: ${a} is not ${String(b)}`);
    };
    const [all] = await sql.rows(`select count(*) as n ${from}`);
    assert.equal(results.n, Number(all!.n));
    assert.ok(results.n > 0);
    if (channel === 'invited') {
      const asked = where.replaceAll('received_at', 'created_at');
      const [share] = await sql.rows(`select count(*) as n, sum(case when exists (select 1 from flat a where a.invitation_id = i.id) then 1 else 0 end) as part from heed_survey_invitations i where 1 = 1 ${asked}`);
      near(rate(results.response!), Number(share!.part) / Number(share!.n), 'response rate');
    } else assert.equal(results.response, undefined);
    assert.deepEqual(results.fields.flatMap(({ field, retired }) => (retired ? [[field, retired.until]] : [])), GONE.map((name) => [name, 1]));
    assert.deepEqual(results.fields.find(({ field }) => field === 'better')!.retiredOptions?.map(({ value, until }) => [value, until]), [['speed', 1]]);
    for (const field of countedFields(template)) {
      const found = results.fields.find((counts) => counts.field === field.name)!;
      const there = field.type === 'choices' ? field.options!.map(({ value }) => sql.has(column(field.name), value)).join(' or ') : `${column(field.name)} is not null`;
      const told = ({ months, departments, agents }: typeof found) => [...months.map(({ month: name, n }) => ({ name, n })), ...departments, ...agents.filter(({ withheld }) => !withheld)];
      const inEach = (await Promise.all(['substr(received_at, 1, 7)', 'department', 'agent'].map((by) => sql.rows(`select ${by} as name, count(*) as n ${from} and (${there}) group by 1`)))).flat();
      for (const { name, n } of told(found)) near(n, inEach.find((row) => row.name === name)?.n ?? 0, `answers of ${name} to ${field.name}`);
      for (const by of ['department', 'agent'] as const) {
        const rows = await sql.rows(`select ${by} as name, count(*) as n ${from} and (${there}) group by 1`);
        const none = rows.find(({ name }) => name === null);
        const nobody = found.unassigned?.[by];
        if (nobody && 'n' in nobody) near(nobody.n, none!.n, `answers of no ${by} to ${field.name}`);
        // Where nothing is kept back for anybody's sake, the groups add up.
        const all = [...by === 'department' ? found.departments : found.agents, ...(nobody ? [nobody] : [])] as readonly { readonly n?: number; readonly withheld?: string }[];
        if (!('agent' in filter) && all.every(({ withheld }) => !withheld)) near(all.reduce((sum, { n = 0 }) => sum + n, 0), found.n, `all to ${field.name} by ${by}`);
        else if (!('agent' in filter) && none) assert.ok(nobody, `no ${by} to ${field.name}`);
      }
      if (!isScale(field)) {
        for (const row of await sql.rows(`select agent as name, count(*) as n ${from} and agent is not null and (${there}) group by 1`)) assert.equal(found.agents.find(({ name }) => name === row.name)!.withheld === 'few', !enoughForPerson(Number(row.n)));
        for (const { value } of field.options!) {
          const test = field.type === 'choices' ? sql.has(column(field.name), value) : `${column(field.name)} = '${value}'`;
          const [row] = await sql.rows(`select count(*) as n ${from} and ${test}`);
          near(found.counts.find((count) => count.value === value)?.count ?? 0, row!.n, `${field.name} ${value}`);
        }
        const any = field.options!.map(({ value }) => (field.type === 'choices' ? sql.has(column(field.name), value) : `${column(field.name)} = '${value}'`)).join(' or ');
        near(found.n, (await sql.rows(`select count(*) as n ${from} and (${any})`))[0]!.n, `answers to ${field.name}`);
        continue;
      }
      const v = column(field.name);
      const top = `sum(case when ${v} >= ${scaleFigures(field, []).distribution.at(-2)!.value} then 1.0 else 0 end) / nullif(count(${v}), 0)`;
      const score = `100.0 * (sum(case when ${v} >= 9 then 1 else 0 end) - sum(case when ${v} <= 6 then 1 else 0 end)) / nullif(count(${v}), 0)`;
      const of = (counts: SurveyResults['fields'][number]['counts']) => scaleFigures(field, counts.map(({ value, count }) => ({ value: Number(value), count })));
      const check = (figures: ReturnType<typeof of>, row: Record<string, unknown>, what: string) => {
        near(figures.n, row.n, `n of ${what}`);
        near(figures.mean, row.mean, `mean of ${what}`);
        near(rate(figures.top2), row.top, `top-2 share of ${what}`);
        if (field.score === 'nps') near(figures.nps!.score, row.score, `NPS of ${what}`);
      };
      const columns = `count(${v}) as n, avg(1.0 * ${v}) as mean, ${top} as top, ${score} as score`;
      check(of(found.counts), (await sql.rows(`select ${columns} ${from}`))[0]!, field.name);
      const spread = await sql.rows(`select ${v} as value, count(*) as n ${from} and ${v} is not null group by 1 order by 1`);
      assert.deepEqual(found.counts.map(({ value, count }) => [Number(value), count]), spread.map(({ value, n }) => [Number(value), Number(n)]));
      for (const [by, groups] of [['substr(received_at, 1, 7)', found.months.map(({ month, counts }) => ({ name: month, counts }))], ['department', found.departments]] as const) {
        const every = await sql.rows(`select ${by} as name, ${columns} ${from} and ${v} is not null group by 1 order by 1`);
        // Of one person there is no month and no department with fewer than five answers.
        const ofMany = every.filter(({ n }) => !('agent' in filter) || enoughForPerson(Number(n)));
        // The only one there would be told by the others and the whole: the smallest of these stays out too.
        const beside = ofMany.length === every.length - 1 ? ofMany.toSorted((a, b) => Number(a.n) - Number(b.n))[0] : undefined;
        const enough = ofMany.filter((row) => row !== beside && row.name !== null);
        const nowhere = by === 'department' && ofMany.find((row) => row !== beside && row.name === null);
        if (nowhere) check(of(found.unassigned!.department!.counts), nowhere, `${field.name} of no department`);
        assert.deepEqual(groups.map(({ name }) => name), enough.map(({ name }) => name));
        for (const [i, { name, counts }] of groups.entries()) check(of(counts), enough[i]!, `${field.name} of ${name}`);
      }
      for (const row of await sql.rows(`select agent as name, ${columns} ${from} and ${v} is not null group by 1`)) {
        if (row.name === null) {
          const nobody = found.unassigned?.agent;
          if (nobody && 'counts' in nobody) check(of(nobody.counts), row, `${field.name} of nobody`);
          continue;
        }
        const person = found.agents.find(({ name }) => name === row.name)!;
        if (!enoughForPerson(Number(row.n))) assert.deepEqual(person, { name: row.name, withheld: 'few' });
        else if (person.withheld) assert.equal(person.withheld, 'beside');
        else {
          near(person.n, row.n, `answers of ${row.name}`);
          check(of(person.counts), row, `${field.name} of ${row.name}`);
        }
      }
    }
  }
  console.log(`${ANSWERS} answers, ${compared} figures compared`);
}

test('SQLite: every figure is what SQL makes of the answers', async () => {
  const folder = temporaryFolder();
  const store = openSqliteStore(folder);
  await store.migrate();
  const db = new DatabaseSync(join(folder, 'heed.db'));
  await fill(store, async (table, rows) => {
    const names = Object.keys(rows[0]!);
    db.exec('begin');
    const insert = db.prepare(`insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`);
    for (const row of rows) insert.run(...names.map((name) => (row as Record<string, string | number | null>)[name]!));
    db.exec('commit');
    await Promise.resolve();
  });
  const at = (name: string) => `json_extract(values_json, '$.${name}')`;
  await compare(store, {
    number: at, text: at, list: at, has: (list, value) => `exists (select 1 from json_each(${list}) e where e.value = '${value}')`,
    run: (statement) => Promise.resolve(db.exec(statement)),
    rows: (statement) => Promise.resolve(db.prepare(statement).all() as Record<string, number | string | null>[]),
  }, SURVEYS[0]!);
  db.close();
  await store.close();
});

const newDatabase = await postgres();
if (newDatabase) {
  test('PostgreSQL: every figure is what SQL makes of the answers', async () => {
    const url = await newDatabase();
    const store = openPostgresStore(url);
    await store.migrate();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await fill(store, async (table, rows) => void await client.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [JSON.stringify(rows)]));
    await client.query('analyze');
    await compare(store, {
      number: (name) => `(values_json::jsonb ->> '${name}')::int`, text: (name) => `(values_json::jsonb ->> '${name}')`, list: (name) => `(values_json::jsonb -> '${name}')`, has: (list, value) => `${list} ? '${value}'`,
      run: async (statement) => void await client.query(statement),
      rows: async (statement) => (await client.query<Record<string, number | string | null>>(statement)).rows,
    }, SURVEYS[0]!);
    await client.end();
    await store.close();
  });
}

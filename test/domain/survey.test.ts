import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  CALL_OUTCOMES, checkTemplate, enoughForPerson, fieldsOf, FOLLOW_UP_WAYS, isShown, mean, monthsBetween, needsFollowUp, needsNote, nps, outcomesOf, rate, responseRate, scaleFigures, SURVEYS, validate, withheldOf,
  type SurveyTemplate, type Values,
} from 'heed/domain';

const [afterComplaint, afterService, returnVisit] = SURVEYS as [SurveyTemplate, SurveyTemplate, SurveyTemplate];
const named = (template: SurveyTemplate, name: string) => fieldsOf(template).find((field) => field.name === name)!;

describe('survey templates', () => {
  for (const template of SURVEYS) {
    it(`${template.id} is sound, in three languages`, () => assert.deepEqual(checkTemplate(template), []));
    it(`${template.id} needs nothing but the overall score`, () => assert.deepEqual(validate(template, { overall: 5 }).issues, []));
  }

  it('ask why, and offer a call, after a low score only', () => {
    const shown = (values: Values) => ['why', 'callBack'].filter((name) => isShown(named(afterComplaint, name), values));
    assert.deepEqual(shown({ overall: 2 }), ['why', 'callBack']);
    assert.deepEqual(shown({ recommend: 6 }), ['why', 'callBack']);
    assert.deepEqual(shown({ overall: 3, recommend: 7 }), []);
  });

  it('need a phone number from those who want to be called', () => {
    const values = { overall: 1, callBack: 'yes' };
    assert.deepEqual(validate(afterComplaint, values).issues.map(({ path, code }) => [path, code]), [['phone', 'required']]);
    assert.deepEqual(validate(afterComplaint, { ...values, callBack: 'no' }).issues, []);
  });

  it('refuse scores beside their scale', () => {
    for (const [name, value] of [['overall', 0], ['overall', 6], ['overall', 2.5], ['recommend', 11], ['recommend', -1], ['effort', 0], ['effort', 8], ['overall', 'good']] as const) {
      assert.ok(validate(afterComplaint, { overall: 3, [name]: value }).issues.some(({ path }) => path === name), `${name} ${value}`);
    }
  });

  it('call for a person at overall 2 and below, and at NPS 6 and below with the wish to be called (S-03)', () => {
    const asks = (values: Values) => needsFollowUp(afterService, values);
    assert.deepEqual([1, 2, 3, 5].map((overall) => asks({ overall })), [true, true, false, false]);
    assert.equal(asks({ overall: 4, recommend: 6, callBack: 'yes' }), true);
    assert.equal(asks({ overall: 4, recommend: 6, callBack: 'no' }), false);
    assert.equal(asks({ overall: 4, recommend: 7, callBack: 'yes' }), false);
    assert.equal(needsFollowUp({ ...returnVisit, followUp: { field: 'overall', is: [3] } }, { overall: 3 }), true);
    assert.equal(needsFollowUp({ ...returnVisit, steps: [] }, {}), false);
  });

  it('are refused with a reason when an admin made a slip', () => {
    const broken = (change: (fields: Record<string, unknown>[]) => void, more: object = {}) => {
      const copy = structuredClone({ ...afterComplaint, ...more }) as SurveyTemplate;
      change(copy.steps[0]!.fields as unknown as Record<string, unknown>[]);
      return checkTemplate(copy).map(({ path, code }) => `${path} ${code}`);
    };
    assert.deepEqual(broken((fields) => { fields[0]!.label = { en: 'How?' }; }), ['overall.label words-missing']);
    assert.deepEqual(broken((fields) => { fields[0]!.max = 7; }), ['overall csat-range']);
    assert.deepEqual(broken((fields) => { fields[5]!.options = []; }), ['better too-few-options']);
    assert.deepEqual(broken((fields) => { fields[5]!.name = 'overall'; }), ['overall name-twice']);
    assert.deepEqual(broken((fields) => { fields[5]!.when = { field: 'nothing', filled: true }; }), ['better unknown-condition']);
    assert.deepEqual(broken((fields) => { fields[0]!.when = { field: 'solved', filled: true }; }), ['overall condition-later', 'first no-first']);
    assert.deepEqual(broken(() => undefined, { first: 'comment' }), ['first no-first']);
    assert.deepEqual(broken(() => undefined, { id: 'No Good' }), ['id bad-name']);
    assert.deepEqual(broken((fields) => { fields[6]!.required = { field: 'overall', is: [] }; }), ['solved condition-empty']);
    assert.deepEqual(broken(() => undefined, { followUp: { any: [{ field: 'overall', is: [] }, { field: 'nothing', is: [1] }] } }), ['followUp condition-empty', 'followUp unknown-condition']);
  });
});

describe('survey figures', () => {
  const counts = (...values: number[]) => values.map((value) => ({ value, count: 1 }));

  it('without answers there is no figure', () => {
    const none = scaleFigures({ type: 'rating' }, []);
    assert.deepEqual([none.n, none.mean, rate(none.top2), none.distribution.length], [0, undefined, undefined, 5]);
    assert.equal(nps([]).score, undefined);
    assert.equal(rate(responseRate(0, 0)), undefined);
  });

  it('mean and top-2 share of five answers', () => {
    const { n, mean: middle, top2 } = scaleFigures({ type: 'rating' }, counts(1, 3, 4, 5, 5));
    assert.deepEqual([n, middle, top2], [5, 3.6, { part: 3, n: 5 }]);
  });

  it('NPS is the share of 9–10 less the share of 0–6, with its parts', () => {
    assert.deepEqual(nps(counts(0, 6, 7, 8, 9, 10, 10)), { promoters: 3, passives: 2, detractors: 2, n: 7, score: 100 / 7 });
  });

  it('NPS lies between -100 and 100, the mean on its scale, and the parts add up', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1 }), (values) => {
      const { score, promoters, passives, detractors, n } = nps(counts(...values));
      assert.ok(score! >= -100 && score! <= 100);
      assert.equal(promoters + passives + detractors, n);
      const middle = mean(counts(...values))!;
      assert.ok(middle >= Math.min(...values) - 1e-9 && middle <= Math.max(...values) + 1e-9);
      const { distribution, top2 } = scaleFigures({ type: 'scale' }, counts(...values));
      assert.equal(distribution.length, 11);
      assert.equal(top2.part, values.filter((v) => v >= 9).length);
    }));
  });

  it('under five answers there is no figure of a person', () => assert.deepEqual([4, 5].map(enoughForPerson), [false, true]));

  it('months follow each other without a gap', () => {
    assert.deepEqual(monthsBetween('2025-11', '2026-02'), ['2025-11', '2025-12', '2026-01', '2026-02']);
    assert.deepEqual(monthsBetween('2026-02', '2026-01'), []);
  });
});

it('where one person alone has too few answers, nothing is told of a second one: the total would give the first one away', () => {
  const told = (groups: readonly (readonly [string, number])[], rest?: number) => Object.fromEntries(withheldOf(groups, rest));
  assert.deepEqual(told([['a', 4], ['b', 9], ['c', 5]]), { a: 'few', c: 'beside' });
  assert.deepEqual(told([['a', 4], ['b', 9], ['c', 1]]), { a: 'few', c: 'few' });
  // Whoever has none is no cover; answers that belong to nobody are.
  assert.deepEqual(told([['a', 4], ['b', 9], ['c', 0]]), { a: 'few', b: 'beside', c: 'few' });
  assert.deepEqual(told([['a', 4], ['b', 9]], 1), { a: 'few' });
  assert.deepEqual(told([['a', 5], ['b', 9]]), {});
});

it('what can come of a follow-up goes by how it is done; words are needed where the outcome does not say all', () => {
  assert.deepEqual(FOLLOW_UP_WAYS.map((way) => outcomesOf(way, 0)), [['reached', 'not-reached'], ['reached', 'not-reached'], ['written', 'given-up'], ['put-right', 'nothing-found']]);
  assert.deepEqual(outcomesOf('call', 1), ['reached', 'not-reached', 'given-up']);
  assert.deepEqual(CALL_OUTCOMES.filter((outcome) => needsNote(outcome, 0)), ['reached', 'given-up', 'put-right', 'nothing-found']);
  assert.deepEqual(CALL_OUTCOMES.filter((outcome) => needsNote(outcome, 1)), ['reached', 'put-right', 'nothing-found']);
});

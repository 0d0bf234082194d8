import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { addQuestion, beginPart, joinPart, moveOption, moveQuestion, removeQuestion, setIntro, setPartTitle } from '../../src/controllers/survey-edits.ts';
import { fieldsOf } from '../../src/domain/form.ts';
import { SURVEYS } from '../../src/domain/forms/surveys.ts';
import type { SurveyTemplate } from '../../src/domain/forms/surveys.ts';
import { checkTemplate } from '../../src/domain/survey.ts';

const [template] = SURVEYS as readonly [SurveyTemplate];
const shape = ({ steps }: SurveyTemplate) => steps.map(({ fields }) => fields.map(({ name }) => name));
const names = (survey: SurveyTemplate) => fieldsOf(survey).map(({ name }) => name);
const words = { 'en': 'New', 'zh-Hans': '新', 'zh-Hant': '新' };

describe('edits of a survey', () => {
  it('a question goes from part to part, one place at a time, and back again', () => {
    const [score, items] = shape(template) as [string[], string[]];
    let survey = template;
    const at = score.length;
    survey = moveQuestion(survey, at, -1);
    expect(shape(survey)).to.deep.equal([[...score, items[0]], items.slice(1)]);
    survey = moveQuestion(survey, at, -1);
    expect(shape(survey)[0]!.slice(-2)).to.deep.equal([items[0], score.at(-1)]);
    survey = moveQuestion(moveQuestion(survey, at - 1, 1), at, 1);
    expect(shape(survey)).to.deep.equal([score, items]);
    expect(moveQuestion(survey, 0, -1)).to.equal(survey);
    expect(moveQuestion(survey, names(survey).length - 1, 1)).to.equal(survey);
  });

  it('a part begins at a question, and is joined again; one that loses its last question is gone', () => {
    const parts = beginPart(template, 2);
    expect(shape(parts).map(({ length }) => length)).to.deep.equal([2, shape(template)[0]!.length - 2, shape(template)[1]!.length]);
    expect(new Set(parts.steps.map(({ name }) => name)).size).to.equal(3);
    expect(beginPart(parts, 2)).to.equal(parts);
    expect(joinPart(parts, 1)).to.deep.equal(template);
    expect(shape(removeQuestion(beginPart(template, names(template).length - 1), names(template).length - 1))).to.deep.equal([shape(template)[0], shape(template)[1]!.slice(0, -1)]);
  });

  it('words that are emptied in every language are none', () => {
    const emptied = (['en', 'zh-Hans', 'zh-Hant'] as const).reduce((survey, locale) => setPartTitle(setIntro(survey, locale, ' '), 1, locale, ''), template);
    expect([emptied.intro, emptied.steps[1]!.title]).to.deep.equal([undefined, undefined]);
    expect(checkTemplate(emptied)).to.deep.equal([]);
    expect(checkTemplate(setPartTitle(emptied, 1, 'en', 'Details'))).to.deep.equal([{ path: 'steps.1', code: 'words-missing' }]);
    expect(setIntro(emptied, 'en', 'Hello').intro).to.deep.equal({ 'en': 'Hello', 'zh-Hans': '', 'zh-Hant': '' });
  });

  it('answers to choose from change places', () => {
    const at = names(template).indexOf('better');
    const options = (survey: SurveyTemplate) => fieldsOf(survey)[at]!.options!.map(({ value }) => value);
    const [one, two, ...rest] = options(template);
    expect(options(moveOption(template, at, 0, 1))).to.deep.equal([two, one, ...rest]);
    expect(options(moveOption(template, at, 0, -1))).to.deep.equal(options(template));
  });

  it('whatever is done, no question is lost or doubled, and no part is empty', () => {
    const act = fc.record({ what: fc.constantFrom('move', 'part', 'join', 'add'), at: fc.nat(16), by: fc.constantFrom(1 as const, -1 as const) });
    fc.assert(fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      let survey = template;
      for (const { what, at, by } of acts) {
        const before = names(survey);
        survey = what === 'move' ? moveQuestion(survey, at, by) : what === 'part' ? beginPart(survey, at) : what === 'join' ? joinPart(survey, at) : addQuestion(survey, 'item10', words, words);
        const after = names(survey);
        if (what === 'add') expect(after.slice(0, -1)).to.deep.equal(before);
        else if (what === 'move') expect([...after].sort()).to.deep.equal([...before].sort());
        else expect(after).to.deep.equal(before);
        expect(new Set(after).size).to.equal(after.length);
        expect(survey.steps.every(({ fields }) => fields.length)).to.equal(true);
        expect(new Set(survey.steps.map(({ name }) => name)).size).to.equal(survey.steps.length);
      }
    }));
  });
});

import { takesFiles } from '../../src/form/draw.ts';
import { drawPicker } from '../../src/form/picker.ts';
import { expect } from '@open-wc/testing';
import { failureWords } from '../../src/parts/sending.ts';
import { FlowWords } from '../../src/widgets/complaint-form/words.ts';
import enSubmission from '../../src/i18n/en/submission.ts';
import { Form } from '../../src/form/form.ts';
import { INTAKE_FORMS } from '../../src/domain/forms/case-intake.ts';
import { customize } from '../../src/domain/customize.ts';
import type { FormDefinition } from '../../src/domain/form.ts';
import { LOCALES, TERMS, en } from './support.ts';

takesFiles(drawPicker);
const formOf = (definition: FormDefinition = INTAKE_FORMS.complaint) => new Form(definition, en.form, { changed() { /* not asked */ }, left() { /* not asked */ }, submitted() { /* not asked */ }, picked() { /* not asked */ } });

describe('words', () => {
  it('for a usual submission are those of every submission: the rarer ones add to them and change none', () => {
    for (const locale of LOCALES) {
      const { sending } = TERMS[locale];
      expect(sending.ui).to.include.keys('receivedTitle', 'continueDraft');
      expect(sending.failure).to.include.keys('network', 'forbidden');
    }
    expect(en.sending.ui).to.include(enSubmission.ui);
    expect(en.sending.failure).to.include(enSubmission.failure);
    expect(enSubmission.failure).to.not.have.property('forbidden');
  });

  it('that everybody needs come first, the rarer ones with the first need; then they stay, in any language', async () => {
    const form = formOf();
    const words: FlowWords = new FlowWords(async () => void await words.load(form, () => true));
    expect(await words.load(form, () => true)).to.equal(true);
    expect(words.full).to.equal(undefined);
    expect(words.terms).to.equal(enSubmission);
    await words.enrichFor('network');
    expect(words.full, 'a lost connection is told without them').to.equal(undefined);
    await words.enrichFor('forbidden');
    expect(words.full).to.equal(en.sending);
    await words.load(formOf(), () => true);
    expect(words.terms).to.equal(en.sending);
  });

  it('come at once for a form to which the page has added fields', async () => {
    const words = new FlowWords(() => undefined);
    await words.load(formOf(customize(INTAKE_FORMS.inquiry, { add: [{ name: 'age', type: 'number', min: 18 }] })), () => true);
    expect(words.full).to.equal(en.sending);
  });

  it('that cannot be fetched leave a refusal told in others, and are asked for again', async () => {
    let broken = true;
    const form = formOf();
    const words: FlowWords = new FlowWords(async () => {
      if (broken) throw new TypeError('Failed to fetch dynamically imported module');
      await words.load(form, () => true);
    });
    await words.load(form, () => true);
    await words.enrichFor('forbidden');
    expect(failureWords(words.terms.failure, { code: 'forbidden' })).to.equal(en.sending.failure.unavailable);
    expect(await words.load(form, () => true)).to.equal(true);
    expect(words.full).to.equal(undefined);
    broken = false;
    await words.enrichFor('forbidden');
    expect(failureWords(words.terms.failure, { code: 'forbidden' })).to.equal(en.sending.failure.forbidden);
  });

  it('for a form that is gone meanwhile are not taken', async () => {
    const words = new FlowWords(() => undefined);
    expect(await words.load(formOf(), () => false)).to.equal(false);
    expect(words.terms).to.equal(undefined);
  });
});

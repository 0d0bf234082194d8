import type { SurveyTerms } from '../terms.ts';

const terms: SurveyTerms = {
  locale: 'en', label: {}, hint: {}, option: {}, step: {},
  ui: {
    choose: 'Please choose', review: 'Send', send: 'Send', back: 'Back', next: 'Continue',
    required: 'Only what is marked with * is needed.', noBackend: 'This survey is not connected to a service yet.',
    loadFailed: 'Part of this survey has not loaded. Your answers are still here: please check the connection and try again.',
  },
  stepOf: (step, of) => `Step ${step} of ${of}`,
  scale: {
    // A phone has no room for these in one piece.
    csat: ['Very dis\u00adsatisfied', 'Dis\u00adsatisfied', 'Neither', 'Satisfied', 'Very satisfied'],
    item: ['Very poor', 'Poor', 'Fair', 'Good', 'Very good'],
    nps: ['Not at all likely', 'Extremely likely'],
    ces: ['Very hard', 'Very easy'],
    value: (value, to, word) => (word ? `${value} of ${to}: ${word.replace('\u00ad', '')}` : `${value} of ${to}`),
  },
  survey: { rest: 'That is all we need: you can send it now. Would you tell us more?', loading: 'Loading …' },
};
export default terms;

import type { SurveyStaffTerms } from '../survey-staff-terms.ts';
import survey from './survey.ts';

const terms: SurveyStaffTerms = {
  locale: 'en', scale: survey.scale,
  r: {
    title: 'Satisfaction', template: 'Survey', channel: 'Answers from', invited: 'invitations', inline: 'pages open to all', from: 'From', to: 'To', department: 'Department', agent: 'Person', round: 'Round', all: 'All',
    show: 'Show', answers: 'Answers', share: 'Share (%)', mean: 'Mean', top2: 'Top two (%)', nps: 'NPS', noData: 'no data', distribution: 'Distribution', trend: 'By month', departments: 'By department',
    agents: 'By person', tooFew: 'fewer than 5', beside: 'withheld', response: 'Response rate (%)', comments: 'In their own words', search: 'Find in comments', noComments: 'Nobody has written anything here.', noneFound: 'No comment contains this.', more: 'Show more',
    empty: 'No answers yet', emptyHint: 'Nothing was answered in this period and with these filters.', signIn: 'Please sign in at the desk to see the results.', notYours: 'Those who answer customers see this; your role does not include it.', failed: 'The results could not be loaded.', retry: 'Try again',
    loading: 'Loading …', csv: 'CSV', excel: 'Excel', print: 'Print', opened: 'Answers', close: 'Close', received: 'Received', answer: 'Answer', of: 'of', withheld: 'With fewer than five answers nothing is shown about one person.',
    partial: 'first tap only', notGiven: 'Not answered', yes: 'Yes', no: 'No', noBackend: 'This page is not connected to a service yet.', question: 'Answer', calls: 'To follow up', due: 'By', overdue: 'Overdue since', atDesk: 'They are taken and recorded at the desk.', openCalls: 'Open the list',
    evaluate: 'Mark as evaluated', evaluateHint: 'From then on its author can no longer change it.', evaluated: 'Evaluated', versions: 'Earlier versions', changed: 'changed', refused: 'Your role does not include this.',
    notSaved: 'This could not be recorded. Your words are still here; please try again.', retired: 'Questions that are not asked any more', until: (version) => `asked until version ${version}`,
    look: 'Nobody to call: look into it', message: 'Answer on the case', noDepartment: 'No department', noAgent: 'Nobody named', noTask: 'There are no such answers: the task they belonged to is not there, or its answers have changed.', noneYet: 'no answers yet', scores: (n) => (n === 1 ? '1 low score' : `${n} low scores`),
    lateOf: (n) => `${n} overdue`, calling: (name) => `${name} calls`, ofMost: (score, most) => `${score} of ${most}`, nOf: (n) => `n = ${n}`, partOf: (part, n) => `${part} of ${n}`, npsParts: (promoters, passives, detractors) => `${promoters} promoters, ${passives} passives, ${detractors} detractors`,
  },
  e: {
    versions: 'Versions', versionsHint: 'What was saved before stays as it was. Taking a version up again puts it into the editor; saved, it is the next one.', lookAt: 'Look at it', takeUp: 'Take up again', takenUp: 'It is in the editor now, and not saved yet.', inUse: 'in use', shipped: 'came with heed', close: 'Close', versionsFailed: 'The versions could not be loaded.', versionOf: (n) => `Version ${n}`,
    failed: 'The surveys could not be loaded.', notYours: 'Managers and administrators edit surveys; your role does not include it.', loading: 'Loading …',
    title: 'Surveys', survey: 'Survey', version: 'Version', preview: 'Preview', questions: 'Questions', add: 'Add a question', remove: 'Remove', part: (n) => `Section ${n}`, partTitle: 'heading', beginPart: 'Begin a section here', joinPart: 'Join with the section above', up: 'Move up', down: 'Move down', undo: 'Undo', redo: 'Redo', save: 'Save as a new version',
    saved: 'Saved. Answers that came before keep their version.', unsaved: 'Not saved yet', name: 'Title', intro: 'Introduction', question: 'Question', kind: 'Kind', look: 'Shown as', required: 'Must be answered',
    options: 'Answers to choose from', addOption: 'Add an answer', when: 'Asked', always: 'always', whenIs: 'only if an earlier answer is', faces: 'Faces', stars: 'Stars', numbers: 'Numbers', wrong: 'This has to be put right first',
    newer: 'Somebody else has saved a newer version. Your changes are still here.', reload: 'Load the newer version', first: 'Asked first in a bar of faces', isFirst: 'asked first', language: 'Language of the preview',
    signIn: 'You are not signed in any more, so it was not saved. Sign in at the desk in another tab, and save again: your changes are still here.',
    newQuestion: 'New question', newOption: 'New answer', conditions: 'Answer',
    begin: 'New survey', id: 'Name in links', idHint: 'Small letters, digits and hyphens; it begins with a letter, and stays as it is.', taken: 'There is a survey of this name already.', create: 'Begin', occasion: 'Asked', newSurvey: 'New survey',
    join: 'How the conditions belong together', allOf: 'only if all of these hold', anyOf: 'only if any of these holds', addCondition: 'Add a condition', otherCondition: 'it is made in a way that cannot be changed here, and stays as it is.',
    no: 'no', followUp: 'A call after a low score', followUpWhen: 'A task to call is opened', byScores: 'after overall satisfaction of 1 or 2, or a recommendation below 7 with the wish to be called',
  },
  occasions: { 'after-case': 'after a case', 'after-service': 'after a paid service', 'return-visit': 'at a return visit' },
  types: { csat: 'Overall satisfaction, 1–5', item: 'Service item, 1–5', item10: 'Service item, 0–10', nps: 'Recommendation, 0–10', ces: 'Effort, 1–7', choice: 'One answer of several', choices: 'Several answers', longtext: 'Free text', solved: 'Was it solved?', callback: 'Wish to be called', contact: 'Phone number' },
  wrong: {
    'bad-name': 'has a name that cannot be used', 'words-missing': 'needs words in all three languages', 'no-questions': 'has no questions', 'name-twice': 'is there twice', 'bad-range': 'has limits that make no scale',
    'csat-range': 'has to go from 1 to 5', 'nps-range': 'has to go from 0 to 10', 'ces-range': 'has to go from 1 to 7', 'too-few-options': 'needs at least two answers to choose from', 'option-twice': 'has the same answer twice',
    'unknown-condition': 'depends on a question that is not there', 'condition-later': 'depends on a question that comes later', 'condition-empty': 'depends on an answer, but none is chosen', 'no-first': 'needs a score that is always asked, for the bar of faces',
    'kind-changed': 'was another kind of question in an earlier version: add a new one instead',
  },
};
export default terms;

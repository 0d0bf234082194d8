/** Words of the staff's survey elements: results and editor. None of them reaches a customer's page. */
import type { Locale } from '../domain/form.ts';
import type { Occasion } from '../domain/forms/surveys.ts';
import type { ScaleTerms } from './terms.ts';

type Words<K extends string> = Readonly<Record<K, string>>;

export interface SurveyStaffTerms {
  readonly locale: Locale;
  /** As customers read them. */
  readonly scale: ScaleTerms;
  /** Results. */
  readonly r: Words<
    'title' | 'template' | 'channel' | 'invited' | 'inline' | 'from' | 'to' | 'department' | 'agent' | 'round' | 'all' | 'show' | 'answers' | 'share' | 'mean' | 'top2' | 'nps' | 'noData'
    | 'distribution' | 'trend' | 'departments' | 'agents' | 'tooFew' | 'beside' | 'response' | 'comments' | 'search' | 'noComments' | 'noneFound' | 'more' | 'empty' | 'emptyHint' | 'signIn' | 'notYours' | 'failed' | 'retry' | 'loading'
    | 'csv' | 'excel' | 'print' | 'opened' | 'close' | 'received' | 'answer' | 'of' | 'withheld' | 'partial' | 'notGiven' | 'yes' | 'no' | 'noBackend' | 'question' | 'calls' | 'due' | 'overdue' | 'atDesk' | 'openCalls' | 'retired'
    | 'look' | 'message' | 'noDepartment' | 'noAgent' | 'noTask' | 'noneYet' | 'evaluate' | 'evaluateHint' | 'evaluated' | 'versions' | 'changed' | 'refused' | 'notSaved'> & {
    readonly until: (version: number) => string;
    readonly lateOf: (n: number) => string;
    readonly scores: (n: number) => string;
    readonly calling: (name: string) => string;
    readonly ofMost: (score: number, most: number) => string;
    readonly nOf: (n: number) => string;
    readonly partOf: (part: number, n: number) => string;
    readonly npsParts: (promoters: number, passives: number, detractors: number) => string;
  };
  /** Editor. */
  readonly e: Words<
    'title' | 'survey' | 'version' | 'preview' | 'questions' | 'add' | 'remove' | 'up' | 'down' | 'undo' | 'redo' | 'save' | 'saved' | 'unsaved' | 'name' | 'intro' | 'question' | 'kind' | 'look' | 'required'
    | 'options' | 'addOption' | 'when' | 'always' | 'whenIs' | 'faces' | 'stars' | 'numbers' | 'wrong' | 'newer' | 'reload' | 'first' | 'isFirst' | 'language' | 'signIn' | 'newQuestion' | 'newOption' | 'conditions'
    | 'begin' | 'id' | 'idHint' | 'taken' | 'create' | 'occasion' | 'newSurvey' | 'join' | 'allOf' | 'anyOf' | 'addCondition' | 'otherCondition' | 'no' | 'followUp' | 'followUpWhen' | 'byScores' | 'beginPart' | 'joinPart' | 'partTitle' | 'failed' | 'notYours' | 'loading' | 'versions' | 'versionsHint' | 'lookAt' | 'takeUp' | 'takenUp' | 'inUse' | 'shipped' | 'close' | 'versionsFailed'> & {
    readonly versionOf: (n: number) => string;
    /** A part of a survey, by its number. */
    readonly part: (n: number) => string;
  };
  readonly occasions: Words<Occasion>;
  readonly types: Words<'csat' | 'item' | 'item10' | 'nps' | 'ces' | 'choice' | 'choices' | 'longtext' | 'solved' | 'callback' | 'contact'>;
  /** Codes of `checkTemplate` in the domain. */
  readonly wrong: Words<
    'bad-name' | 'words-missing' | 'no-questions' | 'name-twice' | 'bad-range' | 'csat-range' | 'nps-range' | 'ces-range' | 'too-few-options' | 'option-twice' | 'unknown-condition' | 'condition-later' | 'condition-empty' | 'no-first' | 'kind-changed'>;
}

const modules: Readonly<Record<Locale, () => Promise<{ default: SurveyStaffTerms }>>> = {
  'en': () => import('./en/survey-staff.ts'), 'zh-Hans': () => import('./zh-Hans/survey-staff.ts'), 'zh-Hant': () => import('./zh-Hant/survey-staff.ts'),
};

export const loadSurveyStaff = async (_: 'survey-staff', locale: Locale): Promise<SurveyStaffTerms> => (await modules[locale]()).default;

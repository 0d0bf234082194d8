import type { HeedErrorCode } from '../backend/port.ts';
import { HeedEvent } from './events.ts';

/** The backend has an answer. `score`: of the survey's first question; `partial`: only the first tap. */
export class HeedSurveySubmittedEvent extends HeedEvent {
  declare readonly reference: string;
  declare readonly template: string;
  declare readonly score: number | undefined;
  declare readonly partial: boolean;
  constructor(reference: string, template: string, score: number | undefined, partial: boolean) {
    super('heed-survey-submitted', { reference, template, score, partial });
  }
}

/** Before an answer is sent. Cancel it to step in; the element's `values` has what was answered. */
export class HeedBeforeSurveyEvent extends HeedEvent {
  declare readonly template: string;
  constructor(template: string) {
    super('heed-before-survey', { template }, true);
  }
}

/** In a kiosk an answer was refused for good, for this reason, and is kept for the staff; `count`: how many are by now. */
export class HeedSurveyKeptEvent extends HeedEvent {
  declare readonly count: number;
  declare readonly code: HeedErrorCode;
  constructor(count: number, code: HeedErrorCode) {
    super('heed-survey-kept', { count, code });
  }
}

/** A new version of a survey was saved. */
export class HeedSurveySavedEvent extends HeedEvent {
  declare readonly template: string;
  declare readonly version: number;
  constructor(template: string, version: number) {
    super('heed-survey-saved', { template, version });
  }
}

declare global {
  interface HTMLElementEventMap {
    'heed-survey-submitted': HeedSurveySubmittedEvent;
    'heed-before-survey': HeedBeforeSurveyEvent;
    'heed-survey-kept': HeedSurveyKeptEvent;
    'heed-survey-saved': HeedSurveySavedEvent;
  }
}

/** What the tracker loads for a case that has ended. */
import './satisfaction-survey.ts';

export { SurveyOffer } from '../widgets/case-tracker/offer.ts';

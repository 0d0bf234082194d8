import './cdn.ts';
import './my-cases.ts';
import './satisfaction-survey.ts';

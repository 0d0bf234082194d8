import './provider.ts';
import './complaint-form.ts';
import './case-tracker.ts';
import './outbox.ts';
import './my-cases.ts';
import './satisfaction-survey.ts';

import './provider.ts';
import './complaint-form.ts';
import './case-tracker.ts';
import './outbox.ts';

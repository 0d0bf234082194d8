/** Classes, types and adapters. Importing this changes nothing on the page; `heed/define` registers the tags. */
export { HeedComplaintForm } from './widgets/complaint-form/complaint-form.ts';
export { HeedCaseTracker } from './widgets/case-tracker/case-tracker.ts';
export { HeedMyCases } from './widgets/my-cases/my-cases.ts';
export type { OwnCasesBackend } from './backend/port.ts';
export type { CustomerToken } from './backend/token.ts';
export { HeedOutbox } from './widgets/outbox/outbox.ts';
export { HeedSatisfactionSurvey } from './widgets/satisfaction-survey/satisfaction-survey.ts';
export { HeedProvider } from './widgets/provider/provider.ts';
export * from './controllers/events.ts';
export * from './controllers/case-events.ts';
export * from './controllers/draft-events.ts';
export * from './controllers/survey-events.ts';
export { heedContext } from './controllers/context.ts';
export type { HeedSettings } from './controllers/context.ts';
export { HeedError, RestBackend } from './backend/index.ts';
export type * from './backend/port.ts';
export type { Field, FormDefinition, FormOverrides, Locale, Text, Values } from './domain/form.ts';

/** The domain: forms, records, workflows and figures as data, and the pure functions over them. No DOM, no I/O. */
export * from './canonical.ts';
export * from './clean.ts';
export * from './clock.ts';
export * from './figure.ts';
export * from './form.ts';
export * from './forms/case-intake.ts';
export type * from './issue.ts';
export * from './next.ts';
export type * from './records/case.ts';
export * from './reference.ts';
export * from './schema.ts';
export * from './text.ts';
export type * from './values.ts';
export * from './workflow.ts';
export * from './workflows/all.ts';
export * from './workflows/complaint.ts';
export * from './workflows/inquiry.ts';
export * from './workflows/suggestion.ts';

import type { CaseKind } from '../forms/case-intake.ts';
import type { Workflow } from '../workflow.ts';
import { complaintWorkflow } from './complaint.ts';
import { inquiryWorkflow } from './inquiry.ts';
import { suggestionWorkflow } from './suggestion.ts';

/** The workflow of each kind of case. */
export const WORKFLOWS: Readonly<Record<CaseKind, Workflow>> = {
  complaint: complaintWorkflow, inquiry: inquiryWorkflow, suggestion: suggestionWorkflow,
};

import 'heed/define/case-tracker';
import { COMPLAINT, INQUIRY, SUGGESTION, at, renderTracker } from './support/following.ts';
import type { TrackerArgs } from './support/following.ts';
import type { HeedMeta, HeedStory } from './support/story.ts';

const meta: HeedMeta<TrackerArgs> = { title: 'Case tracker/States', component: 'heed-case-tracker', tags: ['!autodocs'], render: renderTracker };
export default meta;

type Story = HeedStory<TrackerArgs>;

export const ComplaintReceived: Story = at('complaint', COMPLAINT.received, 5);
export const ComplaintAccepted: Story = at('complaint', COMPLAINT.accepted);
export const ComplaintRejected: Story = at('complaint', COMPLAINT.rejected);
export const ComplaintAnalysed: Story = at('complaint', COMPLAINT.analysed);
export const ComplaintAssigned: Story = at('complaint', COMPLAINT.assigned);
export const ComplaintProposed: Story = at('complaint', COMPLAINT.proposed);
export const ComplaintApproved: Story = at('complaint', COMPLAINT.approved);
export const ComplaintDeclined: Story = at('complaint', COMPLAINT.declined);
export const ComplaintExecuting: Story = at('complaint', COMPLAINT.executing);
export const ComplaintAwaitingFeedback: Story = at('complaint', COMPLAINT.feedback);
export const ComplaintConfirmed: Story = at('complaint', COMPLAINT.confirmed);
export const ComplaintReopened: Story = at('complaint', COMPLAINT.reopened);
export const ComplaintClosed: Story = at('complaint', COMPLAINT.closed);
export const ComplaintClosedAnyway: Story = at('complaint', COMPLAINT.anyway);
export const ComplaintWithdrawn: Story = at('complaint', COMPLAINT.withdrawn);

export const InquiryReceived: Story = at('inquiry', INQUIRY.received, 5);
export const InquiryPromised: Story = at('inquiry', INQUIRY.promised);
export const InquiryAnswered: Story = at('inquiry', INQUIRY.answered);
export const InquiryConfirmed: Story = at('inquiry', INQUIRY.confirmed);
export const InquiryReopened: Story = at('inquiry', INQUIRY.reopened);
export const InquiryClosed: Story = at('inquiry', INQUIRY.closed);
export const InquiryWithdrawn: Story = at('inquiry', INQUIRY.withdrawn);

export const SuggestionReceived: Story = at('suggestion', SUGGESTION.received, 5);
export const SuggestionAcknowledged: Story = at('suggestion', SUGGESTION.acknowledged);
export const SuggestionSorted: Story = at('suggestion', SUGGESTION.sorted);
export const SuggestionForwarded: Story = at('suggestion', SUGGESTION.forwarded);
export const SuggestionUnderEvaluation: Story = at('suggestion', SUGGESTION.evaluated);
export const SuggestionAdopted: Story = at('suggestion', SUGGESTION.adopted);
export const SuggestionWithProgress: Story = at('suggestion', SUGGESTION.progress);
export const SuggestionDeclined: Story = at('suggestion', SUGGESTION.declined);
export const SuggestionAnswered: Story = at('suggestion', SUGGESTION.answered);
export const SuggestionWithdrawn: Story = at('suggestion', SUGGESTION.withdrawn);

import { contactIn, type FollowUp, type FollowUpWay, WORKFLOWS } from 'heed/domain';
import type { Store, StoredCase } from './store/store.ts';
import type { StoredAnswer } from './store/surveys.ts';
import { templateOf } from './survey-intake.ts';

type Needs = Pick<Store, 'surveys' | 'caseById'>;

/**
 * How somebody follows up a low score (S-03), and how its author is reached, as the invitation has it, or the case it is about. Where neither
 * knows: a message on the case, as long as it takes one; the site's own records of a service; or nobody can be reached.
 */
export async function waysTo(store: Needs, { site, invitationId, caseId, values, template, version }: StoredAnswer): Promise<{ readonly way: FollowUpWay; readonly contact?: NonNullable<FollowUp['contact']> }> {
  const invitation = invitationId === undefined ? undefined : (await store.surveys.invitation(site, invitationId))?.invitation;
  const stored = caseId === undefined ? undefined : await store.caseById(site, caseId);
  const given = (['name', 'phone', 'email'] as const).flatMap((key) => {
    const value = invitation?.[key] ?? stored?.values[key];
    return typeof value === 'string' && value ? [[key, value] as const] : [];
  });
  const asked = await templateOf(store, site, template, version);
  const reached = given.some(([key]) => key !== 'name') || !!(asked && contactIn(asked, values));
  return {
    way: reached ? 'call' : caseId === undefined ? 'records' : stored && takesMessages(stored) ? 'message' : 'look',
    ...(given.length && { contact: Object.fromEntries(given) as NonNullable<FollowUp['contact']> }),
  };
}

const takesMessages = ({ kind, state }: StoredCase): boolean => !!WORKFLOWS[kind].transitions.find(({ name }) => name === 'message')?.from.includes(state);

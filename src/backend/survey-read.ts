/** Reading a survey from a heed server with nothing but `fetch`: it is all that a page with a survey does before somebody answers. */
import type { OpenInvitation } from '../domain/records/survey.ts';
import type { SurveyTemplate } from '../domain/forms/surveys.ts';
import { surveyTemplate } from './survey-template.ts';

/** The survey of this name, or what the invitation opens. Rejects with the server's refusal, or as `fetch` does. */
export async function readSurvey(endpoint: string, site: string | undefined, name: string | undefined, invitation: string | undefined, signal: AbortSignal):
Promise<Partial<OpenInvitation> & { readonly template: SurveyTemplate }> {
  const response = await fetch(`${endpoint.replace(/\/+$/, '')}/v1/${invitation === undefined ? `surveys/${encodeURIComponent(name ?? '')}` : 'survey-invitation'}`, {
    headers: { Accept: 'application/json', ...(site && { 'Heed-Site': site }), ...(invitation !== undefined && { 'Heed-Invitation': invitation }) },
    signal: AbortSignal.any([signal, AbortSignal.timeout(20_000)]), cache: 'no-store', credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer',
  });
  if (!response.ok) throw await (await import('./refusal.ts')).refusal(response, Date.now());
  const body = await response.json() as OpenInvitation;
  if (invitation === undefined) return { template: surveyTemplate(body) };
  surveyTemplate(body.template);
  return body;
}

import type { SurveyFilter } from '../domain/records/survey.ts';

/** Which results the address of a page asks for, as `#results=after-service&channel=inline&followUp=…`, where the desk's tasks lead; nothing of anything else. */
export function resultsIn(hash: string): SurveyFilter | undefined {
  const asked = new URLSearchParams(hash.replace(/^#/, ''));
  const template = asked.get('results');
  if (!template) return undefined;
  const [department, followUp] = [asked.get('department'), asked.get('followUp')];
  return { template, channel: asked.get('channel') === 'inline' ? 'inline' : 'invited', ...(department && { department }), ...(followUp && { followUp }) };
}

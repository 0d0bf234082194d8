/** What the tests of the staff's survey elements begin with. */
import { html } from 'lit';
import '../../src/define/survey-editor.ts';
import { RestSurveyDesk } from '../../src/backend/survey-desk.ts';
import type { HeedSurveyEditor } from '../../src/widgets/survey-editor/survey-editor.ts';
import { place, until } from './support.ts';
import type { World } from './support.ts';

/** The editor with its first survey. */
export async function editor(it: World): Promise<HeedSurveyEditor> {
  const element = document.createElement('heed-survey-editor');
  element.backend = new RestSurveyDesk(it.backend.options);
  place(html`<div lang="en">${element}</div>`);
  await until(element, (root) => root.querySelector('.q'));
  return element;
}

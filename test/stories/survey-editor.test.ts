import * as stories from '../../stories/survey-editor.stories.ts';
import { checkStories } from './check.ts';

checkStories(stories);

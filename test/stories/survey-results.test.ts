import * as stories from '../../stories/survey-results.stories.ts';
import { checkStories } from './check.ts';

checkStories(stories);

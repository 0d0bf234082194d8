import * as stories from '../../stories/satisfaction-survey.stories.ts';
import { checkStories } from './check.ts';

checkStories(stories);

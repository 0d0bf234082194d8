import * as stories from '../../stories/case-tracker-states.stories.ts';
import { checkStories } from './check.ts';

checkStories(stories);

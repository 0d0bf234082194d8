import * as stories from '../../stories/case-tracker.stories.ts';
import { checkStories } from './check.ts';

checkStories(stories);

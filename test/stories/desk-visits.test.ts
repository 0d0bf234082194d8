import * as stories from '../../stories/desk-visits.stories.ts';
import { checkStories } from './check.ts';

checkStories(stories);

import * as stories from '../../stories/desk-categories.stories.ts';
import { checkStories } from './check.ts';

checkStories(stories);

import * as stories from '../../stories/desk.stories.ts';
import { checkStories } from './check.ts';

checkStories(stories);

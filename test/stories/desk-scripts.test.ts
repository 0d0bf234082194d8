import * as stories from '../../stories/desk-scripts.stories.ts';
import { checkStories } from './check.ts';

checkStories(stories);

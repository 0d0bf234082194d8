import * as stories from '../../stories/case-library.stories.ts';
import { checkStories } from './check.ts';

checkStories(stories);

import * as stories from '../../stories/my-cases.stories.ts';
import { checkStories } from './check.ts';

checkStories(stories);

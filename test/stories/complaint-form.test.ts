import * as stories from '../../stories/complaint-form.stories.ts';
import { checkStories } from './check.ts';

checkStories(stories);

import * as stories from '../../stories/complaint-form-sending.stories.ts';
import { checkStories } from './check.ts';

checkStories(stories);

import * as stories from '../../stories/provider.stories.ts';
import { checkStories } from './check.ts';

checkStories(stories);

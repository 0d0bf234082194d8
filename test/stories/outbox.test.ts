import * as stories from '../../stories/outbox.stories.ts';
import { checkStories } from './check.ts';

checkStories(stories);

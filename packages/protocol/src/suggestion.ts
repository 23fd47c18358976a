import { z } from 'zod';
import { Sentiment } from './closure.ts';
import { TagRef } from './tag.ts';

/** `GET /api/chats/:id/suggestions`: what may fit, marked as a proposal and never preselected. At most three tags, likeliest first. [K13] */
export const Suggestions = z.object({ tags: z.array(TagRef), sentiment: Sentiment.nullable() });
export type Suggestions = z.infer<typeof Suggestions>;

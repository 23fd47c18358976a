import type { ChatId } from '@desk/protocol/ids';
import type { Random } from '../seed/random.ts';
import type { Story } from '../seed/stories/story.ts';
import { STORIES } from '../seed/stories.ts';

/** Which story a chat tells, so that its customer and its agent speak of the same thing. */
export type Told = { set(chatId: ChatId, story: Story): void; of(chatId: ChatId, department: string | undefined): Story };

/** A chat that somebody else began gets a story of its department. */
export function createTold(random: Random): Told {
  const stories = new Map<ChatId, Story>();
  return {
    set: (chatId, story) => void stories.set(chatId, story),
    of: (chatId, department) => {
      const known = stories.get(chatId);
      if (known) return known;
      const fitting = STORIES.filter((story) => !department || story.department === department);
      const story = random.weighted(fitting.length > 0 ? fitting : STORIES, ({ weight }) => weight);
      stories.set(chatId, story);
      return story;
    },
  };
}

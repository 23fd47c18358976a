import type { Message } from '@desk/protocol/chat';
import type { Sentiment } from '@desk/protocol/closure';
import type { Random } from '../seed/random.ts';
import { LAST_WORDS } from '../seed/stories/small-talk.ts';
import type { Story } from '../seed/stories/story.ts';
import { STORIES } from '../seed/stories.ts';

/** The story that a customer tells: the one whose question stands in the transcript, else one of the same department. */
export function storyOf(messages: readonly Message[], department: string | null, random: Random): Story {
  const asked = messages.filter(({ author }) => author.kind === 'customer').map(({ text }) => text);
  const told = STORIES.find(({ asks }) => asks.some((ask) => asked.includes(ask)));
  if (told) return told;
  const near = STORIES.filter((story) => story.department === department);
  return random.weighted(near.length > 0 ? near : STORIES, ({ weight }) => weight);
}

/** How it went for the customer, as an attentive agent would set it: by the last words, else by the story's shares. Null means: not set. */
export function sentimentOf(messages: readonly Message[], story: Story, random: Random): Sentiment | null {
  const last = messages.findLast(({ author }) => author.kind === 'customer')?.text ?? '';
  const moods = ['positive', 'neutral', 'negative'] as const;
  const heard = moods.find((mood) => LAST_WORDS[mood].includes(last));
  if (heard && random.chance(0.9)) return heard;
  const [positive, neutral, negative, notSet] = story.moods;
  const shares = { positive, neutral, negative, 'not-set': notSet };
  const picked = random.weighted([...moods, 'not-set'] as const, (mood) => shares[mood]);
  return picked === 'not-set' ? null : picked;
}

/** References as an agent types them: often a JIRA key of the story, now and then the ticket number of another system. */
export function referencesOf(story: Story, random: Random): string[] {
  const references: string[] = [];
  if (story.issues && story.issues.length > 0 && random.chance(0.55)) references.push(random.pick(story.issues));
  if (random.chance(0.12)) references.push(`INC-${random.between(77_000, 77_999)}`);
  return references;
}

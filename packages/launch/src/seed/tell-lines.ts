import type { Sentiment } from '@desk/protocol/closure';
import type { Line } from './play-chat.ts';
import type { Random } from './random.ts';
import { ADDS, GREETINGS, LAST_WORDS } from './stories/small-talk.ts';
import type { Story } from './stories/story.ts';

/** A short conversation: asked, looked into, settled, and the customer's last words when the mood is known. */
export function tellLines(story: Story, mood: Sentiment | null, customer: string, agent: string, random: Random): Line[] {
  const reply = random.between(8, random.chance(0.15) ? 170 : 55);
  const greeting = `${random.pick(GREETINGS)} ${firstName(customer)}, ${firstName(agent)} here. ${random.pick(story.looks)}`;
  return [
    { by: 'customer', text: random.pick(story.asks), after: 0 },
    { by: 'agent', text: greeting, after: reply },
    ...(random.chance(0.6) ? [{ by: 'customer', text: random.pick(ADDS), after: random.between(10, 80) } as const] : []),
    { by: 'agent', text: random.pick(story.settles), after: random.between(60, 420) },
    ...(mood && random.chance(0.85)
      ? [{ by: 'customer', text: random.pick(LAST_WORDS[mood]), after: random.between(8, 70) } as const]
      : []),
  ];
}

/** "Ada" of "Ada M." and of "Ada Moreira". */
export function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}

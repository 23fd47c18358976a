import { setTimeout as delay } from 'node:timers/promises';
import type { Message, VisitorChat } from '@desk/protocol/chat';
import { customerName } from '../seed/names.ts';
import type { Random } from '../seed/random.ts';
import { ADDS, LAST_WORDS } from '../seed/stories/small-talk.ts';
import { STORIES } from '../seed/stories.ts';
import { createHttp } from './http.ts';
import type { Told } from './told.ts';

type Talk = { chat: VisitorChat | null; messages: Message[] };
type Stage = { url: string; random: Random; told: Told; signal: AbortSignal; say(line: string): void };

const POLL_MS = 2_000;
const PATIENCE_MS = 10 * 60_000;

/** One customer from the first word to the last: writes in, answers what the agent says, and stays until the chat is closed. */
export async function playCustomer({ url, random, told, signal, say }: Stage): Promise<void> {
  const name = customerName(random);
  const story = random.weighted(STORIES, ({ weight }) => weight);
  const { token } = await createHttp(url, {}, signal).post<{ token: string }>('/api/widget/sessions', {
    workspace: 'demo',
    name,
    department: story.department,
  });
  const http = createHttp(url, { authorization: `Bearer ${token}` }, signal);
  const write = (text: string) => http.post<Talk>('/api/widget/messages', { text, clientId: crypto.randomUUID() });
  const ask = random.pick(story.asks);
  const { chat } = await write(ask);
  if (chat) told.set(chat.id, story);
  say(`${name} writes to ${story.department}: ${ask}`);

  const replies = [random.pick(ADDS), random.pick(LAST_WORDS[random.pick(['positive', 'positive', 'neutral', 'negative'] as const)])];
  const limit = Date.now() + PATIENCE_MS;
  while (Date.now() < limit) {
    await delay(POLL_MS, undefined, { signal });
    const talk = await http.get<Talk>('/api/widget/chat');
    if (!talk.chat || talk.chat.status === 'closed') return;
    const answers = talk.messages.filter(({ author }) => author.kind === 'agent').length;
    const isMyTurn = talk.messages.at(-1)?.author.kind === 'agent';
    const reply = replies[answers - 1];
    if (isMyTurn && reply) await write(reply);
  }
}

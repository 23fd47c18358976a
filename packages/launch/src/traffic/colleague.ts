import { setTimeout as delay } from 'node:timers/promises';
import type { Chat, ChatWithMessages } from '@desk/protocol/chat';
import type { CloseChatInput } from '@desk/protocol/closure';
import type { Tag } from '@desk/protocol/tag';
import type { Random } from '../seed/random.ts';
import { GREETINGS } from '../seed/stories/small-talk.ts';
import type { Moods, Story } from '../seed/stories/story.ts';
import { firstName } from '../seed/tell-lines.ts';
import { createHttp, type Http } from './http.ts';
import type { Told } from './told.ts';

type Stage = { url: string; cookie: string; name: string; random: Random; told: Told; signal: AbortSignal; say(line: string): void };
type Page<T> = { items: T[] };

const MOODS = ['positive', 'neutral', 'negative', null] as const;
/** Nobody types faster than that. */
const THINK_MS = { least: 2_500, most: 6_000 };
/** A customer who has not answered for so long has nothing to add. */
const SILENT_MS = 15_000;

/** A simulated colleague at work until `signal`: answers whoever waits longest, settles it, and closes with a full form. */
export async function playColleague(stage: Stage): Promise<void> {
  const http = createHttp(stage.url, { cookie: stage.cookie }, stage.signal);
  const { items: tags } = await http.get<Page<Tag>>('/api/tags');
  for (;;) {
    await delay(stage.random.between(THINK_MS.least, THINK_MS.most), undefined, { signal: stage.signal });
    const { items } = await http.get<Page<Chat>>('/api/chats?tab=live');
    const next = items.filter(isMyTurn).sort((a, b) => a.lastMessageAt.localeCompare(b.lastMessageAt))[0];
    // The chat may have moved on while we thought about it: then it is somebody else's turn, or nobody's.
    if (next) await act(http, next, tags, stage).catch(() => stage.signal.throwIfAborted());
  }
}

function isMyTurn(chat: Chat): boolean {
  return chat.lastMessage?.author === 'customer' || Date.now() - Date.parse(chat.lastMessageAt) > SILENT_MS;
}

async function act(http: Http, { id, customer, department }: Chat, tags: Tag[], { name, random, told, say }: Stage): Promise<void> {
  const { chat, messages } = await http.get<ChatWithMessages>(`/api/chats/${id}`);
  const story = told.of(id, department?.name);
  const answers = messages.filter(({ author }) => author.kind === 'agent').length;
  const write = (text: string) => http.post(`/api/chats/${id}/messages`, { text, clientId: crypto.randomUUID() });
  if (answers === 0) {
    await write(`${random.pick(GREETINGS)} ${firstName(customer.name)}, ${firstName(name)} here. ${random.pick(story.looks)}`);
  } else if (answers === 1) {
    await write(random.pick(story.settles));
  } else {
    const form = fillForm(story, tags, chat.version, random);
    await http.post(`/api/chats/${id}/close`, form);
    say(`${firstName(name)} closes ${customer.name}: ${[form.sentiment ?? 'not set', story.tag, ...(form.references ?? [])].join(', ')}`);
  }
}

function fillForm(story: Story, tags: Tag[], seenVersion: number, random: Random): CloseChatInput {
  const tag = tags.find(({ name, active }) => name === story.tag && active);
  return {
    sentiment: random.weighted(MOODS, (mood) => shareOf(story.moods, mood)),
    note: random.pick(story.notes),
    tagIds: tag ? [tag.id] : [],
    references: story.issues && random.chance(0.3) ? [random.pick(story.issues)] : [],
    seenVersion,
  };
}

function shareOf(moods: Moods, mood: (typeof MOODS)[number]): number {
  return moods[MOODS.indexOf(mood)] ?? 0;
}

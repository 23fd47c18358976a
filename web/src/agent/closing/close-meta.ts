import type { Chat, Message } from '@desk/protocol/chat';
import { spanWords } from '../../clock/time-words.ts';
import { averageReplyMs } from '../conversation/reply-time.ts';
import { firstName } from '../line-words.ts';

/** The line under the title: `#48213 · Mobile · Roaming · 9 min 40 s · you replied in 38 s on average`. */
export function closeMeta(chat: Chat, messages: readonly Message[], nowMs: number, myId: string): string {
  const since = Date.parse(chat.assignedAt ?? chat.openedAt);
  const until = chat.closure ? Date.parse(chat.closure.closedAt) : nowMs;
  const reply = averageReplyMs(messages);
  const who = chat.agent && chat.agent.id !== myId ? firstName(chat.agent.name) : 'you';
  return [
    `#${chat.number}`,
    chat.department?.name,
    chat.topic,
    spanWords(until - since),
    reply === undefined ? undefined : `${who} replied in ${spanWords(reply)} on average`,
  ]
    .filter(Boolean)
    .join(' · ');
}

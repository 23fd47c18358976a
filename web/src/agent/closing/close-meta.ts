import type { Chat, Message } from '@desk/protocol/chat';
import { spanWords } from '../../clock/time-words.ts';
import { averageReplyMs } from '../conversation/reply-time.ts';

/** The line under the title: `#48213 · Mobile · Roaming · 9 min 40 s · you replied in 38 s on average`. */
export function closeMeta(chat: Chat, messages: readonly Message[], nowMs: number): string {
  const since = Date.parse(chat.assignedAt ?? chat.openedAt);
  const reply = averageReplyMs(messages);
  return [
    `#${chat.number}`,
    chat.department?.name,
    chat.topic,
    spanWords(nowMs - since),
    reply === undefined ? undefined : `you replied in ${spanWords(reply)} on average`,
  ]
    .filter(Boolean)
    .join(' · ');
}

import type { Chat } from '@desk/protocol/chat';
import type { Closure, ClosureRow } from '@desk/protocol/closure';

/** A closure with the chat it ended, as the stream and the lists show it. `handledSeconds` runs from the assignment to the close. */
export function toClosureRow(chat: Chat, closure: Closure, handledSeconds: number): ClosureRow {
  return {
    ...closure,
    chatId: chat.id,
    number: chat.number,
    customer: chat.customer,
    agent: chat.agent,
    department: chat.department,
    channel: chat.channel,
    handledSeconds,
  };
}

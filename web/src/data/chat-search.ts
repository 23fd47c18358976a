import type { Chat } from '@desk/protocol/chat';

/** True when anything that a row of the list stands for holds the wanted text, which is in lower case. */
export function says(chat: Chat, wanted: string): boolean {
  return [chat.customer.name, chat.department?.name, chat.topic, chat.lastMessage?.text, chat.closure?.note, `#${chat.number}`].some(
    (text) => text?.toLocaleLowerCase().includes(wanted),
  );
}

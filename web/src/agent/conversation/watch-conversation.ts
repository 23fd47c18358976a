import type { ReactiveControllerHost } from 'lit';
import type { ChatStore } from '../../data/chat-store.ts';
import type { Drafts } from '../../data/drafts.ts';
import type { Outbox } from '../../data/outbox.ts';
import type { PresenceStore } from '../../data/presence-store.ts';
import { StoreController } from '../../data/store-controller.ts';

export interface ConversationStores {
  chats(): ChatStore;
  presence(): PresenceStore;
  outbox(): Outbox;
  drafts(): Drafts;
}

/** Draws the conversation anew whenever something that it shows of the chat has changed. */
export function watchConversation(
  host: ReactiveControllerHost,
  { chats, presence, outbox, drafts }: ConversationStores,
  chatId: () => string,
): void {
  new StoreController(host, chats, (store) => store.get(chatId()));
  new StoreController(host, chats, (store) => store.transcript(chatId()));
  new StoreController(host, presence, () => ({}));
  new StoreController(host, outbox, (store) => store.of(chatId()));
  new StoreController(host, drafts, (store) => store.state(chatId(), 'reply'));
}

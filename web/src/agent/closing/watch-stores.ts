import type { ReactiveControllerHost } from 'lit';
import type { Catalogue } from '../../data/catalogue.ts';
import type { ChatStore } from '../../data/chat-store.ts';
import type { Drafts } from '../../data/drafts.ts';
import type { PresenceStore } from '../../data/presence-store.ts';
import { StoreController } from '../../data/store-controller.ts';

export interface CloseStores {
  chats(): ChatStore;
  catalogue(): Catalogue;
  drafts(): Drafts;
  presence(): PresenceStore;
}

/** Draws the form anew whenever something that it shows has changed. */
export function watchStores(host: ReactiveControllerHost, { chats, catalogue, drafts, presence }: CloseStores, chatId: () => string): void {
  new StoreController(host, chats, (store) => store.all());
  new StoreController(host, chats, (store) => store.transcript(chatId()));
  new StoreController(host, catalogue, ({ tags, sites, preferences }) => [tags, sites, preferences]);
  new StoreController(host, drafts, (store) => store.state(chatId(), 'close'));
  new StoreController(host, presence, (store) => store.isTyping(chatId()));
}

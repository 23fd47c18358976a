import { findChat } from '@desk/core/chats/get';
import type { Db } from '@desk/core/db/connect';
import type { Chat } from '@desk/protocol/chat';
import type { ChatId, WorkspaceId } from '@desk/protocol/ids';

/** Who takes part in a chat: what typing signals need, kept from the events that pass by. */
export type Parties = { workspaceId: WorkspaceId; customerId: string; agentId: string | null };

export type ChatFacts = {
  remember(chat: Chat, workspaceId: WorkspaceId): void;
  /** From memory, else from the database. Null when the workspace has no such chat. */
  find(workspaceId: WorkspaceId, chatId: ChatId): Promise<Parties | null>;
};

const KEPT_AT_MOST = 20_000;

export function createChatFacts(db: Db): ChatFacts {
  const known = new Map<string, Parties>();
  const facts: ChatFacts = {
    remember(chat, workspaceId) {
      known.delete(chat.id);
      known.set(chat.id, { workspaceId, customerId: chat.customer.id, agentId: chat.agent?.id ?? null });
      if (known.size > KEPT_AT_MOST) known.delete(known.keys().next().value!);
    },
    async find(workspaceId, chatId) {
      if (!known.has(chatId)) {
        const chat = await findChat(db, workspaceId, chatId).catch(() => null);
        if (chat) facts.remember(chat, workspaceId);
      }
      const parties = known.get(chatId);
      return parties?.workspaceId === workspaceId ? parties : null;
    },
  };
  return facts;
}

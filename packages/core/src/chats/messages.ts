import type { Message } from '@desk/protocol/chat';
import type { ChatId, WorkspaceId } from '@desk/protocol/ids';
import type { Selectable } from 'kysely';
import type { Db } from '../db/connect.ts';
import type { Schema } from '../db/schema.ts';

/** The messages of a chat behind `version`, oldest first; 0 for all. */
export async function messagesAfter(db: Db, workspaceId: WorkspaceId, chatId: ChatId, version: number): Promise<Message[]> {
  const rows = await db
    .selectFrom('messages')
    .selectAll()
    .where('chat_id', '=', chatId)
    .where('workspace_id', '=', workspaceId)
    .where('version', '>', version)
    .orderBy('version')
    .execute();
  return rows.map(toMessage);
}

/** Row to wire. */
export function toMessage(row: Selectable<Schema['messages']>): Message {
  return {
    id: row.id,
    version: row.version,
    author: { kind: row.author_kind, id: row.author_id, name: row.author_name },
    text: row.text,
    clientId: row.client_id,
    at: row.at.toISOString(),
  };
}

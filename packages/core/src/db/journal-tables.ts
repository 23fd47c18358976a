import type { Chat } from '@desk/protocol/chat';
import type { EventType } from '@desk/protocol/events';
import type { ChatId, WorkspaceId } from '@desk/protocol/ids';
import type { Actor } from '@desk/protocol/people';
import type { Generated } from 'kysely';
import type { Json } from './column-types.ts';

/**
 * The journal, insert-only: audit trail, transcript and resume log at once. `chat` is the chat after the change. `intent` is the
 * idempotency key under which it was asked for; the stored event is the stored answer.
 */
export type Events = {
  seq: Generated<number>;
  workspace_id: WorkspaceId;
  chat_id: ChatId | null;
  version: number | null;
  type: EventType;
  actor: Json<Actor>;
  data: Json<Record<string, unknown>>;
  chat: Json<Chat> | null;
  intent: string | null;
  intent_hash: string | null;
  at: Generated<Date>;
};

/** What the relay has not handed on yet. */
export type Outbox = { seq: number };

import type { AuthorKind, ChatStatus } from '@desk/protocol/chat';
import type { Channel } from '@desk/protocol/closure';
import type { ChatId, ClosureId, CustomerId, DepartmentId, MessageId, NoteId, TransferId, UserId, WorkspaceId } from '@desk/protocol/ids';
import type { DraftMode } from '@desk/protocol/note';
import type { ColumnType, Generated } from 'kysely';
import type { CreatedAt, Json } from './column-types.ts';

/** `attributes` are lines for the customer column, set by whoever embeds the widget or by the seed. */
export type Customers = {
  id: CustomerId;
  workspace_id: WorkspaceId;
  name: string;
  email: string | null;
  language: string | null;
  attributes: ColumnType<Record<string, string>, Record<string, string> | undefined, Record<string, string>>;
  opted_out_at: Date | null;
  created_at: CreatedAt;
};

/**
 * A chat as it stands. Only `chats/change.ts` writes here. `version` counts its events. `last_customer_version` is the version that the
 * customer's last message made; `waiting_since` the oldest of theirs that nobody answered; `ticketed_at` when it became a ticket, which it then
 * stays until it is closed. `supervisor_asked_at` since when its customer asks for a supervisor; it stays over a close, for an undo. `transfer_id` is
 * the offer that stands, or the last one while its owner has to take note of what became of it.
 */
export type Chats = {
  id: ChatId;
  workspace_id: WorkspaceId;
  number: Generated<number>;
  version: Generated<number>;
  status: ChatStatus;
  customer_id: CustomerId;
  agent_id: UserId | null;
  department_id: DepartmentId | null;
  channel: Generated<Channel>;
  topic: string | null;
  opened_at: Date;
  assigned_at: Date | null;
  first_reply_at: Date | null;
  waiting_since: Date | null;
  last_message_at: Date;
  last_message_author: AuthorKind | null;
  last_message_text: string | null;
  last_customer_version: Generated<number>;
  unread: Generated<number>;
  opened: Generated<boolean>;
  previous_chat_id: ChatId | null;
  closure_id: ClosureId | null;
  due_at: Date | null;
  ticketed_at: Date | null;
  supervisor_asked_at: Date | null;
  supervisor_asked_reason: string | null;
  transfer_id: TransferId | null;
};

/** `version` is the chat's version that the message made: it orders the transcript. `client_id` is its idempotency key. */
export type Messages = {
  id: MessageId;
  workspace_id: WorkspaceId;
  chat_id: ChatId;
  version: number;
  author_kind: AuthorKind;
  author_id: string | null;
  author_name: string;
  text: string;
  client_id: string;
  at: Date;
};

export type Notes = {
  id: NoteId;
  workspace_id: WorkspaceId;
  customer_id: CustomerId;
  chat_id: ChatId | null;
  closure_id: ClosureId | null;
  author_id: UserId;
  text: string;
  created_at: CreatedAt;
};

/** What an agent typed and did not send. The body belongs to the client. */
export type Drafts = {
  workspace_id: WorkspaceId;
  user_id: UserId;
  chat_id: ChatId;
  mode: DraftMode;
  body: Json<Record<string, unknown>>;
  updated_at: Date;
};

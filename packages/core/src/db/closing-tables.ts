import type { Channel, CloseReason, Proposed, ReferenceState, Sentiment } from '@desk/protocol/closure';
import type { ChatId, ClosureId, DepartmentId, JiraConnectionId, ReferenceId, TagId, UserId, WorkspaceId } from '@desk/protocol/ids';
import type { Generated } from 'kysely';
import type { CreatedAt, Json } from './column-types.ts';

/**
 * What was said at the end of a chat. At most one per chat stands (`undone_at` null). `counted` is what the reports hold of it;
 * `is_dirty` says that it has changed since, so a fold can be repeated. `proposed` is what the desk had suggested.
 * `note_author_id` and `note_at` speak of a note that was filled in later; null: by whoever closed, then. `was_pending`: the chat waited for its
 * customer when it was closed.
 */
export type Closures = {
  id: ClosureId;
  workspace_id: WorkspaceId;
  chat_id: ChatId;
  sentiment: Sentiment | null;
  note: string | null;
  closed_by_kind: 'agent' | 'supervisor' | 'customer' | 'system';
  closed_by_id: string | null;
  closed_by_name: string;
  agent_id: UserId | null;
  department_id: DepartmentId | null;
  channel: Channel;
  reason: CloseReason;
  handled_seconds: number;
  closed_at: Date;
  undo_until: Date;
  undone_at: Date | null;
  proposed: Json<Proposed> | null;
  counted: Json<Record<string, unknown>> | null;
  is_dirty: Generated<boolean>;
  note_author_id: UserId | null;
  note_at: Date | null;
  was_pending: Generated<boolean>;
};

export type ClosureTags = { workspace_id: WorkspaceId; closure_id: ClosureId; tag_id: TagId };

/**
 * A JIRA issue, a link or a ticket number. For an issue: `state` is how far attaching has come, `due_at` when the worker looks again
 * (null: never), `issue_id` JIRA's numeric id, which is the identity; `issue_key` is for display and may change. `sent_to` is the issue that may
 * have got the link: written before each call, so that a lost answer is remembered.
 */
export type ChatReferences = {
  id: ReferenceId;
  workspace_id: WorkspaceId;
  chat_id: ChatId;
  closure_id: ClosureId;
  kind: 'jira' | 'link' | 'ticket';
  text: string;
  url: string | null;
  connection_id: JiraConnectionId | null;
  issue_key: string | null;
  issue_id: string | null;
  remote_link_id: string | null;
  sent_to: string | null;
  state: ReferenceState;
  reason: string | null;
  attempts: Generated<number>;
  due_at: Date | null;
  changed_at: Date;
};

export type Tags = {
  id: TagId;
  workspace_id: WorkspaceId;
  name: string;
  meaning: Generated<string>;
  hue: Generated<number>;
  department_ids: Generated<DepartmentId[]>;
  active: Generated<boolean>;
  version: Generated<number>;
  group_name: Generated<string>;
  merged_into: TagId | null;
  created_at: CreatedAt;
};

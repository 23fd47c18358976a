import type { AuthorKind, Chat, ChatStatus } from '@desk/protocol/chat';
import type { Channel, CloseReason, ReferenceState, Sentiment } from '@desk/protocol/closure';
import type { EventType } from '@desk/protocol/events';
import type {
  ChatId,
  ClosureId,
  CustomerId,
  DepartmentId,
  JiraConnectionId,
  MessageId,
  NoteId,
  ReferenceId,
  TagId,
  UserId,
  WorkspaceId,
} from '@desk/protocol/ids';
import type { JiraCheck, JiraFlavour } from '@desk/protocol/jira';
import type { DraftMode } from '@desk/protocol/note';
import type { Actor, Role } from '@desk/protocol/people';
import type { ColumnType, Generated } from 'kysely';

/**
 * The data model, by hand: the best page to learn what the desk knows. A test compares it with the migrated database.
 * Every table has `workspace_id`, every index that serves a list leads with it, and no query reads across workspaces.
 */
export type Schema = {
  workspaces: Workspaces;
  departments: Departments;
  users: Users;
  sessions: Sessions;
  accounts: Accounts;
  verifications: Verifications;
  memberships: Memberships;
  customers: Customers;
  chats: Chats;
  messages: Messages;
  closures: Closures;
  closure_tags: ClosureTags;
  chat_references: ChatReferences;
  tags: Tags;
  notes: Notes;
  drafts: Drafts;
  jira_connections: JiraConnections;
  jira_issues: JiraIssues;
  events: Events;
  outbox: Outbox;
  report_buckets: ReportBuckets;
  report_tag_buckets: ReportTagBuckets;
};

/** Set by the database at insert, never written again. */
type CreatedAt = ColumnType<Date, Date | undefined, never>;
type Json<T> = ColumnType<T, T, T>;

/** One business. `zone` is its IANA time zone; `secret` signs its visitors' tokens. Times in seconds. */
type Workspaces = {
  id: WorkspaceId;
  name: string;
  widget_key: string;
  zone: Generated<string>;
  chat_limit: Generated<number>;
  max_tags: Generated<number>;
  notes_on_close: Generated<boolean>;
  undo_seconds: Generated<number>;
  reply_target_seconds: Generated<number>;
  created_at: CreatedAt;
};

type Departments = { id: DepartmentId; workspace_id: WorkspaceId; name: string; created_at: CreatedAt };

/** The four tables of sign-in, as better-auth reads and writes them. */
type Users = {
  id: UserId;
  name: string;
  email: string;
  email_verified: Generated<boolean>;
  image: string | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};
type Sessions = {
  id: string;
  token: string;
  user_id: UserId;
  expires_at: Date;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};
type Accounts = {
  id: string;
  account_id: string;
  provider_id: string;
  user_id: UserId;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: Date | null;
  refresh_token_expires_at: Date | null;
  scope: string | null;
  password: string | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};
type Verifications = {
  id: string;
  identifier: string;
  value: string;
  expires_at: Date;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

/** What a user is in a workspace. No department means all of them. `chat_limit` null: the workspace's. */
type Memberships = {
  workspace_id: WorkspaceId;
  user_id: UserId;
  role: Role;
  department_ids: Generated<DepartmentId[]>;
  chat_limit: number | null;
  available: Generated<boolean>;
  available_since: Generated<Date>;
  last_assigned_at: Date | null;
  created_at: CreatedAt;
};

/** `attributes` are lines for the customer column, set by whoever embeds the widget or by the seed. */
type Customers = {
  id: CustomerId;
  workspace_id: WorkspaceId;
  name: string;
  email: string | null;
  language: string | null;
  attributes: ColumnType<Record<string, string>, Record<string, string> | undefined, Record<string, string>>;
  created_at: CreatedAt;
};

/**
 * A chat as it stands. Only `chats/change.ts` writes here. `version` counts its events. `last_customer_version` is the version that the
 * customer's last message made; `waiting_since` the oldest of theirs that nobody answered.
 */
type Chats = {
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
};

/** `version` is the chat's version that the message made: it orders the transcript. `client_id` is its idempotency key. */
type Messages = {
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

/**
 * What was said at the end of a chat. At most one per chat stands (`undone_at` null). `counted_at` and `uncounted_at` say what the
 * reports have folded: each goes from null to a time once, so a fold can be repeated.
 */
type Closures = {
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
  counted_at: Date | null;
  uncounted_at: Date | null;
};

type ClosureTags = { workspace_id: WorkspaceId; closure_id: ClosureId; tag_id: TagId };

/**
 * A JIRA issue, a link or a ticket number. For an issue: `state` is how far attaching has come, `due_at` when the worker looks again
 * (null: never), `issue_id` JIRA's numeric id, which is the identity; `issue_key` is for display and may change.
 */
type ChatReferences = {
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
  state: ReferenceState;
  reason: string | null;
  attempts: Generated<number>;
  due_at: Date | null;
  changed_at: Date;
};

type Tags = {
  id: TagId;
  workspace_id: WorkspaceId;
  name: string;
  meaning: Generated<string>;
  hue: Generated<number>;
  department_ids: Generated<DepartmentId[]>;
  active: Generated<boolean>;
  version: Generated<number>;
  created_at: CreatedAt;
};

type Notes = {
  id: NoteId;
  workspace_id: WorkspaceId;
  customer_id: CustomerId;
  chat_id: ChatId | null;
  author_id: UserId;
  text: string;
  created_at: CreatedAt;
};

/** What an agent typed and did not send. The body belongs to the client. */
type Drafts = {
  workspace_id: WorkspaceId;
  user_id: UserId;
  chat_id: ChatId;
  mode: DraftMode;
  body: Json<Record<string, unknown>>;
  updated_at: Date;
};

/** A JIRA site. `token_cipher` is AES-256-GCM with the desk's secret. `projects` null: not loaded yet. */
type JiraConnections = {
  id: JiraConnectionId;
  workspace_id: WorkspaceId;
  flavour: JiraFlavour;
  base_url: string;
  user_name: string | null;
  token_cipher: string | null;
  aliases: Generated<string[]>;
  projects: string[] | null;
  projects_at: Date | null;
  held: Generated<boolean>;
  last_ok_at: Date | null;
  last_error_kind: string | null;
  last_error_text: string | null;
  last_error_at: Date | null;
  checks: Json<JiraCheck[]> | null;
  created_at: CreatedAt;
};

/** What was last read of an issue. */
type JiraIssues = {
  workspace_id: WorkspaceId;
  connection_id: JiraConnectionId;
  issue_id: string;
  key: string;
  summary: string;
  status: string | null;
  category: 'new' | 'indeterminate' | 'done' | 'undefined';
  seen_at: Date;
};

/**
 * The journal, insert-only: audit trail, transcript and resume log at once. `chat` is the chat after the change. `intent` is the
 * idempotency key under which it was asked for; the stored event is the stored answer.
 */
type Events = {
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
type Outbox = { seq: number };

/** Standing closures in 15-minute buckets of UTC. Empty text stands for "none" in the key columns. */
type ReportBuckets = {
  workspace_id: WorkspaceId;
  start: Date;
  department_id: string;
  agent_id: string;
  channel: Channel;
  sentiment: string;
  reason: CloseReason;
  closures: number;
};

/** The same by tag: a closure with two tags is in two rows, one without any in the row of the empty tag. */
type ReportTagBuckets = {
  workspace_id: WorkspaceId;
  start: Date;
  department_id: string;
  agent_id: string;
  tag_id: string;
  sentiment: string;
  closures: number;
};

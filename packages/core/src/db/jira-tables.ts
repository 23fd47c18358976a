import type { ChatId, JiraAskId, JiraConnectionId, JiraTrialId, ReferenceId, UserId, WorkspaceId } from '@desk/protocol/ids';
import type { JiraCheck, JiraFlavour } from '@desk/protocol/jira';
import type { AskJira, JiraAsk } from '@desk/protocol/jira-ask';
import type { IssueNews, StatusCategory } from '@desk/protocol/jira-issue';
import type { Generated } from 'kysely';
import type { CreatedAt, Json } from './column-types.ts';

/**
 * A JIRA site of a workspace; `retired_at` is when it was taken away or another took its place. `version` counts the saves by an admin.
 * `api_url` is where it is called, null: at `base_url`. `token_cipher` is AES-256-GCM with the desk's secret. `projects` null: not loaded yet; never
 * more than `only_projects`, where those are named; `checks` the answers of the last test, null while the worker is at it. `failures` since `failing_since` lead to `parked_until`, for the `parks`th time in a row; `wait_until` is what the site itself asked
 * for; `claim_at` when the next links may leave.
 */
export type JiraConnections = {
  id: JiraConnectionId;
  workspace_id: WorkspaceId;
  flavour: JiraFlavour;
  base_url: string;
  user_name: string | null;
  token_cipher: string | null;
  aliases: Generated<string[]>;
  projects: string[] | null;
  projects_due_at: Generated<Date>;
  version: Generated<number>;
  held: Generated<boolean>;
  last_ok_at: Date | null;
  last_error_kind: string | null;
  last_error_text: string | null;
  last_error_at: Date | null;
  checks: Json<JiraCheck[]> | null;
  failures: Generated<number>;
  failing_since: Date | null;
  parked_until: Date | null;
  parks: Generated<number>;
  wait_until: Date | null;
  claim_at: Generated<Date>;
  hook_cipher: string | null;
  hook_at: Date | null;
  token_expires_at: Date | null;
  ca_pem: string | null;
  api_url: string | null;
  only_projects: string[] | null;
  rate_limit: number | null;
  rate_left: number | null;
  rate_at: Date | null;
  created_at: CreatedAt;
  retired_at: Date | null;
};

/**
 * What was last read of an issue. `hidden`: our user no longer sees it; `deleted`: JIRA said so. `updated_at` is JIRA's own time; `due_at` when it
 * is looked at again, null: no more. `follow_…`: its chats are told what is new since `follow_round`, those from `follow_before` on have heard.
 * `tell_at`: it is done, and who waits for that is told then.
 */
export type JiraIssues = {
  workspace_id: WorkspaceId;
  connection_id: JiraConnectionId;
  issue_id: string;
  key: string;
  summary: string;
  status: string | null;
  category: StatusCategory;
  seen_at: Date;
  state: Generated<'there' | 'hidden' | 'deleted'>;
  updated_at: Date | null;
  done_since: Date | null;
  due_at: Date | null;
  was_deleted: Generated<boolean>;
  told_negative: Generated<number>;
  follow_due_at: Date | null;
  follow_before: string | null;
  follow_round: Generated<number>;
  tell_at: Date | null;
};

/** Webhooks that came, by their id, so that one that is sent again does nothing. */
export type JiraHints = { workspace_id: WorkspaceId; connection_id: JiraConnectionId; id: string; at: Generated<Date> };

/** What somebody wants of JIRA. `sent_at`: JIRA may have done it, though its answer was lost; `due_at` null: nothing is left to do. */
export type JiraAsks = {
  id: JiraAskId;
  workspace_id: WorkspaceId;
  connection_id: JiraConnectionId;
  asked_by: UserId;
  request: Json<AskJira>;
  state: Generated<JiraAsk['state']>;
  result: Json<Pick<JiraAsk, 'issues' | 'types'>> | null;
  reason: string | null;
  attempts: Generated<number>;
  sent_at: Date | null;
  due_at: Date | null;
  asked_at: Generated<Date>;
  intent: string | null;
};

/** What was typed of a site, but its token. */
export type TriedSite = { flavour: JiraFlavour; baseUrl: string; apiUrl: string | null; user: string | null; ca: string | null };

/**
 * A sign-in that an admin tries before it is saved. `site` is what was typed, `token_cipher` its token until the worker has taken it; `connection_id`: the
 * saved site of that address. The row is gone once its checks are told.
 */
export type JiraTrials = {
  id: JiraTrialId;
  workspace_id: WorkspaceId;
  connection_id: JiraConnectionId | null;
  site: Json<TriedSite>;
  token_cipher: string | null;
  checks: Json<JiraCheck[]> | null;
  asked_at: Generated<Date>;
};

/** Whose turn it is to write to an issue, over all workers, until when. */
export type JiraTurns = {
  workspace_id: WorkspaceId;
  connection_id: JiraConnectionId;
  issue_id: string;
  holder: string;
  until: Date;
};

/**
 * What somebody wants to know: the issue of this name (key in upper case, or numeric id). `due_at` is when the worker looks, null when
 * nobody waits; `issue_id` is what the name led to when it was last known.
 */
export type JiraLookups = {
  workspace_id: WorkspaceId;
  connection_id: JiraConnectionId;
  name: string;
  state: IssueNews['state'];
  issue_id: string | null;
  asked_at: Date;
  answered_at: Date | null;
  due_at: Date | null;
};

/** Who is told that an issue of their chat is done; `seen_at` null: not read yet. */
export type Notices = {
  workspace_id: WorkspaceId;
  user_id: UserId;
  chat_id: ChatId;
  connection_id: JiraConnectionId;
  issue_id: string;
  done_since: Date;
  seen_at: Date | null;
};

/** Who wants to be told that the issue of a link is done; `wants` false: who closed the chat and does not. */
export type ReferenceWatches = { workspace_id: WorkspaceId; reference_id: ReferenceId; user_id: UserId; wants: boolean };

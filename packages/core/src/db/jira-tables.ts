import type { JiraConnectionId, WorkspaceId } from '@desk/protocol/ids';
import type { JiraCheck, JiraFlavour } from '@desk/protocol/jira';
import type { IssueNews, StatusCategory } from '@desk/protocol/jira-issue';
import type { Generated } from 'kysely';
import type { CreatedAt, Json } from './column-types.ts';

/**
 * A JIRA site; of each workspace one is active, `retired_at` the time when another took its place. `version` counts the saves by an admin.
 * `token_cipher` is AES-256-GCM with the desk's secret. `projects` null: not loaded yet; `checks` the answers of the last test, null while the
 * worker is at it.
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
  created_at: CreatedAt;
  retired_at: Date | null;
};

/** What was last read of an issue. `state` `gone`: it was deleted, or our user may no longer see it. */
export type JiraIssues = {
  workspace_id: WorkspaceId;
  connection_id: JiraConnectionId;
  issue_id: string;
  key: string;
  summary: string;
  status: string | null;
  category: StatusCategory;
  seen_at: Date;
  state: Generated<'there' | 'gone'>;
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

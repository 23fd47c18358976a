import type { DepartmentId, SavedViewId, UserId, WallPassId, WorkspaceId } from '@desk/protocol/ids';
import type { Role } from '@desk/protocol/people';
import type { SurveyKind, SurveySettings } from '@desk/protocol/survey';
import type { Generated } from 'kysely';
import type { CreatedAt, DefaultJson } from './column-types.ts';

/** How each survey is put; what was never saved is as `SURVEY_DEFAULTS`. */
export type SurveyWords = Partial<Record<SurveyKind, Omit<SurveySettings[SurveyKind], 'on'>>>;

/** One business. `zone` is its IANA time zone; `secret` signs its visitors' tokens. Times in seconds. */
export type Workspaces = {
  id: WorkspaceId;
  name: string;
  widget_key: string;
  zone: Generated<string>;
  chat_limit: Generated<number>;
  max_tags: Generated<number>;
  notes_on_close: Generated<boolean>;
  undo_seconds: Generated<number>;
  reply_target_seconds: Generated<number>;
  version: Generated<number>;
  required_sentiment: Generated<boolean>;
  required_tag: Generated<boolean>;
  required_note: Generated<boolean>;
  inactivity_minutes: Generated<number>;
  pending_minutes: Generated<number>;
  courtesy_minutes: Generated<number>;
  transfer_minutes: Generated<number>;
  agents_bulk_close: Generated<boolean>;
  suggest_tags: Generated<boolean>;
  suggest_sentiment: Generated<boolean>;
  survey_csat: Generated<boolean>;
  survey_nps: Generated<boolean>;
  survey_after_timeout: Generated<boolean>;
  survey_words: DefaultJson<SurveyWords>;
  survey_version: Generated<number>;
  created_at: CreatedAt;
};

/** What must be filled in at closing, null as the workspace says. */
export type Departments = {
  id: DepartmentId;
  workspace_id: WorkspaceId;
  name: string;
  required_sentiment: boolean | null;
  required_tag: boolean | null;
  required_note: boolean | null;
  created_at: CreatedAt;
};

/**
 * What a user is in a workspace. No department means all of them. `chat_limit` and `undo_seconds` null: the workspace's. `unavailable_by` is the
 * supervisor who switched somebody off, null when they did it themselves. `seen_at` is when a desk of theirs was connected last, null: never;
 * `disconnected_at` is since when none is, if that is why the desk switched them off.
 */
export type Memberships = {
  workspace_id: WorkspaceId;
  user_id: UserId;
  role: Role;
  department_ids: Generated<DepartmentId[]>;
  chat_limit: number | null;
  available: Generated<boolean>;
  available_since: Generated<Date>;
  last_assigned_at: Date | null;
  undo_seconds: number | null;
  unavailable_by: UserId | null;
  seen_at: Date | null;
  disconnected_at: Date | null;
  dashboard_departments: Generated<DepartmentId[]>;
  created_at: CreatedAt;
};

/** One row for the whole desk: since when some server has noted without a gap whose desks are connected, and when last. */
export type SeenWatch = {
  id: boolean;
  since: Date;
  noted_at: Date;
};

/** The link by which somebody chooses their password, known by the hash of its token alone. */
export type Invitations = {
  token_hash: string;
  workspace_id: WorkspaceId;
  user_id: UserId;
  created_by: UserId | null;
  created_at: CreatedAt;
  expires_at: Date;
};

/** A page's filters under a name of one's own. `query` is what stands behind the question mark. */
export type SavedViews = {
  id: SavedViewId;
  workspace_id: WorkspaceId;
  user_id: UserId;
  page: string;
  name: string;
  query: string;
  is_default: Generated<boolean>;
  created_at: CreatedAt;
};

/** A screen that shows the wall without a sign-in. No department means all of them. */
export type WallPasses = {
  id: WallPassId;
  workspace_id: WorkspaceId;
  name: string;
  department_ids: DepartmentId[];
  created_by: UserId | null;
  created_at: CreatedAt;
  seen_at: Date | null;
  revoked_at: Date | null;
};

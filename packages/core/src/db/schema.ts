import type { Chats, Customers, Drafts, Messages, Notes } from './chat-tables.ts';
import type { ChatReferences, Closures, ClosureTags, Tags } from './closing-tables.ts';
import type { ExportParts, Exports } from './export-tables.ts';
import type {
  JiraAsks,
  JiraConnections,
  JiraHints,
  JiraIssues,
  JiraLookups,
  JiraTrials,
  JiraTurns,
  Notices,
  ReferenceWatches,
} from './jira-tables.ts';
import type { Events, Outbox } from './journal-tables.ts';
import type { ClosureTimes, ReportBuckets, ReportChecks, ReportTagBuckets, ReportTagSums, ReportTotals } from './report-tables.ts';
import type { Accounts, Sessions, Users, Verifications } from './sign-in-tables.ts';
import type { Surveys } from './survey-tables.ts';
import type { Transfers } from './transfer-tables.ts';
import type { Departments, Invitations, Memberships, SavedViews, SeenWatch, WallPasses, Workspaces } from './workspace-tables.ts';

/**
 * The data model, by hand: the best page to learn what the desk knows. A test compares it with the migrated database.
 * Every table of a workspace has `workspace_id`, every index that serves a list leads with it, and no query reads across workspaces.
 */
export type Schema = {
  workspaces: Workspaces;
  departments: Departments;
  users: Users;
  sessions: Sessions;
  accounts: Accounts;
  verifications: Verifications;
  memberships: Memberships;
  seen_watch: SeenWatch;
  invitations: Invitations;
  customers: Customers;
  chats: Chats;
  transfers: Transfers;
  messages: Messages;
  closures: Closures;
  closure_tags: ClosureTags;
  chat_references: ChatReferences;
  tags: Tags;
  surveys: Surveys;
  notes: Notes;
  drafts: Drafts;
  jira_connections: JiraConnections;
  jira_issues: JiraIssues;
  jira_lookups: JiraLookups;
  jira_turns: JiraTurns;
  jira_hints: JiraHints;
  jira_asks: JiraAsks;
  jira_trials: JiraTrials;
  notices: Notices;
  reference_watches: ReferenceWatches;
  events: Events;
  outbox: Outbox;
  report_buckets: ReportBuckets;
  report_tag_buckets: ReportTagBuckets;
  report_totals: ReportTotals;
  report_tag_sums: ReportTagSums;
  report_checks: ReportChecks;
  closure_times: ClosureTimes;
  exports: Exports;
  export_parts: ExportParts;
  saved_views: SavedViews;
  wall_passes: WallPasses;
};

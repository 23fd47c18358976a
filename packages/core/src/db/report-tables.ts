import type { Channel, CloseReason } from '@desk/protocol/closure';
import type { ClosureId, WorkspaceId } from '@desk/protocol/ids';

/** Standing closures in 15-minute buckets of UTC. Empty text stands for "none" in the key columns. */
export type ReportBuckets = {
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
export type ReportTagBuckets = {
  workspace_id: WorkspaceId;
  start: Date;
  department_id: string;
  agent_id: string;
  tag_id: string;
  sentiment: string;
  closures: number;
};

/** The same closures by department alone, and of all departments (`*`): by quarters of an hour, whole hours and whole days of UTC. */
export type ReportTotals = {
  workspace_id: WorkspaceId;
  grain: 'quarter' | 'hour' | 'day';
  department_id: string;
  start: Date;
  positive: number;
  neutral: number;
  negative: number;
  not_set: number;
};

/** The buckets by tag without agents, by whole hours and again by whole days of UTC, per department and of all (`*`). */
export type ReportTagSums = {
  workspace_id: WorkspaceId;
  grain: 'hour' | 'day';
  department_id: string;
  start: Date;
  tag_id: string;
  positive: number;
  neutral: number;
  negative: number;
  not_set: number;
};

/** What the last comparison of the sums with the closures found; `first_at` is the start of the first sum that differs. */
export type ReportChecks = {
  workspace_id: WorkspaceId;
  checked_at: Date;
  closures: number;
  differences: number;
  first_at: Date | null;
};

/** Where the time of a chat went until this closure: the four add up to the time from its opening to its close. */
export type ClosureTimes = {
  closure_id: ClosureId;
  workspace_id: WorkspaceId;
  queue_ms: number;
  agent_ms: number;
  customer_ms: number;
  pending_ms: number;
};

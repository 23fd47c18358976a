import type { Channel, CloseReason } from '@desk/protocol/closure';
import type { WorkspaceId } from '@desk/protocol/ids';

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

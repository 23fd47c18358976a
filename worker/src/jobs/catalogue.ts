import { ChatId, ExportId, JiraAskId, JiraConnectionId, JiraTrialId, ReferenceId, WorkspaceId } from '@desk/protocol/ids';
import { z } from 'zod';

/**
 * Every job there is: what it carries (ids only: what must happen stands in Postgres), which queue it waits in and how many run at once. A
 * queue per latency class, so that a rebuild of reports never keeps a customer waiting.
 */
export const JOBS = {
  'assign-chats': { queue: 'routing', payload: z.object({ workspaceId: WorkspaceId }) },
  'switch-off-gone': { queue: 'routing', payload: z.object({ workspaceId: WorkspaceId }) },
  'expire-chat': { queue: 'routing', payload: z.object({ workspaceId: WorkspaceId, chatId: ChatId }) },
  'end-offers': { queue: 'routing', payload: z.object({ workspaceId: WorkspaceId }) },
  'close-tickets': { queue: 'routing', payload: z.object({ workspaceId: WorkspaceId }) },
  'ask-surveys': { queue: 'follows', payload: z.object({ workspaceId: WorkspaceId }) },
  'roll-up': { queue: 'reports', payload: z.object({ workspaceId: WorkspaceId }) },
  'build-export': { queue: 'exports', payload: z.object({ exportId: ExportId }) },
  'check-reports': { queue: 'night', payload: z.object({ workspaceId: WorkspaceId }) },
  'drop-drafts': { queue: 'night', payload: z.object({ workspaceId: WorkspaceId }) },
  'link-issue': { queue: 'jira', payload: z.object({ referenceId: ReferenceId }) },
  'unlink-issue': { queue: 'jira', payload: z.object({ referenceId: ReferenceId }) },
  'probe-jira': { queue: 'jira', payload: z.object({ connectionId: JiraConnectionId }) },
  'look-up-issues': { queue: 'lookups', payload: z.object({ connectionId: JiraConnectionId }) },
  'refresh-issues': { queue: 'polls', payload: z.object({ connectionId: JiraConnectionId }) },
  'follow-issues': { queue: 'follows', payload: z.object({ connectionId: JiraConnectionId }) },
  'tell-done': { queue: 'follows', payload: z.object({ connectionId: JiraConnectionId }) },
  'answer-ask': { queue: 'lookups', payload: z.object({ askId: JiraAskId }) },
  'refresh-projects': { queue: 'jira', payload: z.object({ connectionId: JiraConnectionId }) },
  'check-jira': { queue: 'lookups', payload: z.object({ connectionId: JiraConnectionId }) },
  'try-jira': { queue: 'lookups', payload: z.object({ trialId: JiraTrialId }) },
} as const;

export const QUEUES = {
  routing: { concurrency: 4 },
  reports: { concurrency: 2 },
  night: { concurrency: 1 },
  exports: { concurrency: 2 },
  lookups: { concurrency: 4 },
  jira: { concurrency: 8 },
  polls: { concurrency: 2 },
  follows: { concurrency: 2 },
} as const;

export type JobName = keyof typeof JOBS;
export type QueueName = keyof typeof QUEUES;
export type Payload<N extends JobName> = z.infer<(typeof JOBS)[N]['payload']>;

/** A job to add. `id` makes adding it again harmless; no `:` in it, and not digits alone. `afterMs`: not before that time is over. */
export type JobRequest<N extends JobName = JobName> = { [K in N]: { name: K; data: Payload<K>; id: string; afterMs?: number } }[N];

/** One handler for each job: a missing one does not compile. Idempotent, since a job may run twice. */
export type Handlers = { [N in JobName]: (payload: Payload<N>, signal: AbortSignal) => Promise<void> };

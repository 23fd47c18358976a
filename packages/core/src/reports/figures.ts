import type { DepartmentId, WorkspaceId } from '@desk/protocol/ids';
import type { Figures, SentimentCounts } from '@desk/protocol/report';
import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';
import { agentLoads } from './agent-load.ts';
import { jiraWall } from './jira-wall.ts';
import { type PulseMinute, pulse } from './pulse.ts';
import { queueHealth } from './queue-health.ts';
import { wallSentiment, wallTags } from './wall-closures.ts';

/** Targets that a workspace cannot set yet: chats waiting at most, share answered in target at least. */
const WAITING_TARGET = 10;
const IN_TARGET = 0.9;

export type FiguresQuery = { window: Figures['window']; department?: DepartmentId; online: ReadonlySet<string> };

/** The live wall, whole: every figure from the rows at this moment. */
export async function figures(db: Db, workspaceId: WorkspaceId, query: FiguresQuery): Promise<Figures> {
  const { from, to, midnight, reply } = await clock(db, workspaceId, query.window);
  const department = query.department;
  const ofChats = department ? sql`and c.department_id = ${department}` : sql``;
  const ofClosures = department ? sql`and cl.department_id = ${department}` : sql``;
  const [minutes, replies, queues, agents, sentiment, tags, jira] = await Promise.all([
    pulse(db, workspaceId, reply, ofChats),
    firstReplies(db, workspaceId, from, reply, department),
    queueHealth(db, workspaceId, from, reply),
    agentLoads(db, workspaceId, query.online),
    wallSentiment(db, workspaceId, from, to, ofClosures),
    wallTags(db, workspaceId, from, to, ofClosures),
    jiraWall(db, workspaceId, midnight),
  ]);
  const shown = department ? queues.filter((queue) => queue.department?.id === department) : queues;
  const staff = agents.filter(
    (agent) => agent.available && (!department || agent.departments.length === 0 || agent.departments.some((d) => d.id === department)),
  );
  const longestWaitSince =
    shown
      .map((queue) => queue.longestWaitSince)
      .filter((since) => since !== null)
      .sort()[0] ?? null;
  const line = <K extends keyof PulseMinute>(key: K) => minutes.map((minute) => minute[key]);
  return {
    at: to.toISOString(),
    window: query.window,
    targets: { waiting: WAITING_TARGET, replySeconds: reply, firstReplySeconds: reply / 2, inTarget: IN_TARGET },
    waiting: { value: shown.reduce((sum, queue) => sum + queue.waiting, 0), spark: line('waiting') },
    longestWaitSince,
    longestWait: {
      value: longestWaitSince ? Math.round((to.getTime() - Date.parse(longestWaitSince)) / 1000) : null,
      spark: line('longestWait'),
    },
    firstReplyMedian: { value: replies.median, spark: line('firstReply') },
    inTarget: { value: replies.inTarget, base: replies.base, spark: line('inTarget') },
    live: {
      value: agents.reduce((sum, agent) => sum + agent.live, 0),
      capacity: staff.reduce((sum, agent) => sum + agent.limit, 0),
      spark: line('live'),
    },
    closed: {
      value: sumOf(sentiment.total),
      rated: sumOf(sentiment.total) - sentiment.total.notSet,
      positive: sentiment.total.positive,
      spark: line('closed'),
    },
    sentiment,
    tags,
    queues: shown,
    agents,
    jira,
  };
}

function sumOf(counts: SentimentCounts): number {
  return counts.positive + counts.neutral + counts.negative + counts.notSet;
}

async function clock(db: Db, workspaceId: WorkspaceId, window: Figures['window']) {
  const { rows } = await sql<{ to: Date; midnight: Date; reply: number }>`
    select clock_timestamp() as to, date_trunc('day', now(), zone) as midnight, reply_target_seconds as reply from workspaces where id = ${workspaceId}`.execute(
    db,
  );
  const { to, midnight, reply } = rows[0]!;
  const from = window === 'today' ? midnight : new Date(to.getTime() - (window === '15m' ? 15 : 60) * 60_000);
  return { from, to, midnight, reply };
}

async function firstReplies(db: Db, workspaceId: WorkspaceId, from: Date, reply: number, department: DepartmentId | undefined) {
  const { rows } = await sql<{ median: number | null; inTarget: number | null; base: number }>`
    select (percentile_cont(0.5) within group (order by extract(epoch from first_reply_at - opened_at)))::float as median,
      avg((first_reply_at - opened_at <= make_interval(secs => ${reply}))::int)::float as "inTarget", count(*)::int as base
    from chats c where workspace_id = ${workspaceId} and first_reply_at >= ${from} ${department ? sql`and department_id = ${department}` : sql``}`.execute(
    db,
  );
  return rows[0]!;
}

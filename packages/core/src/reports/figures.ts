import type { WorkspaceId } from '@desk/protocol/ids';
import type { Figures, SentimentCounts } from '@desk/protocol/report';
import { sql } from 'kysely';
import type { Watcher } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { startOfDay } from '../db/start-of-day.ts';
import { agentLoads } from './agent-load.ts';
import { askedChats } from './asked-chats.ts';
import { jiraWall } from './jira-wall.ts';
import { movableChats } from './movable-chats.ts';
import { offeredChats } from './offered-chats.ts';
import { type PulseMinute, pulse } from './pulse.ts';
import { queueHealth } from './queue-health.ts';
import { type Scope, scopeOf, within } from './scope.ts';
import { wallSentiment, wallTags } from './wall-closures.ts';

/** Targets that a workspace cannot set yet: chats waiting at most, share answered in target at least. */
const WAITING_TARGET = 10;
const IN_TARGET = 0.9;

export type FiguresQuery = { window: Figures['window']; department?: readonly string[] | undefined; online: ReadonlySet<string> };

/** The live wall, whole: every figure from the rows at this moment, over the departments that the member supervises or those they chose. */
export async function figures(db: Db, who: Watcher, query: FiguresQuery): Promise<Figures> {
  const { from, to, midnight, reply } = await clock(db, who.workspaceId, query.window);
  const scope = scopeOf(who, query.department);
  const [minutes, replies, queues, agents, asked, offers, sentiment, tags, jira, { live, tickets }] = await Promise.all([
    pulse(db, scope, reply),
    firstReplies(db, scope, from, reply),
    queueHealth(db, scope, from, reply),
    agentLoads(db, scope, query.online),
    askedChats(db, scope),
    offeredChats(db, scope),
    wallSentiment(db, scope, from, to),
    wallTags(db, scope, from, to),
    jiraWall(db, scope, midnight),
    openChats(db, scope),
  ]);
  const longestWaitSince =
    queues
      .map((queue) => queue.longestWaitSince)
      .filter((since) => since !== null)
      .sort()[0] ?? null;
  const line = <K extends keyof PulseMinute>(key: K) => minutes.map((minute) => minute[key]);
  return {
    at: to.toISOString(),
    window: query.window,
    targets: { waiting: WAITING_TARGET, replySeconds: reply, firstReplySeconds: reply / 2, inTarget: IN_TARGET },
    waiting: { value: queues.reduce((sum, queue) => sum + queue.waiting, 0), spark: line('waiting') },
    longestWaitSince,
    longestWait: {
      value: longestWaitSince ? Math.round((to.getTime() - Date.parse(longestWaitSince)) / 1000) : null,
      spark: line('longestWait'),
    },
    firstReplyMedian: { value: replies.median, spark: line('firstReply') },
    inTarget: { value: replies.inTarget, base: replies.base, spark: line('inTarget') },
    live: {
      value: live,
      capacity: agents.filter((agent) => agent.available).reduce((sum, agent) => sum + agent.limit, 0),
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
    tickets,
    queues,
    agents,
    asked,
    offers,
    movable: await movableChats(db, scope, agents),
    jira,
  };
}

function sumOf(counts: SentimentCounts): number {
  return counts.positive + counts.neutral + counts.negative + counts.notSet;
}

async function clock(db: Db, workspaceId: WorkspaceId, window: Figures['window']) {
  const { rows } = await sql<{ to: Date; midnight: Date; reply: number }>`
    select clock_timestamp() as to, ${startOfDay(sql`now()`, sql`zone`)} as midnight, reply_target_seconds as reply from workspaces where id = ${workspaceId}`.execute(
    db,
  );
  const { to, midnight, reply } = rows[0]!;
  const from = window === 'today' ? midnight : new Date(to.getTime() - (window === '15m' ? 15 : 60) * 60_000);
  return { from, to, midnight, reply };
}

/** One count for each: no partial index holds both kinds, and without one all chats there ever were are read. */
async function openChats(db: Db, scope: Scope): Promise<{ live: number; tickets: number }> {
  const count = (status: 'live' | 'ticketed') => sql`select count(*)::int from chats c
    where c.workspace_id = ${scope.workspaceId} and c.status = ${sql.lit(status)} ${within(scope, 'c.department_id')}`;
  const { rows } = await sql<{ live: number; tickets: number }>`
    select (${count('live')}) as live, (${count('ticketed')}) as tickets`.execute(db);
  return rows[0]!;
}

async function firstReplies(db: Db, scope: Scope, from: Date, reply: number) {
  const { rows } = await sql<{ median: number | null; inTarget: number | null; base: number }>`
    select (percentile_cont(0.5) within group (order by extract(epoch from first_reply_at - opened_at)))::float as median,
      avg((first_reply_at - opened_at <= make_interval(secs => ${reply}))::int)::float as "inTarget", count(*)::int as base
    from chats c where c.workspace_id = ${scope.workspaceId} and c.first_reply_at >= ${from} ${within(scope, 'c.department_id')}`.execute(
    db,
  );
  return rows[0]!;
}

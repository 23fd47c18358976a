import type { AverageOf, Dashboard, DashboardAgent, DashboardChannel, DashboardDepartment } from '@desk/protocol/dashboard';
import type { SentimentCounts } from '@desk/protocol/report';
import { type RawBuilder, sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { iso } from '../db/iso.ts';
import { startOfDay } from '../db/start-of-day.ts';
import { agentLoads } from './agent-load.ts';
import { type Scope, scopeOf, within } from './scope.ts';
import { countSums, NOTHING, sentimentSums } from './sentiment-counts.ts';
import { spread } from './spread.ts';

export type DashboardQuery = { department: readonly string[] | undefined; online: ReadonlySet<string> };

const NO_CHATS: AverageOf = { held: 0, closed: 0 };

type AgentSums = Pick<DashboardAgent, 'liveListed' | 'pending' | 'channels' | 'averageSeconds'> & { averageOf: AverageOf | null } & {
  id: string;
  closed: SentimentCounts | null;
};
type Row = Omit<Dashboard, 'chosen' | 'agents' | 'available' | 'connected' | 'capacity' | 'departments'> & {
  departments: Omit<DashboardDepartment, 'available' | 'agents'>[];
  people: AgentSums[];
};

/**
 * The departments that a member chose (or all that they supervise) at this moment: what waits and runs, who is there, and how today went. Chats in
 * one statement, so that the lines of the breakdown add up to the figures; people are counted once over all departments, and once in each line.
 */
export async function dashboard(db: Db, who: Member, { department, online }: DashboardQuery): Promise<Omit<Dashboard, 'chosen'>> {
  const scope = scopeOf(who, department);
  const [{ departments, people, ...chats }, loads] = await Promise.all([readChats(db, scope, scopeOf(who)), agentLoads(db, scope, online)]);
  const ready = loads.filter((agent) => agent.available);
  const sums = new Map(people.map((sum) => [sum.id, sum]));
  return {
    ...chats,
    capacity: ready.reduce((sum, agent) => sum + agent.limit, 0),
    available: ready.length,
    connected: ready.filter((agent) => agent.online).length,
    agents: loads.map((load) => {
      const { liveListed = 0, pending = 0, channels = [], closed, averageSeconds = null, averageOf } = sums.get(load.id) ?? {};
      return { ...load, liveListed, pending, channels, closed: closed ?? NOTHING, averageSeconds, averageOf: averageOf ?? NO_CHATS };
    }),
    departments: departments.map((line) => {
      const serves = loads.filter(({ departments: theirs }) => theirs.length === 0 || theirs.some(({ id }) => id === line.department?.id));
      return { ...line, agents: serves.length, available: serves.filter((agent) => agent.available).length };
    }),
  };
}

/** `own`: all departments of the member. Their list of the chats that an agent holds knows no choice. [F5] */
async function readChats(db: Db, scope: Scope, own: Scope): Promise<Row> {
  const held = sql`status in ('live', 'pending')`;
  const { rows } = await sql<Row>`with
    clock as (select now() as at, ${startOfDay(sql`now()`, sql`zone`)} as today, now() - interval '1 day' as day, reply_target_seconds as reply
      from workspaces where id = ${scope.workspaceId}),
    open as materialized (
      select c.status, c.department_id, c.agent_id, c.channel, c.waiting_since, c.assigned_at from chats c
      where c.workspace_id = ${scope.workspaceId} and c.status in ('queued', 'live', 'pending') ${within(scope, 'c.department_id')}),
    ended as materialized (
      select cl.department_id, cl.agent_id, cl.channel, cl.closed_at >= clock.today as is_today, cl.closed_at >= clock.day as is_day,
        ${sentimentSums('1', 'not_set')}, count(*)::int as closures, sum(cl.handled_seconds)::float as handled
      from closures cl, clock
      where cl.workspace_id = ${scope.workspaceId} and cl.undone_at is null and cl.closed_at >= (select least(today, day) from clock)
        ${within(scope, 'cl.department_id')} group by 1, 2, 3, 4, 5),
    today as (select * from ended where is_today),
    replied as materialized (
      select c.department_id, extract(epoch from c.first_reply_at - c.opened_at) as reply from chats c
      where c.workspace_id = ${scope.workspaceId} and c.first_reply_at >= (select today from clock) ${within(scope, 'c.department_id')}),
    came as (
      select c.channel, count(c.first_reply_at)::int as attended, (count(*) - count(c.first_reply_at))::int as unattended from chats c
      where c.workspace_id = ${scope.workspaceId} and c.opened_at >= (select day from clock) ${within(scope, 'c.department_id')} group by 1),
    lines as (select d.id, d.name from (select id, name from departments where workspace_id = ${scope.workspaceId} union all select null, null) d
      where true ${within(scope, 'd.id')}),
    departments as (
      select case when d.id is null then null else jsonb_build_object('id', d.id, 'name', d.name) end as department, o.*,
        ${counts('today', sql`department_id is not distinct from d.id`)} as closed,
        (select ${replies()} from replied where department_id is not distinct from d.id) as "firstReply"
      from lines d cross join lateral (select ${states()} from open where department_id is not distinct from d.id) o
      where d.id is not null or o.waiting + o.live + o.pending > 0 or exists (select from today where department_id is null)
      order by d.name nulls last),
    channels as (
      select channel, o.waiting, o.live, o.pending, coalesce(c.attended, 0) as attended, coalesce(c.unattended, 0) as unattended,
        ${counts('ended', sql`b.channel = all_channels.channel and b.is_day`)} as closed
      from (select channel from open union select channel from came union select channel from ended) all_channels
      left join came c using (channel) cross join lateral (select ${states()} from open where open.channel = all_channels.channel) o
      order by o.live + o.waiting + o.pending desc, channel),
    times as (
      select agent_id, extract(epoch from now() - assigned_at)::float as seconds, 1 as held, 0 as closed from open where ${held}
      union all select agent_id, handled, 0, closures from today where agent_id is not null),
    held as (
      select agent_id, sum(live)::int as live, sum(pending)::int as pending, jsonb_agg(jsonb_build_object('channel', channel, 'chats', chats) order by chats desc, channel) as channels
      from (select agent_id, channel, count(*)::int as chats, count(*) filter (where status = 'live') as live,
          count(*) filter (where status = 'pending') as pending
        from chats where workspace_id = ${scope.workspaceId} and ${held} ${within(own, 'department_id')} group by 1, 2) by_channel group by 1),
    ending as (select b.agent_id, ${countSums()} from today b group by 1),
    people as (
      select agent_id as id, coalesce(h.live, 0) as "liveListed", coalesce(h.pending, 0) as pending, coalesce(h.channels, '[]') as channels, a."averageSeconds", a."averageOf",
        case when e.agent_id is not null then jsonb_build_object('positive', e.positive, 'neutral', e.neutral, 'negative', e.negative, 'notSet', e."notSet") end as closed
      from (select agent_id, ${average()} from times group by 1) a full join held h using (agent_id)
      left join ending e using (agent_id))
    select ${iso('clock.at')} as at, ${iso('clock.today')} as today, ${iso('clock.day')} as day, clock.reply as "replySeconds", o.waiting,
      o."longestWaitSince", o.live, o.pending, ${counts('today', sql`true`)} as closed, (select ${replies()} from replied) as "firstReply",
      a."averageSeconds", a."averageOf",
      coalesce((select jsonb_agg(c) from channels c), '[]') as channels, coalesce((select jsonb_agg(d) from departments d), '[]') as departments,
      coalesce((select jsonb_agg(p) from people p), '[]') as people
    from clock cross join lateral (select ${states()} from open) o cross join lateral (select ${average()} from times) a`.execute(db);
  return rows[0]!;
}

function states(): RawBuilder<Pick<DashboardChannel, 'waiting' | 'live' | 'pending'>> {
  const count = (status: string, name: string) => sql`(count(*) filter (where status = ${sql.lit(status)}))::int as ${sql.ref(name)}`;
  return sql`${count('queued', 'waiting')}, ${count('live', 'live')}, ${count('pending', 'pending')},
    ${iso(`min(waiting_since) filter (where status = 'queued')`)} as "longestWaitSince"`;
}

/** Sentiments of one of the tables of closures above (alias `b`), as JSON. */
function counts(table: 'ended' | 'today', which: RawBuilder<unknown>): RawBuilder<SentimentCounts> {
  return sql`(select to_jsonb(s) from (select ${countSums()} from ${sql.ref(table)} b where ${which}) s)`;
}

/** The mean of the table of times above, and of how many chats it is. */
function average(): RawBuilder<Pick<DashboardAgent, 'averageSeconds' | 'averageOf'>> {
  return sql`sum(seconds) / nullif(sum(held + closed), 0) as "averageSeconds",
    jsonb_build_object('held', coalesce(sum(held), 0), 'closed', coalesce(sum(closed), 0)) as "averageOf"`;
}

function replies(): RawBuilder<unknown> {
  return sql`${spread('reply')} || jsonb_build_object('inTarget', count(*) filter (where reply <= (select reply from clock)))`;
}

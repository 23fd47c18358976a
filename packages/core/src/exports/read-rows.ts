import type { ExportFilter, ExportKind } from '@desk/protocol/export';
import { type RawBuilder, sql } from 'kysely';
import type { Member } from '../access.ts';
import { listClosures } from '../closures/list.ts';
import { closuresMatching, heldBy, type Matching, returning } from '../closures/matching.ts';
import type { Db } from '../db/connect.ts';
import { afterCursor, toPage } from '../db/keyset.ts';
import { scopeOf, within } from '../reports/scope.ts';
import { sentimentSums } from '../reports/sentiment-counts.ts';
import type { AgentDay, ChatExport, ExportRow, TagExport } from './columns.ts';

const PAGE = 1_000;

/** What is exported, as it stood in a moment: the one in which it was asked for. [X3] */
export type Cut = ExportFilter & { asOf: Date };

/** How many rows an export will have. */
export async function countRows(db: Db, who: Member, kind: ExportKind, filter: Cut): Promise<number> {
  const query = {
    closures: sql`from closures cl join chats ch on ch.id = cl.chat_id join customers cu on cu.id = ch.customer_id where ${closuresMatching(who, filter)}`,
    chats: sql`from chats c where ${chatsMatching(who, filter)}`,
    'agents-per-day': sql`from (${agentDays(who, filter)}) days`,
    tags: sql`from (${tagRows(who, filter)}) tags`,
  }[kind];
  const { rows } = await sql<{ rows: number }>`select count(*)::int as rows ${query}`.execute(db);
  return rows[0]!.rows;
}

/** The rows of an export, page by page, so that any size fits. Rows that arrive meanwhile neither repeat nor skip anything. */
export async function* readRows<K extends ExportKind>(db: Db, who: Member, kind: K, filter: Cut): AsyncGenerator<ExportRow[K][]> {
  if (kind === 'closures') {
    const found = await withReturning(db, who, filter);
    yield* paged((cursor) => listClosures(db, who, { ...found, limit: PAGE, ...(cursor ? { cursor } : {}) })) as AsyncGenerator<
      ExportRow[K][]
    >;
  } else if (kind === 'chats') yield* paged((cursor) => chatsPage(db, who, filter, cursor)) as AsyncGenerator<ExportRow[K][]>;
  else if (kind === 'tags')
    yield (await sql<TagExport>`${tagRows(who, filter)} order by closures desc, tag`.execute(db)).rows as ExportRow[K][];
  else yield (await sql<AgentDay>`${agentDays(who, filter)} order by day, agent`.execute(db)).rows as ExportRow[K][];
}

/** Who returns is found once: for each page anew it would cost as much as the whole export, and could change from page to page. */
async function withReturning(db: Db, who: Member, filter: Cut): Promise<Matching> {
  if (!filter.returning) return filter;
  const { rows } = await returning(who, filter).execute(db);
  const { returning: _, ...rest } = filter;
  return { ...rest, customers: rows.map((row) => row.customer_id) };
}

async function* paged<R>(page: (cursor: string | null) => Promise<{ items: R[]; nextCursor: string | null }>): AsyncGenerator<R[]> {
  let cursor: string | null = null;
  do {
    const { items, nextCursor } = await page(cursor);
    yield items;
    cursor = nextCursor;
  } while (cursor !== null);
}

async function chatsPage(db: Db, who: Member, filter: Cut, cursor: string | null) {
  const { asOf } = filter;
  const { rows } = await sql<ChatExport & { id: string }>`with ${takenBackSince(who, asOf)}
    select c.id, c.number, ${statusThen(asOf)} as status, cu.name as customer, u.name as agent, d.name as department, c.channel, c.opened_at,
      ${ifBy(asOf, 'c.assigned_at')} as assigned_at, ${ifBy(asOf, 'c.first_reply_at')} as first_reply_at, coalesce(cl.closed_at, tb.closed_at) as closed_at
    from chats c join customers cu on cu.id = c.customer_id left join users u on u.id = c.agent_id left join departments d on d.id = c.department_id
    left join closures cl on cl.id = c.closure_id and cl.closed_at <= ${asOf} left join taken_back tb on tb.chat_id = c.id
    where ${chatsMatching(who, filter)} ${afterCursor(cursor ?? undefined, 'c.opened_at', 'c.id')}
    order by c.opened_at desc, c.id desc limit ${PAGE + 1}`.execute(db);
  return toPage(
    rows,
    PAGE,
    (row): ChatExport => row,
    (row) => [row.opened_at, row.id],
  );
}

/** A time of the alias, unless it came later than the moment. */
function ifBy(asOf: Date, time: string): RawBuilder<Date | null> {
  return sql<Date | null>`case when ${sql.raw(time)} <= ${asOf} then ${sql.raw(time)} end`;
}

/** Closures that stood in the moment and were undone since: a close can be undone for minutes at most. [K6] */
function takenBackSince(who: Member, asOf: Date): RawBuilder<unknown> {
  return sql`taken_back as materialized (select chat_id, closed_at from closures where workspace_id = ${who.workspaceId}
    and closed_at > ${asOf}::timestamptz - interval '1 hour' and closed_at <= ${asOf} and undone_at > ${asOf})`;
}

/**
 * Closed, or a ticket, if it was by the moment. A chat that was closed, became a ticket or was handed on since was open then, and nobody has kept in which
 * way; of the others it is how they stand when it is read. [X3]
 */
function statusThen(asOf: Date): RawBuilder<string> {
  return sql<string>`case when coalesce(cl.closed_at, tb.closed_at) is not null then 'closed' when c.ticketed_at <= ${asOf} then 'ticketed'
    when c.status in ('closed', 'ticketed') or c.assigned_at > ${asOf} then 'open' else c.status end`;
}

/** Chats opened in the range, of the departments that the member supervises. */
function chatsMatching(who: Member, { from, to, department, agent, channel, asOf }: Cut) {
  return sql`c.workspace_id = ${who.workspaceId} and c.opened_at >= ${from}::timestamptz and c.opened_at < ${to}::timestamptz and c.opened_at <= ${asOf}
    ${within(scopeOf(who, department), 'c.department_id')}
    ${agent ? sql`and ${heldBy(agent, 'c.agent_id')}` : sql``} ${channel ? sql`and c.channel = ${channel}` : sql``}`;
}

/** An undone closure is in no figure, whatever is asked for. [K8] */
function standing(who: Member, { undone: _, ...filter }: Cut) {
  return closuresMatching(who, filter);
}

function agentDays(who: Member, filter: Cut) {
  const median = (seconds: RawBuilder<unknown>) => sql`(percentile_cont(0.5) within group (order by ${seconds}))::float`;
  return sql`select to_char(cl.closed_at at time zone w.zone, 'YYYY-MM-DD') as day, w.zone, u.name as agent, count(*)::int as closures, ${sentimentSums('1')},
      (count(*) filter (where exists (select from closure_tags ct where ct.closure_id = cl.id)))::int as tagged,
      ${median(sql`extract(epoch from ${ifBy(filter.asOf, 'ch.first_reply_at')} - ch.opened_at)`)} as "firstReply", ${median(sql`cl.handled_seconds`)} as handled
    from closures cl join workspaces w on w.id = cl.workspace_id join chats ch on ch.id = cl.chat_id join customers cu on cu.id = ch.customer_id
    left join users u on u.id = cl.agent_id where ${standing(who, filter)} group by 1, 2, u.id`;
}

function tagRows(who: Member, filter: Cut) {
  return sql`select coalesce(t.name, 'No tag') as tag, count(*)::int as closures, ${sentimentSums('1')}
    from closures cl join chats ch on ch.id = cl.chat_id join customers cu on cu.id = ch.customer_id
    left join closure_tags ct on ct.closure_id = cl.id left join tags t on t.id = ct.tag_id where ${standing(who, filter)} group by t.id`;
}

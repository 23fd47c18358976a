import type { ClosureFilter, ClosureRow } from '@desk/protocol/closure';
import type { Page } from '@desk/protocol/wire';
import { type RawBuilder, sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { textArray } from '../db/json.ts';
import { afterCursor, toPage } from '../db/keyset.ts';
import { closureJson, withTagsAToZ } from './closure-json.ts';

/** Closures newest first, keyset-paged: what supervisors list, drill into and export. Standing ones only, unless `undone=include`. */
export async function listClosures(db: Db, who: Member, filter: ClosureFilter): Promise<Page<ClosureRow>> {
  const { rows } = await sql<{ view: ClosureRow; closed_at: Date; id: string }>`
    select cl.closed_at, cl.id, ${closureJson()} || jsonb_build_object(
      'chatId', c.id, 'number', c.number, 'customer', jsonb_build_object('id', cu.id, 'name', cu.name),
      'agent', case when u.id is null then null else jsonb_build_object('id', u.id, 'name', u.name) end,
      'department', case when d.id is null then null else jsonb_build_object('id', d.id, 'name', d.name) end,
      'channel', cl.channel, 'handledSeconds', cl.handled_seconds) as view
    from closures cl
    join chats c on c.id = cl.chat_id
    join customers cu on cu.id = c.customer_id
    left join users u on u.id = cl.agent_id
    left join departments d on d.id = cl.department_id
    where cl.workspace_id = ${who.workspaceId} ${matching(filter)} ${departmentsOf(who)} ${afterCursor(filter.cursor, 'cl.closed_at', 'cl.id')}
    order by cl.closed_at desc, cl.id desc limit ${filter.limit + 1}`.execute(db);
  return toPage(
    rows,
    filter.limit,
    (row) => withTagsAToZ(row.view),
    (row) => [row.closed_at, row.id],
  );
}

function departmentsOf(who: Member): RawBuilder<unknown> {
  return who.departmentIds.length === 0
    ? sql``
    : sql`and (cl.department_id is null or cl.department_id = any(${textArray([...who.departmentIds])}))`;
}

function matching(filter: ClosureFilter): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [];
  if (filter.undone !== 'include') conditions.push(sql`and cl.undone_at is null`);
  if (filter.from) conditions.push(sql`and cl.closed_at >= ${filter.from}::timestamptz`);
  if (filter.to) conditions.push(sql`and cl.closed_at < ${filter.to}::timestamptz`);
  if (filter.sentiment)
    conditions.push(filter.sentiment === 'not-set' ? sql`and cl.sentiment is null` : sql`and cl.sentiment = ${filter.sentiment}`);
  if (filter.agent) conditions.push(sql`and cl.agent_id = ${filter.agent}`);
  if (filter.department)
    conditions.push(filter.department === 'none' ? sql`and cl.department_id is null` : sql`and cl.department_id = ${filter.department}`);
  if (filter.tag) {
    const tagged = sql`exists (select 1 from closure_tags ct where ct.closure_id = cl.id ${filter.tag === 'none' ? sql`` : sql`and ct.tag_id = ${filter.tag}`})`;
    conditions.push(filter.tag === 'none' ? sql`and not ${tagged}` : sql`and ${tagged}`);
  }
  if (filter.reference) {
    const wanted =
      filter.reference === 'jira'
        ? sql`r.kind = 'jira'`
        : sql`(r.text ilike ${contains(filter.reference)} or r.issue_key ilike ${contains(filter.reference)})`;
    conditions.push(sql`and exists (select 1 from chat_references r where r.closure_id = cl.id and ${wanted})`);
  }
  if (filter.q) conditions.push(sql`and (cl.note ilike ${contains(filter.q)} or cu.name ilike ${contains(filter.q)})`);
  return sql.join(conditions, sql` `);
}

/** A pattern that matches the text itself: what the user types is never a wildcard. */
function contains(text: string): string {
  return `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
}

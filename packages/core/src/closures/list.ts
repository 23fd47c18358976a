import type { ClosureFilter, ClosureRow } from '@desk/protocol/closure';
import type { Page } from '@desk/protocol/wire';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { afterCursor, toPage } from '../db/keyset.ts';
import { closureJson, withTagsAToZ } from './closure-json.ts';
import { closuresMatching } from './matching.ts';

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
    where ${closuresMatching(who, filter)} ${afterCursor(filter.cursor, 'cl.closed_at', 'cl.id')}
    order by cl.closed_at desc, cl.id desc limit ${filter.limit + 1}`.execute(db);
  return toPage(
    rows,
    filter.limit,
    (row) => withTagsAToZ(row.view),
    (row) => [row.closed_at, row.id],
  );
}

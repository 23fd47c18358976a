import type { ClosureFilter, ClosureRow } from '@desk/protocol/closure';
import type { Page } from '@desk/protocol/wire';
import { sql } from 'kysely';
import type { Watcher } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { afterCursor, toPage } from '../db/keyset.ts';
import { closureRowJson, withTagsAToZ } from './closure-json.ts';
import { closuresMatching, type Matching } from './matching.ts';

/** Closures newest first, keyset-paged: what supervisors list, drill into and export. Standing ones only, unless `undone=include`. */
export async function listClosures(
  db: Db,
  who: Watcher,
  filter: Matching & Pick<ClosureFilter, 'cursor' | 'limit'>,
): Promise<Page<ClosureRow>> {
  const { rows } = await sql<{ view: ClosureRow; closed_at: Date; id: string }>`
    select cl.closed_at, cl.id, ${closureRowJson(filter.asOf)} as view
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

import type { ClosureFilter, ClosureRow, Replay } from '@desk/protocol/closure';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { iso } from '../db/iso.ts';
import { closureRowJson, withTagsAToZ } from './closure-json.ts';
import { closuresMatching } from './matching.ts';

const AT_MOST = 500;

/**
 * Closures of a span as they came in, beside what they are now, newest first: the journal kept each as it was in the moment of its close. Those that
 * were undone since are there too. At most 500; `isWhole` says whether that is all of them. [V3]
 */
export async function replayClosures(
  db: Db,
  who: Member,
  span: { from: string; to: string; department: ClosureFilter['department'] },
): Promise<Replay> {
  const { rows } = await sql<{ came: ClosureRow | null; now: ClosureRow }>`
    select (select e.data->'row' from events e where e.chat_id = cl.chat_id and e.type = 'chat.closed' and e.data->'row'->>'id' = cl.id) as came,
      ${closureRowJson()} as now
    from closures cl
    join chats c on c.id = cl.chat_id
    join customers cu on cu.id = c.customer_id
    left join users u on u.id = cl.agent_id
    left join departments d on d.id = cl.department_id
    where ${closuresMatching(who, { ...span, undone: 'include' })}
    order by cl.closed_at desc, cl.id desc limit ${AT_MOST + 1}`.execute(db);
  const items = rows.slice(0, AT_MOST).map(({ came, now }) => {
    const standing = withTagsAToZ(now);
    return { came: came ?? standing, now: standing };
  });
  const firstAt = items.length > 0 ? null : await firstClosure(db, who, span.department);
  return { from: span.from, to: span.to, items, isWhole: rows.length <= AT_MOST, firstAt };
}

/** When the first closure was that the member may see: before it there is nothing to look at. */
async function firstClosure(db: Db, who: Member, department: ClosureFilter['department']): Promise<string | null> {
  const { rows } = await sql<{ at: string }>`select ${iso('cl.closed_at')} as at from closures cl
    where ${closuresMatching(who, { department, undone: 'include' })} order by cl.closed_at, cl.id limit 1`.execute(db);
  return rows[0]?.at ?? null;
}

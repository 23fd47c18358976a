import type { TabCounts } from '@desk/protocol/report';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { startOfDay } from '../db/start-of-day.ts';
import { scopeOf, within } from './scope.ts';

/** What the tabs of the supervisor desk count, each by an index of its own: live chats, standing closures of the day of the workspace, tickets. */
export async function tabCounts(db: Db, who: Member): Promise<TabCounts> {
  const scope = scopeOf(who);
  const open = (status: 'live' | 'ticketed') => sql`(select count(*)::int from chats c
    where c.workspace_id = ${who.workspaceId} and c.status = ${sql.lit(status)} ${within(scope, 'c.department_id')})`;
  const { rows } = await sql<TabCounts>`select ${open('live')} as live, ${open('ticketed')} as tickets,
      (select count(*)::int from closures cl where cl.workspace_id = w.id and cl.undone_at is null
        and cl.closed_at >= ${startOfDay(sql`now()`, sql`w.zone`)} ${within(scope, 'cl.department_id')}) as closed
    from workspaces w where w.id = ${who.workspaceId}`.execute(db);
  return rows[0]!;
}

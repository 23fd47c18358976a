import type { AgentLoad, Department } from '@desk/protocol/people';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../db/connect.ts';
import { iso } from '../db/iso.ts';
import { textArray } from '../db/json.ts';
import { keptOf } from '../transfers/stored-transfer.ts';
import type { Scope } from './scope.ts';

/** Each agent of these departments with their load, busiest first. `online` says who has a socket open: presence knows, the database does not. */
export async function agentLoads(db: Db, scope: Scope, online: ReadonlySet<string>): Promise<AgentLoad[]> {
  const { rows } = await sql<Omit<AgentLoad, 'online' | 'departments'> & { departments: Department[] | null }>`
    select u.id, u.name, m.role, m.available, ${iso('m.available_since')} as "availableSince", ${iso('m.disconnected_at')} as "disconnectedAt", coalesce(m.chat_limit, w.chat_limit) as "limit",
      count(c.id) filter (where c.status = 'live')::int as live, ${keptOf()} as kept,
      ${iso('min(c.waiting_since)')} as "owesReplySince",
      (select jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name) order by d.name) from departments d where d.id = any(m.department_ids)) as departments
    from memberships m
    join users u on u.id = m.user_id
    join workspaces w on w.id = m.workspace_id
    left join chats c on c.workspace_id = m.workspace_id and c.agent_id = m.user_id and c.status in ('live', 'pending')
    where m.workspace_id = ${scope.workspaceId} and (m.role = 'agent' or m.available) ${staffOf(scope)}
    group by u.id, u.name, m.role, m.available, m.available_since, m.disconnected_at, m.chat_limit, w.chat_limit, m.department_ids, m.workspace_id, m.user_id
    order by m.available desc, count(c.id) filter (where c.status = 'live')::float / coalesce(m.chat_limit, w.chat_limit) desc, u.name`.execute(
    db,
  );
  return rows.map((row) => ({ ...row, departments: row.departments ?? [], online: online.has(row.id) }));
}

/** Somebody without departments serves all of them. */
function staffOf({ departments }: Scope): RawBuilder<unknown> {
  return departments === null ? sql`` : sql`and (m.department_ids = '{}' or m.department_ids && ${textArray(departments)})`;
}

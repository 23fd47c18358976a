import type { OfferedChat } from '@desk/protocol/transfer';
import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';
import { iso } from '../db/iso.ts';
import { type Scope, within } from './scope.ts';

/** More than a supervisor sees to at once; those that stand longest are among them. */
const AT_MOST = 50;

/**
 * Chats on offer, the oldest first. A supervisor looks after one that nobody has answered for 15 minutes, or for three quarters of its time where
 * that is less. [C15]
 */
export async function offeredChats(db: Db, scope: Scope): Promise<OfferedChat[]> {
  const { rows } = await sql<OfferedChat>`
    select c.id as "chatId", cu.name as customer, jsonb_build_object('id', t.from_id, 'name', t.from_name) as from,
      jsonb_build_object('kind', case when t.to_agent_id is null then 'department' else 'agent' end,
        'id', coalesce(t.to_agent_id, t.to_department_id), 'name', t.to_name) as to,
      case when d.id is null then null else jsonb_build_object('id', d.id, 'name', d.name) end as department,
      ${iso('t.offered_at')} as "offeredAt", ${iso('t.expires_at')} as "expiresAt",
      ${iso("(t.offered_at + least(interval '15 minutes', (t.expires_at - t.offered_at) * 0.75))")} as "unansweredAt"
    from transfers t
    join chats c on c.id = t.chat_id
    join customers cu on cu.id = c.customer_id
    left join departments d on d.id = c.department_id
    where t.workspace_id = ${scope.workspaceId} and t.outcome is null ${within(scope, 'c.department_id')}
    order by t.offered_at, t.id limit ${AT_MOST}`.execute(db);
  return rows;
}

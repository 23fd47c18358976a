import type { AskedChat } from '@desk/protocol/supervisor-asked';
import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';
import { iso } from '../db/iso.ts';
import { type Scope, within } from './scope.ts';

/** More than a supervisor sees to at once; those who wait longest are among them. */
const AT_MOST = 50;

/** Open chats whose customers ask for a supervisor, the longest first. [V6] */
export async function askedChats(db: Db, scope: Scope): Promise<AskedChat[]> {
  const { rows } = await sql<AskedChat>`
    select c.id as "chatId", cu.name as customer, ${iso('c.supervisor_asked_at')} as at, c.supervisor_asked_reason as reason,
      case when u.id is null then null else jsonb_build_object('id', u.id, 'name', u.name) end as agent,
      case when d.id is null then null else jsonb_build_object('id', d.id, 'name', d.name) end as department
    from chats c
    join customers cu on cu.id = c.customer_id
    left join users u on u.id = c.agent_id
    left join departments d on d.id = c.department_id
    where c.workspace_id = ${scope.workspaceId} and c.supervisor_asked_at is not null and c.status <> 'closed' ${within(scope, 'c.department_id')}
    order by c.supervisor_asked_at, c.id limit ${AT_MOST}`.execute(db);
  return rows;
}

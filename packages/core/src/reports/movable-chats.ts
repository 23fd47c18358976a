import type { AgentLoad } from '@desk/protocol/people';
import type { MovableChat } from '@desk/protocol/report';
import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';
import { textArray } from '../db/json.ts';
import { type Scope, within } from './scope.ts';

/** Of each agent above their limit the live chat to move first: whose customer waits longest, else the one that came to them last. */
export async function movableChats(db: Db, scope: Scope, agents: readonly AgentLoad[]): Promise<MovableChat[]> {
  const over = agents.filter(({ live, limit }) => live > limit).map(({ id }) => id);
  if (over.length === 0) return [];
  const { rows } = await sql<MovableChat>`
    select distinct on (c.agent_id) c.agent_id as "agentId", c.id as "chatId", cu.name as customer
    from chats c join customers cu on cu.id = c.customer_id
    where c.workspace_id = ${scope.workspaceId} and c.status = 'live' and c.agent_id = any(${textArray(over)}) ${within(scope, 'c.department_id')}
    order by c.agent_id, c.waiting_since nulls last, c.assigned_at desc, c.id`.execute(db);
  return rows;
}

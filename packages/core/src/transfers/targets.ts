import { DeskError } from '@desk/protocol/errors';
import type { ChatId } from '@desk/protocol/ids';
import { refusal } from '@desk/protocol/lifecycle';
import type { TransferTargets } from '@desk/protocol/transfer';
import { sql } from 'kysely';
import { type Member, toAsker } from '../access.ts';
import { readChats, toFacts } from '../chats/chat-state.ts';
import type { Db } from '../db/connect.ts';
import { loadOf, receiversOf } from './stored-transfer.ts';

/**
 * To whom the owner may offer this chat now, A to Z: all departments, with how many could accept there and how many of these have a place, and all others who are available. [C15]
 * @throws DeskError as `offerTransfer`, of what stops it whoever is chosen
 */
export async function transferTargets(db: Db, who: Member, chatId: ChatId): Promise<TransferTargets> {
  const [state] = await readChats(db, who.workspaceId, sql`and c.id = ${chatId}`);
  if (!state) throw new DeskError('not-found', 'There is no such chat.');
  const denied = refusal('offer-transfer', toFacts(state), toAsker(who), new Date());
  if (denied) throw new DeskError(denied.code, denied.message);
  const [departments, agents] = await Promise.all([readDepartments(db, who, chatId), readAgents(db, who)]);
  return { departments, agents };
}

async function readDepartments(db: Db, who: Member, chatId: ChatId): Promise<TransferTargets['departments']> {
  const { rows } = await sql<TransferTargets['departments'][number]>`
    select d.id, d.name, there.available, there.free
    from chats c join departments d on d.workspace_id = c.workspace_id join workspaces w on w.id = c.workspace_id
    cross join lateral (select count(*)::int as available, (count(*) filter (where ${loadOf()} < coalesce(m.chat_limit, w.chat_limit)))::int as free
      from ${receiversOf(sql`d.id`, sql`c`, sql`'{}'::text[]`)}) there
    where c.id = ${chatId} and c.workspace_id = ${who.workspaceId} order by lower(d.name), d.id`.execute(db);
  return rows;
}

async function readAgents(db: Db, who: Member): Promise<TransferTargets['agents']> {
  const { rows } = await sql<TransferTargets['agents'][number]>`
    select id, name, departments, load, "limit", load >= "limit" as "isAtLimit" from (
      select u.id, u.name, ${loadOf()} as load, coalesce(m.chat_limit, w.chat_limit) as "limit",
        coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name) order by d.name) from departments d
          where d.id = any(m.department_ids)), '[]') as departments
      from memberships m join users u on u.id = m.user_id join workspaces w on w.id = m.workspace_id
      where m.workspace_id = ${who.workspaceId} and m.available and m.user_id <> ${who.id}) a
    order by lower(name), id`.execute(db);
  return rows;
}

import type { ClosuresByAgent } from '@desk/protocol/closure';
import { sql } from 'kysely';
import type { Watcher } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { closuresMatching, type Matching } from './matching.ts';

const DAYS = 30;

/**
 * How many of the closures that a filter is about each agent has, most first; null: nobody had the chat. Which agent is asked for makes no difference.
 * Without a beginning it is the 30 days before `to`, or the last 30, and `from` says so.
 */
export async function closuresByAgent(db: Db, who: Watcher, { agent: _, ...filter }: Matching): Promise<ClosuresByAgent> {
  const from = filter.from ?? new Date((filter.to ? Date.parse(filter.to) : Date.now()) - DAYS * 86_400_000).toISOString();
  // A text is looked for in the customer's name too; what is not asked for is not read.
  const customers = filter.q === undefined ? sql`` : sql`join chats c on c.id = cl.chat_id join customers cu on cu.id = c.customer_id`;
  const { rows } = await sql<ClosuresByAgent['items'][number]>`select count(*)::int as closures,
      case when u.id is null then null else jsonb_build_object('id', u.id, 'name', u.name) end as agent
    from closures cl ${customers}
    left join users u on u.id = cl.agent_id
    where ${closuresMatching(who, { ...filter, from })} group by u.id order by closures desc, u.name`.execute(db);
  return { from, items: rows };
}

import type { Db } from '@desk/core/db/connect';
import { jsonb } from '@desk/core/db/json';
import type { Channel, CloseReason, Sentiment } from '@desk/protocol/closure';
import { type DepartmentId, newId, type TagId, type UserId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Business } from '../people.ts';

export type Closed = {
  at: Date;
  sentiment?: Sentiment;
  tags?: TagId[];
  agentId?: UserId;
  departmentId?: DepartmentId | null;
  channel?: Channel;
  reason?: CloseReason;
  /** Until when it can be undone; at once over when left out. */
  undoUntil?: Date;
};

/** Puts closed chats of any day into the database as the verb leaves them, not counted yet, each of a customer of its own. Gives the ids of their closures. */
export async function insertClosed(db: Db, business: Business, closed: readonly Closed[]): Promise<string[]> {
  const rows = closed.map(({ at, sentiment, tags, agentId, departmentId, channel, reason, undoUntil }) => ({
    chat: newId('chat'),
    closure: newId('clo'),
    customer: newId('cust'),
    at: at.toISOString(),
    undo: (undoUntil ?? at).toISOString(),
    sentiment: sentiment ?? null,
    tags: tags ?? [],
    agent: agentId ?? null,
    department: departmentId === undefined ? business.departmentId : departmentId,
    channel: channel ?? 'web',
    reason: reason ?? 'resolved',
  }));
  const given = sql`jsonb_to_recordset(${jsonb(rows)}) as r(chat text, closure text, customer text, at timestamptz, undo timestamptz, sentiment text,
    tags text[], agent text, department text, channel text, reason text)`;
  await db.transaction().execute(async (tx) => {
    await sql`insert into customers (id, workspace_id, name) select customer, ${business.workspaceId}, 'Ada Moreno' from ${given}`.execute(
      tx,
    );
    await sql`insert into chats (id, workspace_id, status, customer_id, agent_id, department_id, channel, opened_at, last_message_at, closure_id)
      select chat, ${business.workspaceId}, 'closed', customer, agent, department, channel, at, at, closure from ${given}`.execute(tx);
    await sql`insert into closures (id, workspace_id, chat_id, sentiment, closed_by_kind, closed_by_name, agent_id, department_id, channel, reason,
        handled_seconds, closed_at, undo_until)
      select closure, ${business.workspaceId}, chat, sentiment, 'agent', 'Noor', agent, department, channel, reason, 60, at, undo
      from ${given}`.execute(tx);
    await sql`insert into closure_tags (workspace_id, closure_id, tag_id)
      select ${business.workspaceId}, closure, unnest(tags) from ${given}`.execute(tx);
  });
  return rows.map(({ closure }) => closure);
}

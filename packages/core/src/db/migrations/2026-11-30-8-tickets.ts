import { type Kysely, sql } from 'kysely';

/**
 * A ticket is a chat that nobody could answer in time: it may wait without an owner or have one, and each customer has one at most.
 * `ticketed_at` stays for good: a close of it that is undone leads back to the ticket, not to a live chat.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table chats add ticketed_at timestamptz`,
  `alter table chats drop constraint chats_check1`,
  `alter table chats add constraint chats_queued_unowned check (status <> 'queued' or agent_id is null)`,
  `alter table chats add constraint chats_ticket_since check (status <> 'ticketed' or ticketed_at is not null)`,
  `create unique index chats_one_ticket on chats (workspace_id, customer_id) where status = 'ticketed'`,
  // No clock ran while a customer waited, and only the next word would start one.
  `update chats c set due_at = now() + make_interval(mins => w.inactivity_minutes) from workspaces w
    where w.id = c.workspace_id and c.status = 'live' and c.due_at is null and w.inactivity_minutes > 0`,
  `create index chats_tickets on chats (workspace_id, last_message_at desc) where status = 'ticketed'`,
];

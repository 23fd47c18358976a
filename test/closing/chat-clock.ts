import { sql } from 'kysely';
import type { Desk } from '../desk.ts';

/** Puts a chat's clock into the past: time itself cannot be waited for. */
export async function ringClock(desk: Desk, chatId: string): Promise<void> {
  await sql`update chats set due_at = now() - interval '1 second' where id = ${chatId} and due_at is not null`.execute(desk.db);
}

/** When the desk would close this chat by itself; null while no clock runs. */
export async function dueAt(desk: Desk, chatId: string): Promise<Date | null> {
  const { rows } = await sql<{ due_at: Date | null }>`select due_at from chats where id = ${chatId}`.execute(desk.db);
  return rows[0]!.due_at;
}

import type { ChatEventType, DeskEvent, EventData, EventType } from '@desk/protocol/events';
import { sql } from 'kysely';
import { toActor, type Who } from './access.ts';
import { toEvent } from './chats/get.ts';
import type { Db, Tx } from './db/connect.ts';
import { jsonb } from './db/json.ts';

/** Records an event that is about no chat: availability, tags, settings, reports. Events of chats are written by the door alone. */
export async function record<T extends Exclude<EventType, ChatEventType>>(
  db: Db | Tx,
  who: Who,
  type: T,
  data: EventData[T],
): Promise<void> {
  await sql`with journal as (
      insert into events (workspace_id, type, actor, data) values (${who.workspaceId}, ${type}, ${jsonb(toActor(who))}, ${jsonb(data)}) returning seq)
    insert into outbox (seq) select seq from journal`.execute(db);
}

/**
 * Takes up to `limit` marks from the outbox and hands their events, in the order of `seq`, to `relay`. The marks are gone only if `relay`
 * succeeds; a crash anywhere means that they are handed over again.
 * @returns how many events were relayed
 */
export async function drainOutbox(db: Db, limit: number, relay: (events: DeskEvent[]) => Promise<void>): Promise<number> {
  return db.transaction().execute(async (tx) => {
    // One relay at a time, so that events leave in order; when its process dies, the lock goes with its transaction. The disk is not waited
    // for: a mark that comes back after a power cut is an event handed over again.
    const { rows } = await sql<Parameters<typeof toEvent>[0]>`with turn as materialized (
        select pg_try_advisory_xact_lock(hashtextextended('desk relay', 0)) and set_config('synchronous_commit', 'off', true) is not null as mine),
      due as (select seq from outbox where (select mine from turn) order by seq limit ${limit} for update skip locked),
      taken as (delete from outbox where seq in (select seq from due) returning seq)
      select e.seq, e.workspace_id, e.chat_id, e.type, e.actor, e.data, e.chat, e.at from events e join taken using (seq) order by e.seq`.execute(
      tx,
    );
    if (rows.length > 0) await relay(rows.map(toEvent));
    return rows.length;
  });
}

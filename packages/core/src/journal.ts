import type { ChatEventType, DeskEvent, EventData, EventType } from '@desk/protocol/events';
import { sql } from 'kysely';
import { toActor, type Who } from './access.ts';
import { type Intent, replay, type StoredAnswer, storedKey } from './chats/change.ts';
import { toEvent } from './chats/get.ts';
import type { Db, Tx } from './db/connect.ts';
import { jsonb } from './db/json.ts';

/**
 * Records an event that is about no chat: availability, notes, tags, settings, reports. Events of chats are written by the door alone. With an
 * `intent` the event is the stored answer; a key that was used meanwhile violates `events_intent`.
 */
export async function record<T extends Exclude<EventType, ChatEventType>>(
  db: Db | Tx,
  who: Who,
  type: T,
  data: EventData[T],
  intent?: Intent,
): Promise<void> {
  await sql`with journal as (
      insert into events (workspace_id, type, actor, data, intent, intent_hash)
      values (${who.workspaceId}, ${type}, ${jsonb(toActor(who))}, ${jsonb(data)}, ${intent ? storedKey(who, intent) : null}, ${intent?.hash ?? null})
      returning seq)
    insert into outbox (seq) select seq from journal`.execute(db);
}

/** What was recorded under this intent, or null. @throws DeskError `idempotency-mismatch` when its key stood for another request */
export async function recorded<T extends Exclude<EventType, ChatEventType>>(
  db: Db,
  who: Who,
  intent: Intent,
): Promise<EventData[T] | null> {
  const { rows } = await sql<StoredAnswer>`select data, chat, intent_hash as hash from events
    where workspace_id = ${who.workspaceId} and intent = ${storedKey(who, intent)}`.execute(db);
  return rows[0] ? (replay(rows[0], intent).data as EventData[T]) : null;
}

/**
 * Takes up to `limit` marks from the outbox and hands their events, in the order of `seq`, to `relay`. The marks are gone only if `relay`
 * succeeds; a crash anywhere means that they are handed over again.
 * @returns how many events were relayed
 */
export async function drainOutbox(db: Db, limit: number, relay: (events: DeskEvent[]) => Promise<void>): Promise<number> {
  return db.transaction().execute(async (tx) => {
    // One relay at a time, so that events leave in order; when its process dies, the lock goes with its transaction. The disk is not waited
    // for: a mark that comes back after a power cut is an event handed over again. Each event is looked up by its key (`offset 0` keeps the
    // lateral apart): as a plain join a plan from the time when the journal was short reads all of it for every batch.
    const { rows } = await sql<Parameters<typeof toEvent>[0]>`with turn as materialized (
        select pg_try_advisory_xact_lock(hashtextextended('desk relay', 0)) and set_config('synchronous_commit', 'off', true) is not null as mine),
      due as (select seq from outbox where (select mine from turn) order by seq limit ${limit} for update skip locked),
      taken as (delete from outbox where seq in (select seq from due) returning seq)
      select e.* from taken cross join lateral (
        select seq, workspace_id, chat_id, type, actor, data, chat, at from events where events.seq = taken.seq offset 0) e order by e.seq`.execute(
      tx,
    );
    if (rows.length > 0) await relay(rows.map(toEvent));
    return rows.length;
  });
}

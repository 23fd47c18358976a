import type { DeskEvent } from '@desk/protocol/events';
import type { Redis } from 'ioredis';
import type { BusMessage } from './bus.ts';
import type { Log } from './log.ts';

/** A stream entry as Redis gives it: id, then fields and values in turn. */
export type StreamEntry = [id: string, fields: string[]];

/**
 * A cursor is good exactly as long as its own entry is in the stream: that tells a trimmed, flushed or foreign stream apart without an
 * epoch (ids begin with their millisecond: two streams could share one only within it). So a stream must never be empty: whoever finds it
 * so adds a marker, an entry without an event.
 */
const HEAD = `
  local newest = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)
  if newest[1] then return newest[1][1] end
  return redis.call('XADD', KEYS[1], '*', 'marker', '1')`;

/** Gives the id of the newest entry. */
export async function streamHead(redis: Redis, key: string): Promise<string> {
  return String(await redis.eval(HEAD, 1, key));
}

/** Adds all events in one transaction: all or none. The stream keeps about `maxLength` entries. */
export async function addToStream(redis: Redis, key: string, events: DeskEvent[], maxLength: number): Promise<void> {
  if (events.length === 0) return;
  const transaction = redis.multi();
  for (const event of events) transaction.xadd(key, 'MAXLEN', '~', maxLength, '*', 'event', JSON.stringify(event));
  const replies = await transaction.exec();
  const failed = replies?.find(([error]) => error !== null);
  if (replies === null || failed) throw new Error('Redis did not take the events.', { cause: failed?.[0] });
}

/** The entries after `id`, or null when `id` is no entry of the stream, or when there are more than `limit`. */
export async function entriesAfter(redis: Redis, key: string, id: string, limit: number): Promise<StreamEntry[] | null> {
  const [anchor, ...entries] = await redis.xrange(key, id, '+', 'COUNT', limit + 2);
  return anchor?.[0] === id && entries.length <= limit ? entries : null;
}

/** Reads the events out of entries; markers are left out, and so is, with a line in the log, what is no event of ours. */
export function toMessages(entries: StreamEntry[], log: Log): BusMessage[] {
  const messages: BusMessage[] = [];
  for (const [cursor, [field, value]] of entries) {
    if (field === 'marker') continue;
    const event = field === 'event' && value !== undefined ? parseEvent(value) : null;
    if (event === null) log.error({ cursor }, 'an entry of the stream is no event');
    else messages.push({ cursor, event });
  }
  return messages;
}

/** Only the frame of an event is checked: every writer of the stream is a relay of the desk, which took it from the journal. */
function parseEvent(text: string): DeskEvent | null {
  try {
    const value: unknown = JSON.parse(text);
    return isEvent(value) ? value : null;
  } catch {
    return null;
  }
}

function isEvent(value: unknown): value is DeskEvent {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'seq' in value &&
    Number.isInteger(value.seq) &&
    'workspaceId' in value &&
    typeof value.workspaceId === 'string' &&
    'type' in value &&
    'data' in value
  );
}

const CURSOR = /^(\d{1,15})-(\d{1,15})$/;

/** A cursor is `<milliseconds>-<n>`; null for anything else. */
export function parseCursor(cursor: string): [ms: number, n: number] | null {
  const found = CURSOR.exec(cursor);
  return found === null ? null : [Number(found[1]), Number(found[2])];
}

/** Order of two cursors; what is no cursor comes first. */
export function compareCursors(a: string, b: string): number {
  const [aMs, aN] = parseCursor(a) ?? [-1, 0];
  const [bMs, bN] = parseCursor(b) ?? [-1, 0];
  return aMs - bMs || aN - bN;
}

import { setTimeout as wait } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { Log } from './log.ts';
import { untilReady } from './redis.ts';
import { type StreamEntry, streamHead } from './stream-redis.ts';

const BLOCK_MS = 1_000;
const BATCH = 500;

export type StreamReaderOptions = {
  /** A connection of the reader's own: it waits on it. */
  redis: Redis;
  key: string;
  log: Log;
  onEntries(entries: StreamEntry[]): void;
  /** Entries may have been missed. What follows begins after everything that could be. */
  onGap(): void;
};

/**
 * Follows a stream from its present end. Across a cut it goes on from the last entry that it has seen, so nothing is lost; if that entry is
 * gone (flushed, trimmed beyond it, or lost by Redis itself), `onGap` is called. Resolves, once reading has begun, to a function that ends it.
 */
export async function readStream({ redis, key, log, onEntries, onGap }: StreamReaderOptions): Promise<() => Promise<void>> {
  const ending = new AbortController();
  let last = await beginning(redis, key);

  async function readOnce(): Promise<void> {
    // The second command is answered right after the first: is the entry still there from which we have read on?
    const [reply, anchor] = await Promise.all([
      redis.xread('COUNT', BATCH, 'BLOCK', BLOCK_MS, 'STREAMS', key, last),
      redis.xrange(key, last, last),
    ]);
    const entries = reply?.[0]?.[1] ?? [];
    const isGap = anchor.length === 0;
    last = entries.at(-1)?.[0] ?? (isGap ? await streamHead(redis, key) : last);
    if (isGap) {
      log.warn({ key, last }, 'the stream has lost entries that were not read');
      onGap();
    }
    if (entries.length > 0) onEntries(entries);
  }

  async function readOn(): Promise<void> {
    while (!ending.signal.aborted) {
      try {
        await untilReady(redis, ending.signal);
        await readOnce();
      } catch (error) {
        if (ending.signal.aborted) return;
        // A broken line is mended by the connection; anything else that Redis refuses must not be asked in a tight loop.
        log.warn({ key, err: error }, 'reading the stream failed');
        if (redis.status === 'ready') await wait(BLOCK_MS, undefined, { signal: ending.signal }).catch(() => {});
      }
    }
  }

  const reading = readOn();
  return async () => {
    ending.abort();
    redis.disconnect();
    await reading;
  };
}

async function beginning(redis: Redis, key: string): Promise<string> {
  try {
    return await streamHead(redis, key);
  } catch (error) {
    redis.disconnect();
    throw error;
  }
}

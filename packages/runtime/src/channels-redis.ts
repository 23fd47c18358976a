import type { Redis } from 'ioredis';
import { Signal } from './bus.ts';
import type { Log } from './log.ts';

const PING_MS = 2_000;

export type ChannelNames = { nudge: string; signals: string };

/**
 * Listens for nudges and signals on a connection of its own, again after each cut. What is said during a cut is lost, as agreed.
 * Resolves when it hears; to a function that ends it.
 */
export async function hearChannels(options: {
  redis: Redis;
  names: ChannelNames;
  log: Log;
  onNudge(): void;
  onSignal(signal: Signal): void;
}): Promise<() => void> {
  const { redis, names, log } = options;

  redis.on('message', (channel: string, text: string) => {
    if (channel === names.nudge) return options.onNudge();
    const signal = parseSignal(text);
    if (signal === null) log.error({ channel }, 'a message is no signal');
    else options.onSignal(signal);
  });
  redis.on('ready', () => {
    redis.subscribe(names.nudge, names.signals).catch((error) => log.warn({ err: error }, 'could not listen for signals'));
  });
  await redis.subscribe(names.nudge, names.signals);

  // Nothing else is sent on this connection, so a dead line would go unnoticed.
  const pinging = setInterval(() => redis.ping().catch(() => {}), PING_MS);
  pinging.unref();
  return () => {
    clearInterval(pinging);
    redis.disconnect();
  };
}

function parseSignal(text: string): Signal | null {
  try {
    return Signal.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

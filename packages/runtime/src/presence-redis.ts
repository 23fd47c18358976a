import type { Redis } from 'ioredis';
import { z } from 'zod';
import { type Presence, toPresenceList } from './presence.ts';

const Entry = z.object({ userId: z.string(), name: z.string(), chatId: z.string().nullable(), closing: z.boolean() });

/** Redis keeps the time for all nodes. The whole hash expires with its longest lease, so a workspace that falls silent leaves nothing. */
const BEAT = `
  local time = redis.call('TIME')
  local ttl = tonumber(ARGV[3])
  local expires = time[1] * 1000 + math.floor(time[2] / 1000) + ttl
  redis.call('HSET', KEYS[1], ARGV[1], string.format('%.0f', expires) .. ' ' .. ARGV[2])
  if redis.call('PTTL', KEYS[1]) < ttl then redis.call('PEXPIRE', KEYS[1], ttl) end`;

const LIST = `
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  local all, alive = redis.call('HGETALL', KEYS[1]), {}
  for i = 1, #all, 2 do
    local expires, entry = string.match(all[i + 1], '^(%d+) (.*)$')
    if tonumber(expires) > now then alive[#alive + 1] = entry else redis.call('HDEL', KEYS[1], all[i]) end
  end
  return alive`;

/** Presence that all nodes share: a hash per workspace, socket id -> time of expiry and entry. */
export function createRedisPresence(options: { redis: Redis; prefix?: string }): Presence {
  const { redis, prefix = 'desk:' } = options;
  const keyOf = (workspaceId: string) => `${prefix}presence:${workspaceId}`;

  return {
    async beat(workspaceId, socketId, entry, ttlMs) {
      await redis.eval(BEAT, 1, keyOf(workspaceId), socketId, JSON.stringify(entry), ttlMs);
    },
    async leave(workspaceId, socketId) {
      await redis.hdel(keyOf(workspaceId), socketId);
    },
    async list(workspaceId) {
      const texts = z.array(z.string()).parse(await redis.eval(LIST, 1, keyOf(workspaceId)));
      return toPresenceList(texts.map((text) => Entry.parse(JSON.parse(text))));
    },
  };
}

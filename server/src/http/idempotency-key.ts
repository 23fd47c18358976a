import { DeskError } from '@desk/protocol/errors';
import type { Context } from 'hono';
import type { Env } from './context.ts';

/** The client's Idempotency-Key, or undefined when it sent none. @throws DeskError `bad-request` for one that is too long or odd */
export function idempotencyKey(c: Context<Env>): string | undefined {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return undefined;
  if (!/^[\w-]{8,64}$/.test(key)) throw new DeskError('bad-request', 'The Idempotency-Key must be 8 to 64 letters, digits, - or _.');
  return key;
}

import { bulkClose, bulkUndo } from '@desk/core/chats/bulk-close';
import { acceptOldest } from '@desk/core/tickets/own';
import { AcceptTickets, Chat } from '@desk/protocol/chat';
import { BULK_LIMIT, BulkClose, BulkResult } from '@desk/protocol/closure';
import { ChatId } from '@desk/protocol/ids';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps, Env } from '../http/context.ts';
import { idempotencyKey } from '../http/idempotency-key.ts';
import { about, valid } from '../http/valid.ts';

const Results = z.object({ results: z.array(BulkResult) });
const Several = z.object({ chatIds: z.array(ChatId).min(1).max(BULK_LIMIT) });

/** Several chats at once, each on its own. In front of the routes of one chat, whose ids would match these words. */
export function bulkRoutes({ db }: Deps) {
  return new Hono<Env>()
    .post('/bulk-close', about('Close up to 100 chats with one form', 'Closing', Results), valid('json', BulkClose), async (c) =>
      c.json({ results: await bulkClose(db, c.get('member'), c.req.valid('json'), idempotencyKey(c)) }),
    )
    .post('/bulk-undo', about('Take back those still inside their window', 'Closing', Results), valid('json', Several), async (c) =>
      c.json({ results: await bulkUndo(db, c.get('member'), c.req.valid('json').chatIds) }),
    )
    .post(
      '/accept-tickets',
      about('Accept the oldest tickets that wait', 'Tickets', z.object({ items: z.array(Chat) })),
      valid('json', AcceptTickets),
      async (c) => c.json({ items: await acceptOldest(db, c.get('member'), c.req.valid('json').count) }),
    );
}

import { intentOf } from '@desk/core/chats/change';
import { customerHistory } from '@desk/core/customers/history';
import { addNote, customerNotes } from '@desk/core/customers/notes';
import { customerProfile } from '@desk/core/customers/profile';
import { Chat } from '@desk/protocol/chat';
import { ChatId, CustomerId } from '@desk/protocol/ids';
import { AddNote, Note } from '@desk/protocol/note';
import { CustomerProfile } from '@desk/protocol/people';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps, Env } from '../http/context.ts';
import { idempotencyKey } from '../http/idempotency-key.ts';
import { about, valid } from '../http/valid.ts';

const OneCustomer = z.object({ id: CustomerId });

/** What the desk knows about a customer: every agent may read it, whoever they served. */
export function customerRoutes({ db }: Deps) {
  return new Hono<Env>()
    .get('/:id', about('A customer', 'Customers', CustomerProfile), valid('param', OneCustomer), async (c) =>
      c.json(await customerProfile(db, c.get('member'), c.req.valid('param').id)),
    )
    .get(
      '/:id/history',
      about('Their chats, newest first', 'Customers', z.object({ items: z.array(Chat) })),
      valid('param', OneCustomer),
      async (c) => c.json({ items: await customerHistory(db, c.get('member'), c.req.valid('param').id) }),
    )
    .get(
      '/:id/notes',
      about('Notes about them, or of one chat of theirs, newest first', 'Customers', z.object({ items: z.array(Note) })),
      valid('param', OneCustomer),
      valid('query', z.object({ chat: ChatId.optional() })),
      async (c) => c.json({ items: await customerNotes(db, c.get('member'), c.req.valid('param').id, c.req.valid('query').chat) }),
    )
    .post('/:id/notes', about('Write a note', 'Customers', Note), valid('param', OneCustomer), valid('json', AddNote), async (c) => {
      const { id } = c.req.valid('param');
      const input = c.req.valid('json');
      const key = idempotencyKey(c);
      return c.json(await addNote(db, c.get('member'), id, input, key ? intentOf(key, ['note', id, input]) : undefined), 201);
    });
}

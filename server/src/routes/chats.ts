import { amendClosure } from '@desk/core/chats/amend';
import { askSupervisor, seeToAsked, unaskSupervisor } from '@desk/core/chats/ask-supervisor';
import { assignChat } from '@desk/core/chats/assign';
import { intentOf } from '@desk/core/chats/change';
import { closeChat } from '@desk/core/chats/close';
import { followUp } from '@desk/core/chats/follow-up';
import { eventsAfter, getChat } from '@desk/core/chats/get';
import { listChats } from '@desk/core/chats/list';
import { listOpened } from '@desk/core/chats/list-opened';
import { postMessage } from '@desk/core/chats/post-message';
import { markRead } from '@desk/core/chats/read';
import { resume, setPending } from '@desk/core/chats/set-pending';
import { undoClose } from '@desk/core/chats/undo-close';
import { readReach } from '@desk/core/customers/reach';
import { getDraft, saveDraft } from '@desk/core/drafts/drafts';
import { createSuggestions } from '@desk/core/suggestions/suggest';
import { acceptTicket, releaseTicket } from '@desk/core/tickets/own';
import { chatsOfferedTo } from '@desk/core/transfers/offered';
import { AssignChat, Chat, ChatReach, ChatTab, ChatWithMessages, Message, OpenedFilter, PostMessage } from '@desk/protocol/chat';
import { AmendClosure, CloseChat } from '@desk/protocol/closure';
import { ChatId, CustomerId, UserId } from '@desk/protocol/ids';
import { Draft, DraftMode } from '@desk/protocol/note';
import { Suggestions } from '@desk/protocol/suggestion';
import { AskSupervisor, SeeToAsked } from '@desk/protocol/supervisor-asked';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps, Env } from '../http/context.ts';
import { requireSupervisor } from '../http/guards.ts';
import { idempotencyKey } from '../http/idempotency-key.ts';
import { about, valid } from '../http/valid.ts';

const OneChat = z.object({ id: ChatId });
const ListQuery = z.object({
  tab: ChatTab.default('live'),
  customer: CustomerId.optional(),
  agent: UserId.optional(),
  q: z.string().trim().min(2).max(200).optional(),
  mine: z.stringbool().default(false),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});
const Chats = z.object({ items: z.array(Chat), nextCursor: z.string().nullable() });

/** A chat's life as the team leads it. */
export function chatRoutes({ db }: Deps) {
  const suggest = createSuggestions(db);
  return new Hono<Env>()
    .get('/', about('Chats of a tab', 'Chats', Chats), valid('query', ListQuery), async (c) => {
      const { cursor, customer, agent, q, ...query } = c.req.valid('query');
      const narrowed = {
        ...(cursor ? { cursor } : {}),
        ...(customer ? { customer } : {}),
        ...(agent ? { agent } : {}),
        ...(q ? { q } : {}),
      };
      return c.json(await listChats(db, c.get('member'), { ...query, ...narrowed }));
    })
    .get(
      '/opened',
      requireSupervisor,
      about('Chats that came in within a range', 'Chats', Chats),
      valid('query', OpenedFilter),
      async (c) => c.json(await listOpened(db, c.get('member'), c.req.valid('query'))),
    )
    .get('/offered', about('Chats on offer to me', 'Chats', Chats), async (c) =>
      c.json({ items: await chatsOfferedTo(db, c.get('member')), nextCursor: null }),
    )
    .get('/:id', about('A chat with its transcript', 'Chats', ChatWithMessages), valid('param', OneChat), async (c) =>
      c.json(await getChat(db, c.get('member'), c.req.valid('param').id)),
    )
    .get(
      '/:id/events',
      about('What happened to a chat behind a version', 'Chats'),
      valid('param', OneChat),
      valid('query', z.object({ after: z.coerce.number().pipe(z.int32().min(0)).default(0) })),
      async (c) =>
        c.json({ items: await eventsAfter(db, c.get('member').workspaceId, c.req.valid('param').id, c.req.valid('query').after) }),
    )
    .post(
      '/:id/messages',
      about('Write to the customer', 'Chats', z.object({ chat: Chat, message: Message })),
      valid('param', OneChat),
      valid('json', PostMessage),
      async (c) => c.json(await postMessage(db, c.get('member'), c.req.valid('param').id, c.req.valid('json'))),
    )
    .post(
      '/:id/follow-up',
      about('Write to the customer of a closed chat', 'Chats', z.object({ chat: Chat, message: Message })),
      valid('param', OneChat),
      valid('json', PostMessage),
      async (c) => c.json(await followUp(db, c.get('member'), c.req.valid('param').id, c.req.valid('json'))),
    )
    .get(
      '/:id/reach',
      about('Where the customer of a closed chat can be written to', 'Chats', ChatReach),
      valid('param', OneChat),
      async (c) => c.json(await readReach(db, c.get('member'), c.req.valid('param').id)),
    )
    .post('/:id/read', about('I have seen what the customer wrote', 'Chats', Chat), valid('param', OneChat), async (c) =>
      c.json(await markRead(db, c.get('member'), c.req.valid('param').id)),
    )
    .post('/:id/pending', about('Wait for the customer', 'Chats', Chat), valid('param', OneChat), async (c) =>
      c.json(await setPending(db, c.get('member'), c.req.valid('param').id)),
    )
    .post('/:id/resume', about('No longer wait for the customer', 'Chats', Chat), valid('param', OneChat), async (c) =>
      c.json(await resume(db, c.get('member'), c.req.valid('param').id)),
    )
    .post('/:id/accept-ticket', about('Take a ticket that waits', 'Tickets', Chat), valid('param', OneChat), async (c) =>
      c.json(await acceptTicket(db, c.get('member'), c.req.valid('param').id)),
    )
    .post('/:id/release-ticket', about('Give a ticket back to those that wait', 'Tickets', Chat), valid('param', OneChat), async (c) =>
      c.json(await releaseTicket(db, c.get('member'), c.req.valid('param').id)),
    )
    .post(
      '/:id/ask-supervisor',
      about('The customer asks for a supervisor', 'Chats', Chat),
      valid('param', OneChat),
      valid('json', AskSupervisor),
      async (c) => c.json(await askSupervisor(db, c.get('member'), c.req.valid('param').id, c.req.valid('json'))),
    )
    .post('/:id/unask-supervisor', about('The customer asks for no supervisor', 'Chats', Chat), valid('param', OneChat), async (c) =>
      c.json(await unaskSupervisor(db, c.get('member'), c.req.valid('param').id)),
    )
    .post(
      '/:id/see-to-asked',
      about('A supervisor has seen to what the customer wanted of one', 'Chats', Chat),
      valid('param', OneChat),
      valid('json', SeeToAsked),
      async (c) => c.json(await seeToAsked(db, c.get('member'), c.req.valid('param').id, c.req.valid('json'))),
    )
    .post('/:id/assign', about('Give a chat to an agent', 'Chats', Chat), valid('param', OneChat), valid('json', AssignChat), async (c) =>
      c.json(await assignChat(db, c.get('member'), c.req.valid('param').id, c.req.valid('json'))),
    )
    .post(
      '/:id/close',
      about('Close a chat with sentiment, note, tags and references', 'Closing', Chat),
      valid('param', OneChat),
      valid('json', CloseChat),
      async (c) => c.json(await closeChat(db, c.get('member'), c.req.valid('param').id, c.req.valid('json'), idempotencyKey(c))),
    )
    .post('/:id/undo-close', about('Take a close back while its window is open', 'Closing', Chat), valid('param', OneChat), async (c) => {
      const { id } = c.req.valid('param');
      const key = idempotencyKey(c);
      return c.json(await undoClose(db, c.get('member'), id, 'undo', key ? intentOf(key, ['undo-close', id]) : undefined));
    })
    .post(
      '/:id/wrap-up',
      about('Complete or correct what was said at closing', 'Closing', Chat),
      valid('param', OneChat),
      valid('json', AmendClosure),
      async (c) => {
        const { id } = c.req.valid('param');
        const input = c.req.valid('json');
        const key = idempotencyKey(c);
        return c.json(await amendClosure(db, c.get('member'), id, input, key ? intentOf(key, ['wrap-up', id, input]) : undefined));
      },
    )
    .get(
      '/:id/suggestions',
      about('What may fit at closing: a proposal, never a choice', 'Closing', Suggestions),
      valid('param', OneChat),
      async (c) => c.json(await suggest(c.get('member'), c.req.valid('param').id)),
    )
    .get(
      '/:id/draft',
      about('What I typed and did not send', 'Chats', z.object({ draft: Draft.nullable() })),
      valid('param', OneChat),
      valid('query', z.object({ mode: DraftMode })),
      async (c) => c.json({ draft: await getDraft(db, c.get('member'), c.req.valid('param').id, c.req.valid('query').mode) }),
    )
    .put(
      '/:id/draft',
      about('Keep what I typed; null drops it', 'Chats'),
      valid('param', OneChat),
      valid('query', z.object({ mode: DraftMode })),
      valid('json', z.object({ body: z.record(z.string(), z.unknown()).nullable() })),
      async (c) => {
        await saveDraft(db, c.get('member'), c.req.valid('param').id, c.req.valid('query').mode, c.req.valid('json').body);
        return c.json({ kept: true });
      },
    );
}

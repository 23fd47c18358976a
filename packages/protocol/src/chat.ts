import { z } from 'zod';
import { Channel, Closure } from './closure.ts';
import { Departments } from './department-filter.ts';
import { ChatId, MessageId, UserId } from './ids.ts';
import { Instant } from './instant.ts';
import { Actor, CustomerRef, Department, Person } from './people.ts';
import { SupervisorAsked } from './supervisor-asked.ts';
import { lineUpTo, MESSAGE_LIMIT, plainUpTo, textUpTo } from './text.ts';
import { Transfer, TransferEnded } from './transfer.ts';

export const ChatStatus = z.enum(['queued', 'live', 'pending', 'closed', 'ticketed']);
export type ChatStatus = z.infer<typeof ChatStatus>;

export const AuthorKind = z.enum(['customer', 'agent', 'system']);
export type AuthorKind = z.infer<typeof AuthorKind>;

/** One message of the transcript. `version` is the chat's version that it made: messages of a chat are ordered by it. */
export const Message = z.object({
  id: MessageId,
  version: z.number().int(),
  author: z.object({ kind: AuthorKind, id: z.string().nullable(), name: z.string() }),
  text: z.string(),
  clientId: z.string(),
  at: z.string(),
});
export type Message = z.infer<typeof Message>;

/**
 * A chat as the team sees it, and as every event carries it: whoever holds an older `version` replaces it. Times are ISO-8601 UTC.
 * `waitingSince` is the oldest customer message that nobody answered (null when the team spoke last); `unread` counts customer messages
 * since the owner last read; `lastCustomerVersion` is the version of the customer's last message, which closing is checked against.
 * `ticketedAt` says since when it is a ticket, and stays when that is closed. `supervisorAsked` is missing in events from before it was there.
 * `transfer` is there while the chat is on offer, `transferEnded` until its owner has taken note of what became of their offer.
 */
export const Chat = z.object({
  id: ChatId,
  number: z.number().int(),
  version: z.number().int(),
  status: ChatStatus,
  customer: CustomerRef,
  agent: Person.nullable(),
  department: Department.nullable(),
  channel: Channel,
  topic: z.string().nullable(),
  openedAt: z.string(),
  assignedAt: z.string().nullable(),
  firstReplyAt: z.string().nullable(),
  waitingSince: z.string().nullable(),
  lastMessageAt: z.string(),
  lastMessage: z.object({ author: AuthorKind, text: z.string() }).nullable(),
  lastCustomerVersion: z.number().int(),
  unread: z.number().int(),
  opened: z.boolean(),
  previousChatId: ChatId.nullable(),
  ticketedAt: z.string().nullable(),
  supervisorAsked: SupervisorAsked.nullish(),
  transfer: Transfer.nullish(),
  transferEnded: TransferEnded.nullish(),
  closure: Closure.nullable(),
});
export type Chat = z.infer<typeof Chat>;

/** An event of the chat as a line of the transcript. */
export const ChatEvent = z.object({
  version: z.number().int(),
  type: z.string(),
  actor: Actor,
  at: z.string(),
  data: z.record(z.string(), z.unknown()),
});
export type ChatEvent = z.infer<typeof ChatEvent>;

/** `GET /api/chats/:id`. */
export const ChatWithMessages = z.object({ chat: Chat, messages: z.array(Message), events: z.array(ChatEvent) });
export type ChatWithMessages = z.infer<typeof ChatWithMessages>;

/** `POST …/messages`, from either side. `clientId` is the idempotency key of this message: sent twice, stored once. */
export const PostMessage = z.object({
  text: textUpTo(MESSAGE_LIMIT, 'The message'),
  clientId: z
    .string()
    .min(8)
    .max(64)
    .regex(/^[\w-]+$/, 'must be letters, digits, - and _'),
});
export type PostMessage = z.infer<typeof PostMessage>;

/** `GET /api/chats/:id/reach`: whether the customer of a closed chat may be written to, and the newer chat in which they are found instead. [C29] */
export const ChatReach = z.object({ newer: z.object({ id: ChatId, status: ChatStatus }).nullable(), optedOut: z.boolean() });
export type ChatReach = z.infer<typeof ChatReach>;

export const ChatTab = z.enum(['live', 'pending', 'tickets', 'closed', 'queue', 'all']);
export type ChatTab = z.infer<typeof ChatTab>;

/** `GET /api/chats/opened`: chats that came in from `from` until before `to`. Attended: answered at least once by now. */
export const OpenedFilter = z.object({
  /** What lies in the range: that the chat came in, or that it was answered first. */
  by: z.enum(['opened', 'answered']).default('opened'),
  from: Instant,
  to: Instant,
  department: Departments,
  channel: Channel.optional(),
  attended: z.enum(['yes', 'no']).optional(),
  /** First reply within so many seconds, those included: in target. */
  repliedWithin: z.coerce.number().int().min(0).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type OpenedFilter = z.infer<typeof OpenedFilter>;

/** `POST /api/chats/accept-tickets`: how many of the oldest. */
export const AcceptTickets = z.object({ count: z.number().int().min(1).max(20) });

/** The customer's view of their chat: nothing in it is the team's alone. */
export const VisitorChat = z.object({
  id: ChatId,
  version: z.number().int(),
  status: z.enum(['waiting', 'live', 'ticket', 'closed']),
  agentName: z.string().nullable(),
  queuePosition: z.number().int().nullable(),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
});
export type VisitorChat = z.infer<typeof VisitorChat>;

/** `POST /api/widget/sessions`. `workspace` is the public widget key. */
export const StartVisit = z.object({
  workspace: plainUpTo(64),
  name: lineUpTo(80, 'The name').optional(),
  email: z.email().max(200).optional(),
  department: plainUpTo(80).optional(),
});
export type StartVisit = z.infer<typeof StartVisit>;

/**
 * `POST /api/chats/:id/assign`. `ifWaiting`: only if nobody has the chat yet, `ifWith`: only if this agent (null: nobody) still has it, so that a late
 * wish takes it from nobody else; `ifLive`: only if it is live. [C22]
 */
export const AssignChat = z.object({
  agentId: UserId,
  ifWaiting: z.boolean().optional(),
  ifWith: UserId.nullish(),
  ifLive: z.boolean().optional(),
});
export type AssignChat = z.infer<typeof AssignChat>;

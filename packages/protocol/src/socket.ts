import { z } from 'zod';
import type { Message, VisitorChat } from './chat.ts';
import type { DeskEvent } from './events.ts';
import { ChatId } from './ids.ts';
import type { VisitorSurvey } from './survey.ts';

/** Topics that a member of the team may watch: list changes, one chat's messages, the streams of the wall, and what JIRA says of issues. */
export const Topic = z.union([
  z.enum(['closures', 'queue', 'chats', 'tickets', 'agents', 'figures', 'issues']),
  z.templateLiteral(['chat:', ChatId]),
]);
export type Topic = z.infer<typeof Topic>;

/** What a client sends. All of it may be lost: writes go by HTTP. */
export const ClientFrame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), protocol: z.number().int(), since: z.string().max(64).optional() }),
  z.object({ type: z.literal('watch'), topics: z.array(Topic).max(64) }),
  z.object({ type: z.literal('typing'), chatId: ChatId.optional() }),
  z.object({ type: z.literal('viewing'), chatId: ChatId.nullable(), closing: z.boolean() }),
  z.object({ type: z.literal('ping') }),
]);
export type ClientFrame = z.infer<typeof ClientFrame>;

/** Who looks at a chat, and whether the close form is open. */
export type Viewer = { userId: string; name: string; chatId: string; closing: boolean };

/** `bus` false: this node hears nothing right now, so lists must be read until it is true again. */
type Welcome = { type: 'welcome'; protocol: number; cursor: string; resumed: boolean; bus: boolean; now: string };
type Pong = { type: 'pong'; bus: boolean; now: string };

/** What a member of the team receives. `watch` replaces the whole list of topics and is answered by `watching`. */
export type ServerFrame =
  | Welcome
  | { type: 'watching'; topics: Topic[]; refused: Topic[] }
  | { type: 'events'; cursor: string; events: DeskEvent[] }
  | { type: 'typing'; chatId: string; who: { kind: 'customer' | 'agent'; name: string } }
  | { type: 'presence'; viewers: Viewer[]; online: string[] }
  | { type: 'resync' }
  | Pong;

/** What a visitor receives: their own chat, and nothing of the team's. */
export type VisitorFrame =
  | Welcome
  | {
      type: 'chat';
      cursor: string;
      chat: VisitorChat;
      message: (Omit<Message, 'author'> & { author: { kind: Message['author']['kind']; name: string } }) | null;
      /** Only after an event of their survey. */
      survey?: VisitorSurvey;
    }
  | { type: 'typing'; chatId: string; who: { kind: 'agent'; name: string } }
  | { type: 'resync' }
  | Pong;

import { z } from 'zod';
import { ChatStatus } from './chat.ts';
import { ChatId } from './ids.ts';
import { CustomerRef } from './people.ts';

/** `GET /api/notices`: issues that are done, told to who closed a chat with them, until they have seen it. One for each chat and issue. [J14] */
export const Notice = z.object({
  chatId: ChatId,
  /** The number of the chat that refers to the issue. */
  chatNumber: z.number().int(),
  customer: CustomerRef,
  /** Where they can be written to: what they have open now, else their newest chat [C29]; null when they opted out and have nothing open. */
  replyIn: z.object({ id: ChatId, status: ChatStatus }).nullable(),
  key: z.string(),
  summary: z.string(),
  url: z.string(),
  at: z.string(),
});
export type Notice = z.infer<typeof Notice>;

/** One that nobody sees to, with the name of whom it was for: they have left the team, or have not looked for a day. */
export const NoticeLeft = Notice.extend({ toldTo: z.string() });
export type NoticeLeft = z.infer<typeof NoticeLeft>;

/** `PUT /api/references/:id/watch`: whether I am told when the issue of this link is done. */
export const WatchReference = z.object({ wants: z.boolean() });

/** `POST /api/notices/seen`: what was told of these chats has been read. */
export const SeeNotices = z.object({ chatIds: z.array(ChatId).min(1).max(100) });

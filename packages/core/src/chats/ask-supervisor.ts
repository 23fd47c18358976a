import type { Chat } from '@desk/protocol/chat';
import type { ChatId } from '@desk/protocol/ids';
import type { AskSupervisor, SeeToAsked } from '@desk/protocol/supervisor-asked';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { change } from './change.ts';

/** What a chat is left with once somebody has seen to it. */
export const NOT_ASKED = { supervisor_asked_at: null, supervisor_asked_reason: null } as const;

/**
 * The owner says that the customer asks for a supervisor, and why if they like. Another reason replaces the one before; since when stays. [V6]
 * @throws DeskError `not-yours` with the owner's name, `already-closed`, `not-found`
 */
export async function askSupervisor(db: Db, who: Member, chatId: ChatId, { reason = null }: AskSupervisor): Promise<Chat> {
  const { chat } = await change<'chat.supervisor-asked'>(db, who, chatId, {
    action: 'ask-supervisor',
    decide: (state, now) =>
      state.supervisor_asked_at !== null && state.supervisor_asked_reason === reason
        ? null
        : {
            next: { supervisor_asked_at: state.supervisor_asked_at ?? now, supervisor_asked_reason: reason },
            type: 'chat.supervisor-asked',
            data: { reason },
          },
  });
  return chat;
}

/** The owner takes it back. [V6] @throws DeskError as `askSupervisor` */
export async function unaskSupervisor(db: Db, who: Member, chatId: ChatId): Promise<Chat> {
  const { chat } = await change<'chat.supervisor-unasked'>(db, who, chatId, {
    action: 'unask-supervisor',
    decide: (state) => (state.supervisor_asked_at === null ? null : { next: NOT_ASKED, type: 'chat.supervisor-unasked', data: {} }),
  });
  return chat;
}

/**
 * A supervisor of the department has seen to it. Nothing happens when somebody did before, or when the customer has asked anew since. [V6]
 * @throws DeskError `not-allowed`, `already-closed`, `not-found`
 */
export async function seeToAsked(db: Db, who: Member, chatId: ChatId, { askedAt }: SeeToAsked): Promise<Chat> {
  const { chat } = await change<'chat.supervisor-seen'>(db, who, chatId, {
    action: 'see-to-asked',
    decide: (state) =>
      state.supervisor_asked_at?.getTime() === Date.parse(askedAt) ? { next: NOT_ASKED, type: 'chat.supervisor-seen', data: {} } : null,
  });
  return chat;
}

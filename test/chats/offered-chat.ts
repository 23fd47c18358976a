import type { Chat } from '@desk/protocol/chat';
import type { OfferTransfer } from '@desk/protocol/transfer';
import { sql } from 'kysely';
import type { Desk } from '../desk.ts';
import { type Business, type Customer, createBusiness, type Person } from '../people.ts';

export type Stage = { business: Business; owner: Person; chat: Chat; customer: Customer; path: string };

/** A business with one live chat of Noor’s. Who comes later has no chat. */
export async function liveStage(desk: Desk, undoSeconds = 0): Promise<Stage> {
  const business = await createBusiness(desk, { undoSeconds });
  const owner = await business.person('agent', { name: 'Noor Haddad' });
  const { chat, customer } = await business.liveChat(owner);
  return { business, owner, chat, customer, path: `/api/chats/${chat.id}` };
}

/** The owner offers the chat of the stage. */
export async function offer({ owner, path }: Stage, to: OfferTransfer['to'], note?: string): Promise<Chat & { transferId: string }> {
  const chat = await owner.post<Chat>(`${path}/transfer`, { to, ...(note === undefined ? {} : { note }) });
  return { ...chat, transferId: chat.transfer!.id };
}

export const toAgent = ({ id }: Person): OfferTransfer['to'] => ({ kind: 'agent', id });

/** Puts the end of the offer into the past: time itself cannot be waited for. */
export async function ringOffer({ db }: Desk, transferId: string): Promise<void> {
  await sql`update transfers set expires_at = now() - interval '1 second' where id = ${transferId}`.execute(db);
}

/** What stands of every offer of the chat, the oldest first. */
export async function outcomes({ db }: Desk, chatId: string): Promise<(string | null)[]> {
  const { rows } = await sql<{ outcome: string | null }>`select outcome from transfers where chat_id = ${chatId} order by id`.execute(db);
  return rows.map(({ outcome }) => outcome);
}

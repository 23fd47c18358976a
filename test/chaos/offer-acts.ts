import { endOverdueOffers } from '@desk/core/transfers/expire';
import { type ChatId, newId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Answer } from '../client.ts';
import { byTeam, type Kind, keyed, type Role } from './by-team.ts';
import type { Stage } from './cast.ts';

/** What may happen to the offer of a chat. */
export const OFFER_KINDS: readonly Kind[] = [
  {
    name: 'owner offers',
    weight: 5,
    plan: (random, id) => {
      const isForAll = random.chance(0.5);
      const body = ({ business, supervisor }: Stage) => ({
        to: isForAll ? { kind: 'department', id: business.departmentId } : { kind: 'agent', id: supervisor.id },
      });
      return byTeam(random, 'owner', { path: (chat) => `/api/chats/${chat}/transfer`, body }, keyed('offer', id));
    },
  },
  onOffer('supervisor', 'accept', 4, 'accept'),
  onOffer('supervisor', 'decline', 2),
  onOffer('owner', 'cancel', 2),
  onOffer('owner', 'acknowledge', 1),
  {
    name: 'the offer runs out',
    weight: 2,
    plan: (random) => {
      const atOnce = random.chance(0.5);
      return { run: (stage) => ringOffer(stage, atOnce) };
    },
  },
];

/** An answer to the newest offer of the chat, or to none. Which one is meant stays the same when the act is sent again. */
function onOffer(role: Role, verb: string, weight: number, promised?: 'accept'): Kind {
  return {
    name: `${role}: ${verb} of an offer`,
    weight,
    plan: (random, id) => {
      let meant: Promise<{ transferId: string }> | undefined;
      const body = ({ desk }: Stage, chatId: ChatId) => {
        meant ??= newestOffer(desk, chatId);
        return meant;
      };
      const request = { path: (chat: ChatId) => `/api/chats/${chat}/transfer/${verb}`, body };
      return byTeam(random, role, request, promised ? keyed(promised, id) : undefined);
    },
  };
}

async function newestOffer({ db }: Stage['desk'], chatId: ChatId): Promise<{ transferId: string }> {
  const newest = await db.selectFrom('transfers').select('id').where('chat_id', '=', chatId).orderBy('id', 'desc').executeTakeFirst();
  return { transferId: newest?.id ?? newId('xfer') };
}

/** The time of the offer is over now: the sweep finds it within a second, or the job runs in this instant. */
async function ringOffer({ desk, business, chatId }: Stage, atOnce: boolean): Promise<Answer<unknown>> {
  await sql`update transfers set expires_at = now() - interval '1 second' where chat_id = ${chatId} and outcome is null`.execute(desk.db);
  if (atOnce) await endOverdueOffers(desk.db, business.workspaceId);
  return { status: 200, body: {}, headers: new Headers() };
}

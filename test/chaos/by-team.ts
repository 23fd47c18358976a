import type { ChatId } from '@desk/protocol/ids';
import type { Answer } from '../client.ts';
import type { Player, Stage } from './cast.ts';
import type { Random } from './random.ts';

/** What an accepted act promises to have done. */
export type Promised = 'close' | 'undo' | 'amend' | 'bulk' | 'note' | 'words' | 'offer' | 'accept';

/** What one act of a race sends; `key` is its idempotency key, `text` the words that it wants stored. */
export type Act = { name: string; promised?: Promised; key?: string; text?: string; run(stage: Stage): Promise<Answer<unknown>> };

/** `id` is the act's own, for keys that nobody else uses. */
export type Kind = { name: string; weight: number; plan(random: Random, id: string): Omit<Act, 'name'> };
export type Role = 'owner' | 'colleague' | 'supervisor';
type Request = { path: (id: ChatId) => string; body?: (stage: Stage, id: ChatId) => unknown };

/** A request of somebody of the team about the chat of the race, or about the customer's newest one, on one node or the other. */
export function byTeam(
  random: Random,
  role: Role,
  { path, body = () => ({}) }: Request,
  promise?: [Promised, key: string],
): Omit<Act, 'name'> {
  const [isElsewhere, isNewest] = [random.chance(0.5), random.chance(0.15)];
  const headers: Record<string, string> = promise ? { 'idempotency-key': promise[1] } : {};
  let chosen: Promise<ChatId> | undefined;
  return {
    ...(promise ? { promised: promise[0], key: promise[1] } : {}),
    async run(stage) {
      const player: Player = stage[role];
      // The same chat when the act is sent again: a key stands for one request.
      chosen ??= isNewest ? newestChat(stage) : Promise.resolve(stage.chatId);
      const id = await chosen;
      return (isElsewhere ? player.elsewhere : player).send('POST', path(id), await body(stage, id), headers);
    },
  };
}

async function newestChat({ desk, customerId, chatId }: Stage): Promise<ChatId> {
  const newest = desk.db.selectFrom('chats').select('id').where('customer_id', '=', customerId).orderBy('number', 'desc');
  return (await newest.executeTakeFirst())?.id ?? chatId;
}

/** A key of the act's own for what it promises. */
export const keyed = (promised: Promised, id: string): [Promised, string] => [promised, `race-${promised}-${id}`];

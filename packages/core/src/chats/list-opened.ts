import type { Chat, OpenedFilter } from '@desk/protocol/chat';
import type { Page } from '@desk/protocol/wire';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { afterCursor, toPage } from '../db/keyset.ts';
import { scopeOf, within } from '../reports/scope.ts';
import { readChats, toChat } from './chat-state.ts';

/**
 * The chats that came in, or were answered first, within a range, whatever became of them: what figures of chats that were opened and of first replies
 * count. The newest chat first, paged. [F5]
 */
export async function listOpened(db: Db, who: Member, filter: OpenedFilter): Promise<Page<Chat>> {
  const { from, to, channel, attended, repliedWithin, cursor, limit } = filter;
  const at = filter.by === 'answered' ? sql`c.first_reply_at` : sql`c.opened_at`;
  const states = await readChats(
    db,
    who.workspaceId,
    sql`and ${at} >= ${from}::timestamptz and ${at} < ${to}::timestamptz ${within(scopeOf(who, filter.department), 'c.department_id')}
      ${channel ? sql`and c.channel = ${channel}` : sql``}
      ${attended ? sql`and (c.first_reply_at is not null) = ${attended === 'yes'}` : sql``}
      ${repliedWithin === undefined ? sql`` : sql`and c.first_reply_at - c.opened_at <= make_interval(secs => ${repliedWithin})`}
      ${afterCursor(cursor, 'c.opened_at', 'c.id')} order by c.opened_at desc, c.id desc limit ${limit + 1}`,
  );
  return toPage(states, limit, toChat, (state) => [state.opened_at, state.id]);
}

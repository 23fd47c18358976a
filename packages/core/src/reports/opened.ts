import type { OpenedReport, RowReportFilter } from '@desk/protocol/row-report';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { scopeOf, within } from './scope.ts';

/** Chats that were opened in a range, whatever became of them, by channel. Attended: answered at least once by now. */
export async function openedReport(
  db: Db,
  who: Member,
  { from, to, department }: Pick<RowReportFilter, 'from' | 'to' | 'department'>,
): Promise<OpenedReport> {
  const { rows } = await sql<OpenedReport['channels'][number]>`
    select c.channel, count(*)::int as opened, (count(*) filter (where c.first_reply_at is not null))::int as attended
    from chats c where c.workspace_id = ${who.workspaceId} and c.opened_at >= ${from}::timestamptz and c.opened_at < ${to}::timestamptz
      ${within(scopeOf(who, department), 'c.department_id')} group by 1 order by 2 desc, 1`.execute(db);
  return { unit: 'chats', opened: rows.reduce((sum, { opened }) => sum + opened, 0), channels: rows };
}

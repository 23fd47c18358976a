import { ExportFilter } from '@desk/protocol/export';
import type { ExportId } from '@desk/protocol/ids';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';

/** What was asked for, as it was asked. The id is one that the member has seen. */
export async function exportFilter(db: Db, who: Member, id: ExportId): Promise<ExportFilter> {
  const found = await db
    .selectFrom('exports')
    .select('filter')
    .where('id', '=', id)
    .where('workspace_id', '=', who.workspaceId)
    .executeTakeFirstOrThrow();
  return ExportFilter.parse(found.filter);
}

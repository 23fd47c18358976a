import { compareNames } from '@desk/protocol/compare-names';
import type { TagId, WorkspaceId } from '@desk/protocol/ids';
import type { Tag } from '@desk/protocol/tag';
import { sql } from 'kysely';
import type { Db, Tx } from '../db/connect.ts';

/** All tags of a workspace A to Z, inactive ones too, with their uses in the last 30 days. */
export async function listTags(db: Db | Tx, workspaceId: WorkspaceId, only?: TagId): Promise<Tag[]> {
  const { rows } = await sql<Tag>`
    select t.id, t.name, t.hue, t.meaning, t.group_name as "group", t.department_ids as "departmentIds", t.active, t.version,
      (select coalesce(sum(b.closures), 0) from report_tag_buckets b
        where b.workspace_id = t.workspace_id and b.tag_id = t.id and b.start > now() - interval '30 days')::int as uses
    from tags t where t.workspace_id = ${workspaceId} ${only ? sql`and t.id = ${only}` : sql``}`.execute(db);
  return rows.sort((a, b) => compareNames(a.name, b.name));
}

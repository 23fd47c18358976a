import { DeskError } from '@desk/protocol/errors';
import type { TagId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { record } from '../journal.ts';

/** What a merge would do: how many closures would move from one tag to the other, and how many have both already. */
export async function previewMerge(db: Db, who: Member, from: TagId, into: TagId): Promise<{ closures: number; both: number }> {
  const { rows } = await sql<{ tags: number; closures: number; both: number }>`select
      (select count(*) from tags where workspace_id = ${who.workspaceId} and id in (${from}, ${into}))::int as tags,
      count(*)::int as closures, count(*) filter (where exists (select 1 from closure_tags o where o.closure_id = ct.closure_id and o.tag_id = ${into}))::int as both
    from closure_tags ct where ct.workspace_id = ${who.workspaceId} and ct.tag_id = ${from}`.execute(db);
  const { tags, ...preview } = rows[0]!;
  if (tags !== 2) throw new DeskError('not-found', 'There is no such tag.');
  return preview;
}

/**
 * Moves every closure of one tag to another and retires the first: past chats and reports speak of the second from then on. Figures follow
 * with the next fold.
 * @throws DeskError `invalid` for a tag into itself or into an inactive one, `not-found`
 */
export async function mergeTag(db: Db, who: Member, from: TagId, into: TagId): Promise<{ closures: number }> {
  if (from === into)
    throw new DeskError('invalid', 'Choose another tag to merge into.', { errors: [{ path: 'into', message: 'Choose another tag.' }] });
  return db.transaction().execute(async (tx) => {
    const tags = await tx
      .selectFrom('tags')
      .select(['id', 'active'])
      .where('workspace_id', '=', who.workspaceId)
      .where('id', 'in', [from, into])
      .forUpdate()
      .execute();
    if (tags.length !== 2) throw new DeskError('not-found', 'There is no such tag.');
    if (!tags.find((tag) => tag.id === into)!.active)
      throw new DeskError('invalid', 'Merge into a tag that is in use.', { errors: [{ path: 'into', message: 'This tag is inactive.' }] });
    const { rows } = await sql<{ closures: number }>`with
        gone as (delete from closure_tags where workspace_id = ${who.workspaceId} and tag_id = ${from} returning closure_id),
        put as (insert into closure_tags (workspace_id, closure_id, tag_id) select ${who.workspaceId}, closure_id, ${into} from gone
          on conflict (closure_id, tag_id) do nothing),
        dirty as (update closures set is_dirty = true where id in (select closure_id from gone)),
        retired as (update tags set active = false, merged_into = ${into}, version = version + 1 where id = ${from})
      select count(*)::int as closures from gone`.execute(tx);
    await record(tx, who, 'tags.changed', { tagId: from });
    return rows[0]!;
  });
}

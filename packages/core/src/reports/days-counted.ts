import type { WorkspaceId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';
import { SUMS } from './sums.ts';

const DAY_MS = 86_400_000;

/** Every day of UTC between the first and the last closure or sum of a workspace, oldest first: the portions of a rebuild or a comparison. */
export async function daysCounted(db: Db, workspaceId: WorkspaceId): Promise<Date[]> {
  const ends = SUMS.map(
    ({ table }) => sql`union all select min(start), max(start) from ${sql.raw(table)} where workspace_id = ${workspaceId}`,
  );
  const { rows } = await sql<{
    first: Date | null;
    last: Date | null;
  }>`select date_trunc('day', min(lo), 'UTC') as first, max(hi) as last from (
      select min(closed_at) as lo, max(closed_at) as hi from closures where workspace_id = ${workspaceId} ${sql.join(ends, sql` `)}) ends`.execute(
    db,
  );
  const { first, last } = rows[0]!;
  if (!first || !last) return [];
  return Array.from(
    { length: Math.floor((last.getTime() - first.getTime()) / DAY_MS) + 1 },
    (_, i) => new Date(first.getTime() + i * DAY_MS),
  );
}

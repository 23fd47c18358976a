import { ExportFilter, type ExportView } from '@desk/protocol/export';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { exportText } from './build.ts';

type Pieces = AsyncGenerator<{ text: string; rows: number }>;

/**
 * The file of a small export, read from the rows while it is fetched, as of the moment it was asked for [X3]. A tag that was corrected since can still
 * lead a closure past the filters: once the file is whole, its line says how many rows left. The export is one that the member has seen.
 */
export async function directText(db: Db, who: Member, view: ExportView): Promise<Pieces> {
  const { filter } = await db
    .selectFrom('exports')
    .select('filter')
    .where('id', '=', view.id)
    .where('workspace_id', '=', who.workspaceId)
    .executeTakeFirstOrThrow();
  return counted(db, view, exportText(db, who, view.kind, view.format, { ...ExportFilter.parse(filter), asOf: new Date(view.at) }));
}

async function* counted(db: Db, { id }: ExportView, pieces: Pieces): Pieces {
  let left = 0;
  for await (const piece of pieces) {
    left += piece.rows;
    yield piece;
  }
  await sql`update exports set rows_total = ${left} where id = ${id} and rows_total <> ${left}`.execute(db);
}

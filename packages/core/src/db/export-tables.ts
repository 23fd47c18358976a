import type { ExportFilter, ExportFormat, ExportKind, ExportState } from '@desk/protocol/export';
import type { ExportId, UserId, WorkspaceId } from '@desk/protocol/ids';
import type { Generated } from 'kysely';
import type { CreatedAt, Json } from './column-types.ts';

/** One export and who asked for it; the log that admins see. A `direct` one has no parts: it is read from the rows as it is fetched. */
export type Exports = {
  id: ExportId;
  workspace_id: WorkspaceId;
  user_id: UserId;
  kind: ExportKind;
  format: ExportFormat;
  filter: Json<ExportFilter>;
  state: ExportState;
  rows_total: number;
  rows_done: Generated<number>;
  told_at: Generated<Date>;
  created_at: CreatedAt;
  expires_at: Date;
};

/** A piece of a large export's file. */
export type ExportParts = { workspace_id: WorkspaceId; export_id: ExportId; part: number; body: string };

import { DeskError } from '@desk/protocol/errors';
import type { CustomerId } from '@desk/protocol/ids';
import type { CustomerProfile } from '@desk/protocol/people';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';

/** What the desk knows about a customer. @throws DeskError `not-found`, also for a customer of another workspace */
export async function customerProfile(db: Db, who: Member, id: CustomerId): Promise<CustomerProfile> {
  const row = await db
    .selectFrom('customers')
    .selectAll()
    .where('id', '=', id)
    .where('workspace_id', '=', who.workspaceId)
    .executeTakeFirst();
  if (!row) throw new DeskError('not-found', 'There is no such customer.');
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    language: row.language,
    firstSeenAt: row.created_at.toISOString(),
    optedOutAt: row.opted_out_at?.toISOString() ?? null,
    attributes: row.attributes,
  };
}

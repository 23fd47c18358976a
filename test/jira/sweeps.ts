import { sql } from 'kysely';
import type { Desk } from '../desk.ts';
import { createBusiness } from '../people.ts';
import { insertClosed } from '../reports/closed-chats.ts';
import { until } from '../until.ts';

/** Lets the worker look for due work so often, which it does each second: each time it counts a closure that no event told of. */
export async function sweeps(desk: Desk, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const business = await createBusiness(desk);
    await insertClosed(desk.db, business, [{ at: new Date() }]);
    const counted = () => sql`select from report_buckets where workspace_id = ${business.workspaceId}`.execute(desk.db);
    await until(async () => (await counted()).rows.length > 0);
  }
}

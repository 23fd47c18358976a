import type { WorkspaceId } from '@desk/protocol/ids';
import type { Figures, JiraLinkRow } from '@desk/protocol/report';
import { sql } from 'kysely';
import { referenceJson } from '../closures/closure-json.ts';
import type { Db } from '../db/connect.ts';
import { iso } from '../db/iso.ts';
import { SITE_STATE } from '../jira/connection.ts';
import { noticesLeft } from '../jira/notices.ts';
import { NEEDS_PERSON, STILL_MATTERS } from '../references/needs-person.ts';
import { type Scope, within } from './scope.ts';

/**
 * JIRA links of the last day, those that need a person first, then the newest change; how the sites are; and issues that are done of which nobody
 * tells the customer.
 */
export async function jiraWall(db: Db, scope: Scope, since: Date): Promise<Figures['jira']> {
  const { rows } = await sql<{ today: number; needsAttention: number; rows: JiraLinkRow[] | null }>`
    with links as (
      select r.id, ${referenceJson()} || jsonb_build_object('chatId', r.chat_id) as view, ${NEEDS_PERSON} as needy, r.changed_at
      from chat_references r
      join closures cl on cl.id = r.closure_id and ${STILL_MATTERS}
      left join jira_issues ji on ji.connection_id = r.connection_id and ji.issue_id = r.issue_id and ji.state = 'there'
      where r.workspace_id = ${scope.workspaceId} ${within(scope, 'cl.department_id')} and r.kind = 'jira' and r.changed_at >= ${since})
    select count(*)::int as today, count(*) filter (where needy)::int as "needsAttention",
      (select jsonb_agg(view order by needy desc, changed_at desc, id desc) from (select * from links order by needy desc, changed_at desc, id desc limit 12) top) as rows
    from links`.execute(db);
  const wall = rows[0]!;
  const [sites, done] = await Promise.all([sitesOf(db, scope.workspaceId), noticesLeft(db, scope)]);
  return { ...wall, rows: wall.rows ?? [], sites, done };
}

/** The sites with what waits for each, in the order in which they were set up. */
async function sitesOf(db: Db, workspaceId: WorkspaceId): Promise<Figures['jira']['sites']> {
  const { rows } = await sql<Figures['jira']['sites'][number]>`select j.id, j.base_url as "baseUrl", ${SITE_STATE} as state,
      ${iso('j.last_ok_at')} as "lastOkAt", ${iso('j.token_expires_at')} as "tokenExpiresAt",
      (select count(*) from chat_references r where r.connection_id = j.id and r.state = 'pending')::int as pending
    from jira_connections j where j.workspace_id = ${workspaceId} and j.retired_at is null order by j.created_at, j.id`.execute(db);
  return rows;
}

import type { Figures, JiraLinkRow } from '@desk/protocol/report';
import { sql } from 'kysely';
import { referenceJson } from '../closures/closure-json.ts';
import type { Db } from '../db/connect.ts';
import { jiraConnections } from '../jira/connection.ts';
import { NEEDS_PERSON, STILL_MATTERS } from '../references/needs-person.ts';
import { type Scope, within } from './scope.ts';

/** JIRA links of the last day, those that need a person first, then the newest change; and how the sites are. */
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
  const sites = (await jiraConnections(db, scope.workspaceId)).map(({ id, baseUrl, state, lastOkAt, tokenExpiresAt, pending }) => ({
    id,
    baseUrl,
    state,
    lastOkAt,
    tokenExpiresAt,
    pending,
  }));
  return { ...wall, rows: wall.rows ?? [], sites };
}

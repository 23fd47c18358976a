import type { JiraLinkFilter } from '@desk/protocol/jira-report';
import type { JiraLinkRow } from '@desk/protocol/report';
import type { Page } from '@desk/protocol/wire';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import { referenceJson } from '../closures/closure-json.ts';
import type { Db } from '../db/connect.ts';
import { afterCursor, toPage } from '../db/keyset.ts';
import { scopeOf, within } from '../reports/scope.ts';
import { NEEDS_PERSON, STILL_MATTERS } from './needs-person.ts';

const STATES = {
  'needs-person': sql`and ${NEEDS_PERSON}`,
  pending: sql`and r.state = 'pending'`,
  linked: sql`and r.state = 'linked'`,
  unlinked: sql`and r.state = 'unlinked'`,
};

/** JIRA links of standing closures, and those that JIRA still shows of closes taken back, the newest change first, keyset-paged: with state and reason, for those who look after them. */
export async function listJiraLinks(db: Db, who: Member, filter: JiraLinkFilter): Promise<Page<JiraLinkRow>> {
  const { rows } = await sql<{ view: JiraLinkRow; changed_at: Date; id: string }>`
    select r.id, r.changed_at, ${referenceJson()} || jsonb_build_object('chatId', r.chat_id, 'chatNumber', ch.number) as view
    from chat_references r
    join closures cl on cl.id = r.closure_id and ${STILL_MATTERS}
    join chats ch on ch.id = r.chat_id
    left join jira_issues ji on ji.connection_id = r.connection_id and ji.issue_id = r.issue_id and ji.state = 'there'
    where r.workspace_id = ${who.workspaceId} and r.kind = 'jira' ${within(scopeOf(who), 'cl.department_id')}
      ${filter.state ? STATES[filter.state] : sql``} ${afterCursor(filter.cursor, 'r.changed_at', 'r.id')}
    order by r.changed_at desc, r.id desc limit ${filter.limit + 1}`.execute(db);
  return toPage(
    rows,
    filter.limit,
    (row) => row.view,
    (row) => [row.changed_at, row.id],
  );
}

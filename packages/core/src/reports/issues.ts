import { compareNames } from '@desk/protocol/compare-names';
import type { IssueReport, IssueReportFilter, IssueReportRow } from '@desk/protocol/jira-report';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { scopeOf, within } from './scope.ts';

const ROWS = 100;
const TAGS = 3;

/**
 * What is behind the closures of a time: each JIRA issue with the standing closures that refer to it, by sentiment, and their tags. A closure that
 * names an issue twice counts once for it; links that were taken off do not count. A link that was not made counts for the issue that has its key
 * now. [J12]
 */
export async function issueReport(db: Db, who: Member, { from, to, department }: IssueReportFilter): Promise<IssueReport> {
  const { rows } = await sql<IssueReportRow>`with referred as (
      select distinct r.connection_id, coalesce(r.issue_id, (select named.issue_id from jira_issues named where named.workspace_id = r.workspace_id
          and named.connection_id = r.connection_id and named.key = r.issue_key and named.state = 'there' order by named.seen_at desc limit 1),
        r.issue_key) as issue, cl.id, cl.sentiment
      from closures cl join chat_references r on r.closure_id = cl.id
      where cl.workspace_id = ${who.workspaceId} and cl.undone_at is null and cl.closed_at >= ${from}::timestamptz and cl.closed_at < ${to}::timestamptz
        ${within(scopeOf(who, department), 'cl.department_id')}
        and r.kind = 'jira' and r.state <> 'unlinked' and r.connection_id is not null and coalesce(r.issue_id, r.issue_key) is not null),
    counted as (
      select connection_id, issue, count(*)::int as closures, count(*) filter (where sentiment = 'positive')::int as positive,
        count(*) filter (where sentiment = 'neutral')::int as neutral, count(*) filter (where sentiment = 'negative')::int as negative,
        count(*) filter (where sentiment is null)::int as unset
      from referred group by 1, 2 order by negative desc, closures desc, issue limit ${ROWS})
    select c.connection_id as site, ji.issue_id as "issueId", coalesce(ji.key, c.issue) as key, ji.summary, ji.status, ji.category,
      j.base_url || '/browse/' || coalesce(ji.key, c.issue) as url, c.closures, c.positive, c.neutral, c.negative, c.unset as "notSet",
      coalesce((select jsonb_agg(top order by top.negative desc, top.closures desc) from (
        select jsonb_build_object('id', t.id, 'name', t.name, 'hue', t.hue) as tag, count(*)::int as closures,
          count(*) filter (where referred.sentiment = 'negative')::int as negative
        from referred join closure_tags ct on ct.closure_id = referred.id join tags t on t.id = ct.tag_id
        where referred.connection_id = c.connection_id and referred.issue = c.issue
        group by t.id order by negative desc, closures desc, t.id limit ${TAGS}) top), '[]') as tags
    from counted c
    join jira_connections j on j.id = c.connection_id
    left join jira_issues ji on ji.connection_id = c.connection_id and ji.state = 'there' and ji.issue_id = c.issue`.execute(db);
  return { unit: 'closures', from, to, rows: rows.sort(byWeight) };
}

function byWeight(a: IssueReportRow, b: IssueReportRow): number {
  return b.negative - a.negative || b.closures - a.closures || compareNames(a.key, b.key);
}

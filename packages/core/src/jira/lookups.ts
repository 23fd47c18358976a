import { DeskError } from '@desk/protocol/errors';
import type { JiraConnectionId } from '@desk/protocol/ids';
import type { IssueName, IssueNews } from '@desk/protocol/jira-issue';
import { type RawBuilder, sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { iso } from '../db/iso.ts';
import { textArray } from '../db/json.ts';
import { record } from '../journal.ts';
import { missedProject } from './project-list.ts';

/** How long an answer is good, in seconds: then it is given all the same, and asked for anew. Bad news ages faster. */
const FRESH = { known: 300, unknown: 60, 'not-answering': 15 } as const;

type Known = IssueNews & { ageSeconds: number | null; isAsked: boolean; isHeld: boolean; isForeign: boolean };

/**
 * What the desk knows of these issues, at once and in the order in which they were asked for. What it does not know, or knows from long ago,
 * becomes a wish that the worker answers: the news comes as `jira.issues-seen`. A site whose sign-in is refused is not asked, nor for a project
 * that it does not have; then its list of projects is read anew. [J6]
 * @throws DeskError `invalid` when a site is not one of this workspace
 */
export async function lookUpIssues(db: Db, who: Member, issues: readonly IssueName[]): Promise<IssueNews[]> {
  const { rows } =
    await sql<Known>`select ${newsOf()}, extract(epoch from now() - coalesce(ji.seen_at, l.answered_at))::float8 as "ageSeconds",
      l.due_at is not null as "isAsked", j.held or j.token_cipher is null or j.parked_until is not null as "isHeld",
      j.projects is not null and n.name like '%-%' and not split_part(n.name, '-', 1) = any(j.projects) as "isForeign"
    from unnest(${textArray(issues.map(({ site }) => site))}, ${textArray(issues.map(({ name }) => name))}) with ordinality as n (site, name, place)
    join jira_connections j on j.id = n.site and j.workspace_id = ${who.workspaceId} and j.retired_at is null
    left join jira_lookups l on l.connection_id = n.site and l.name = n.name
    ${issueOf()} order by n.place`.execute(db);
  const missing = issues.findIndex(({ site }) => !rows.some((row) => row.site === site));
  if (missing >= 0)
    throw new DeskError('invalid', 'There is no such JIRA site.', {
      errors: [{ path: `issues.${missing}.site`, message: 'There is no such JIRA site.' }],
    });
  await wish(
    db,
    who,
    rows.filter((row) => !row.isHeld && !row.isForeign && !row.isAsked && !isFresh(row)),
  );
  const foreign = rows.filter((row) => row.isForeign).map((row) => row.site);
  if (foreign.length > 0) await missedProject(db, foreign);
  return rows.map(({ ageSeconds, isAsked, isHeld, isForeign, ...news }) => {
    if (news.state === 'known') return news;
    if (isForeign) return { ...news, state: 'unknown' };
    if (isHeld) return { ...news, state: 'not-answering' };
    return { ...news, state: isFresh({ ...news, ageSeconds }) ? news.state : 'asked' };
  });
}

function isFresh({ state, ageSeconds }: Pick<Known, 'state' | 'ageSeconds'>): boolean {
  return state !== 'asked' && ageSeconds !== null && ageSeconds < FRESH[state];
}

/** Writes the wishes down and tells the worker, once for each site. */
async function wish(db: Db, who: Member, wanted: readonly IssueName[]): Promise<void> {
  if (wanted.length === 0) return;
  await db.transaction().execute(async (tx) => {
    await sql`insert into jira_lookups (workspace_id, connection_id, name, state, asked_at, due_at)
      select ${who.workspaceId}, site, name, 'asked', now(), now()
      from unnest(${textArray(wanted.map(({ site }) => site))}, ${textArray(wanted.map(({ name }) => name))}) as n (site, name) group by site, name
      on conflict (connection_id, name) do update set asked_at = now(), due_at = now()`.execute(tx);
    for (const connectionId of new Set(wanted.map(({ site }) => site))) await record(tx, who, 'jira.lookup-asked', { connectionId });
  });
}

/** The sites at which somebody waits for an answer. */
export async function sitesToAsk(db: Db): Promise<JiraConnectionId[]> {
  const { rows } = await sql<{ id: JiraConnectionId }>`select distinct l.connection_id as id from jira_lookups l
    join jira_connections j on j.id = l.connection_id and j.retired_at is null where l.due_at <= now()`.execute(db);
  return rows.map((row) => row.id);
}

/** Takes names that somebody waits for, the newest first, for a minute: if the answer never comes, they are found again. */
export async function claimLookups(db: Db, connectionId: JiraConnectionId, limit: number): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`update jira_lookups set due_at = now() + interval '1 minute'
    where connection_id = ${connectionId} and name in (
      select name from jira_lookups where connection_id = ${connectionId} and due_at <= now()
      order by asked_at desc, name limit ${limit} for update skip locked)
    returning name`.execute(db);
  return rows.map((row) => row.name);
}

/** What a name led to: the numeric id of its issue, nothing, or that nobody can tell. */
export type Answer = { name: string; state: 'known'; issueId: string } | { name: string; state: 'unknown' | 'not-answering' };

/** Writes the answers down; whoever waited for them no longer does. Gives the news as it is told. */
export async function answerLookups(db: Db, connectionId: JiraConnectionId, answers: readonly Answer[]): Promise<IssueNews[]> {
  const ids = answers.map((answer) => (answer.state === 'known' ? answer.issueId : ''));
  await sql`update jira_lookups l set state = a.state, issue_id = nullif(a.issue_id, ''), answered_at = now(), due_at = null
    from unnest(${textArray(answers.map(({ name }) => name))}, ${textArray(answers.map(({ state }) => state))}, ${textArray(ids)}) as a (name, state, issue_id)
    where l.connection_id = ${connectionId} and l.name = a.name`.execute(db);
  const { rows } = await sql<IssueNews>`select ${newsOf()}
    from unnest(${textArray(answers.map(({ name }) => name))}) as n (name)
    join jira_lookups l on l.connection_id = ${connectionId} and l.name = n.name
    join jira_connections j on j.id = ${connectionId}
    ${issueOf()}`.execute(db);
  return rows;
}

/** The columns of a piece of news, for the aliases `n` (what was asked), `l` (the wish), `j` (the site) and `ji` (the issue). */
function newsOf(): RawBuilder<unknown> {
  return sql`j.id as site, n.name, case when ji.issue_id is not null then 'known' when l.state = 'known' then 'unknown' else coalesce(l.state, 'asked') end as state,
    ji.issue_id as "issueId", ji.key, ji.summary, ji.status, ji.category,
    case when ji.key is not null then j.base_url || '/browse/' || ji.key end as url, ${iso('ji.seen_at')} as "seenAt"`;
}

/** The issue that a name led to when JIRA was last asked; if it never was, the one that is known by this key or id. */
function issueOf(): RawBuilder<unknown> {
  return sql`left join lateral (
      select * from jira_issues known where known.connection_id = j.id and known.state = 'there'
        and (j.only_projects is null or split_part(known.key, '-', 1) = any(j.only_projects)) and case
        when l.state = 'unknown' then false
        when l.issue_id is not null then known.issue_id = l.issue_id
        else known.issue_id = n.name or known.key = n.name end
      limit 1) ji on true`;
}

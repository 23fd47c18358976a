import { system } from '@desk/core/access';
import type { Db } from '@desk/core/db/connect';
import { renewHookSecret } from '@desk/core/jira/hints';
import { seedDemoIssues } from '@desk/jira-double/demo-issues';
import { type JiraDouble, startJiraDouble } from '@desk/jira-double/start-jira-double';
import type { JiraState } from '@desk/jira-double/state';
import { remoteLinkBody } from '@desk/worker/jira/remote-link';
import { sql } from 'kysely';
import { isPortFree } from './free-port.ts';
import { DEMO_JIRA } from './seed/issues.ts';

/** Starts the demo's JIRA on loopback, on `port` if that is free, with the issues that the stories refer to. */
export async function startDemoJira(port: number): Promise<JiraDouble> {
  const isFree = port !== 0 && (await isPortFree(port, '127.0.0.1'));
  const double = await startJiraDouble({ ...DEMO_JIRA, port: isFree ? port : 0 });
  seedDemoIssues(double.control);
  return double;
}

/**
 * The demo's JIRA lives in memory, the desk's links to it in the database: at each start the connection is pointed to where it listens now,
 * the links that were attached before are put back, and it tells of moves by webhook. Leaves a connection to any other JIRA alone.
 */
export async function reconnectDemoJira(db: Db, double: JiraDouble, deskUrl: string, secret: string): Promise<void> {
  await sql`update jira_connections set base_url = ${double.url} where user_name = ${DEMO_JIRA.user} and base_url <> ${double.url}`.execute(
    db,
  );
  const sites = db.selectFrom('jira_connections').select(['id', 'workspace_id']).where('base_url', '=', double.url);
  for (const { id, workspace_id } of await sites.where('retired_at', 'is', null).execute()) {
    const hookSecret = await renewHookSecret(db, system(workspace_id, 'JIRA'), id, secret);
    double.control.webhooks.push({ url: `${deskUrl}/hooks/jira/${id}`, secret: hookSecret, baseUrl: double.url });
  }
  for (const link of await attachedLinks(db)) putBack(double.control.state, link, deskUrl);
}

type AttachedLink = { issueId: string; linkId: number; chatId: string; title: string; summary: string; at: Date };

async function attachedLinks(db: Db): Promise<AttachedLink[]> {
  const { rows } = await sql<AttachedLink>`select r.issue_id as "issueId", r.remote_link_id::int as "linkId", r.chat_id as "chatId",
      concat_ws(' · ', 'Chat #' || c.number, d.name) as title, 'Ended ' || coalesce(cl.sentiment, 'without a sentiment') as summary, r.changed_at as at
    from chat_references r
    join jira_connections j on j.id = r.connection_id and j.user_name = ${DEMO_JIRA.user}
    join chats c on c.id = r.chat_id
    join closures cl on cl.id = r.closure_id
    left join departments d on d.id = c.department_id
    where r.state = 'linked' order by r.changed_at`.execute(db);
  return rows;
}

function putBack(state: JiraState, { issueId, linkId, chatId, title, summary, at }: AttachedLink, origin: string): void {
  const issue = state.find(issueId);
  if (!issue) return;
  const body = remoteLinkBody({ origin, chatId, url: `${origin}/supervise/closed/${chatId}`, title, summary, resolved: true });
  issue.links.push({
    ...(body as Pick<(typeof issue.links)[number], 'globalId' | 'application' | 'relationship' | 'object'>),
    id: linkId,
    createdAt: at,
  });
}

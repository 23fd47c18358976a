import { letChatsFollow } from '@desk/core/jira/follow-issue';
import { chatsToTell, claimNews, newsTold } from '@desk/core/jira/news-to-tell';
import { type SeenIssue, seeIssues } from '@desk/core/jira/see-issues';
import { type JiraConnectionId, newId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { testApart as test } from '../desk.ts';
import { createBusiness } from '../people.ts';
import { insertClosed } from '../reports/closed-chats.ts';
import { connect, seedIssues } from './connect.ts';

test('[J7] [JD-44] an answer that is older by JIRA’s own clock changes nothing, one of the same instant does, whatever our clock says', async ({
  desk,
}) => {
  const business = await createBusiness(desk);
  const { id } = await connect(await business.person('admin'), desk);
  const site = { id, workspaceId: business.workspaceId };
  const see = async (status: string, updated: string | null) => {
    const issue: SeenIssue = { issueId: '10001', key: 'AGE-1', summary: 'Age', status, category: 'new', updated };
    await seeIssues(desk.db, site, [issue]);
    const { rows } = await sql<{
      status: string;
    }>`select status from jira_issues where connection_id = ${id} and issue_id = '10001'`.execute(desk.db);
    return rows[0]!.status;
  };
  const tenMinutesAhead = new Date(Date.now() + 600_000).toISOString();
  expect(await see('In Progress', tenMinutesAhead)).toBe('In Progress');
  expect(await see('To Do', new Date().toISOString())).toBe('In Progress');
  expect(await see('Done', tenMinutesAhead)).toBe('Done');
  expect(await see('Reopened', null)).toBe('Reopened');
});

test('[J7] chats that follow an issue are told one by one: who stops in the middle, or is killed, is followed by one who goes on there', async ({
  desk,
}) => {
  const [key] = seedIssues(desk, 'FOLLOW', 1) as [string];
  await desk.worker.stop();
  const business = await createBusiness(desk, { jira: true });
  const issue = { issueId: desk.jira.control.issue(key).id, key, summary: 'Issue', category: 'done' as const, updated: null };
  const { rows: sites } = await sql<{
    id: JiraConnectionId;
  }>`select id from jira_connections where workspace_id = ${business.workspaceId}`.execute(desk.db);
  const site = { id: sites[0]!.id, workspaceId: business.workspaceId };
  await seeIssues(desk.db, site, [{ ...issue, status: 'To Do', category: 'new' }]);
  const closures = await insertClosed(
    desk.db,
    business,
    Array.from({ length: 23 }, () => ({ at: new Date() })),
  );
  for (const closure of closures)
    await sql`insert into chat_references (id, workspace_id, chat_id, closure_id, kind, text, connection_id, issue_id, issue_key, state, changed_at)
      select ${newId('ref')}, workspace_id, chat_id, id, 'jira', ${key}, ${site.id}, ${issue.issueId}, ${key}, 'linked', now() from closures where id = ${closure}`.execute(
      desk.db,
    );
  await seeIssues(desk.db, site, [{ ...issue, status: 'Done' }]);
  const told = async () =>
    (
      await sql`select from events where workspace_id = ${business.workspaceId} and type = 'reference.changed'
      and data->'reference'->>'status' = 'Done'`.execute(desk.db)
    ).rows.length;

  let looks = 0;
  const stops = {
    get aborted() {
      return ++looks > 5;
    },
  } as AbortSignal;
  await letChatsFollow(desk.db, site.id, stops);
  expect(await told()).toBe(4);
  // Killed after its claim: nobody takes the issue before the lease is over, then it goes on with the fifth chat.
  expect(await claimNews(desk.db, site.id)).toMatchObject({ issueId: issue.issueId, before: expect.stringContaining('ref_') });
  await letChatsFollow(desk.db, site.id, new AbortController().signal);
  expect(await told()).toBe(4);
  await sql`update jira_issues set follow_due_at = now() where connection_id = ${site.id}`.execute(desk.db);
  const news = (await claimNews(desk.db, site.id))!;
  expect(await chatsToTell(desk.db, news, 50)).toHaveLength(19);
  await newsTold(desk.db, news, news.before);
  await letChatsFollow(desk.db, site.id, new AbortController().signal);
  expect(await told()).toBe(23);
  expect(await claimNews(desk.db, site.id)).toBeNull();

  // News that comes while the news before is told is told to all.
  await seeIssues(desk.db, site, [{ ...issue, status: 'Open', category: 'new' }]);
  const late = (await claimNews(desk.db, site.id))!;
  await seeIssues(desk.db, site, [{ ...issue, status: 'Done' }]);
  await newsTold(desk.db, late, null);
  await letChatsFollow(desk.db, site.id, new AbortController().signal);
  expect([await told(), await claimNews(desk.db, site.id)]).toEqual([46, null]);
  await desk.worker.start();
});

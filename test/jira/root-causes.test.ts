import type { Chat } from '@desk/protocol/chat';
import type { IssueReport, JiraLinkFilter, OtherChats } from '@desk/protocol/jira-report';
import type { JiraLinkRow } from '@desk/protocol/report';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { closeForm, createBusiness, type Person } from '../people.ts';
import { until } from '../until.ts';
import { seedIssues } from './connect.ts';

test('[J12] each issue is counted with the standing closures behind it, by sentiment and tag, and links are listed by state', async ({
  desk,
}) => {
  const [loud, quiet] = seedIssues(desk, 'ROOT', 2) as [string, string];
  const business = await createBusiness(desk, { jira: true });
  const [agent, supervisor] = [await business.person('agent'), await business.person('supervisor')];
  const stranger = await (await createBusiness(desk)).person('supervisor');
  const close = async (references: string[], sentiment: 'negative' | 'positive' | null, tag?: string) => {
    const { chat } = await business.liveChat(agent);
    const form = closeForm(chat, { references, sentiment, tagIds: tag ? [business.tags[tag]!] : [] });
    return agent.post<Chat>(`/api/chats/${chat.id}/close`, form);
  };
  const first = await close([loud], 'negative', 'Outage');
  const second = await close([loud, `${desk.jira.url}/browse/${loud}?a=1`], 'negative', 'Outage');
  await close([loud], null, 'Coverage');
  await close([quiet, 'INC 7'], 'positive');
  const unlinked = await close([quiet], 'negative');
  await agent.send('DELETE', `/api/references/${unlinked.closure!.references[0]!.id}`);
  const missing = await close(['ROOT-99'], 'negative');
  const links = async (filter: Partial<JiraLinkFilter> = {}) =>
    (await supervisor.get<{ items: JiraLinkRow[] }>(`/api/jira/links?${new URLSearchParams(filter as never)}`)).items;
  await until(async () => (await links({ state: 'linked' })).length === 4 && (await links({ state: 'needs-person' })).length === 1);
  expect(await links({ state: 'needs-person' })).toMatchObject([{ chatId: missing.id, chatNumber: missing.number }]);

  // On each chip: how many other chats refer to its issue, and the list that shows them with this one.
  const others = async (who: Person, ids: string[]) =>
    (await who.get<{ items: OtherChats[] }>(`/api/references/others?ids=${ids.join(',')}`)).items.map(({ chats, issue }) => [chats, issue]);
  const { id: loudId } = desk.jira.control.issue(loud);
  const { items: sites } = await supervisor.get<{ items: { id: string }[] }>('/api/integrations/jira');
  const issue = `${sites[0]!.id}~${loudId}~${loud}`;
  // One that JIRA did not let us link, so that its key alone is known, is about the same issue.
  const known = (id: string | null) => sql`update chat_references set issue_id = ${id} where chat_id = ${second.id}`.execute(desk.db);
  await known(null);
  const ids = [first, unlinked, missing].map((chat) => chat.closure!.references[0]!.id);
  expect(await others(agent, ids)).toEqual(expect.arrayContaining([[2, issue]]));
  expect((await supervisor.get<{ items: unknown[] }>(`/api/closures?${new URLSearchParams({ issue })}`)).items).toHaveLength(3);
  expect(await others(stranger, ids)).toEqual([]);
  await expect(agent.get('/api/references/others?ids=chat_1')).rejects.toMatchObject({ code: 'invalid' });

  const range = `from=${new Date(Date.now() - 3_600_000).toISOString()}&to=${new Date(Date.now() + 3_600_000).toISOString()}`;
  const { rows } = await supervisor.get<IssueReport>(`/api/reports/issues?${range}`);
  const facts = rows.map(({ key, summary, negative, positive, notSet, closures, tags }) => ({
    key,
    summary,
    counts: [negative, positive, notSet, closures],
    tags: tags.map(({ tag, closures: n }) => `${tag.name} ${n}`),
  }));
  expect(facts).toEqual([
    { key: loud, summary: 'Issue 1', counts: [2, 0, 1, 3], tags: ['Outage 2', 'Coverage 1'] },
    { key: 'ROOT-99', summary: null, counts: [1, 0, 0, 1], tags: [] },
    { key: quiet, summary: 'Issue 2', counts: [0, 1, 0, 1], tags: [] },
  ]);
  await known(loudId);
  // The count of this week stands on the issue itself, in one link for the whole desk, and follows.
  const count = () =>
    desk.jira.control
      .remoteLinks(loud)
      .filter(({ globalId }) => globalId === `system=${desk.url}&issue=${desk.jira.control.issue(loud).id}`);
  const readAnew = () => sql`update jira_issues set due_at = now() where workspace_id = ${business.workspaceId}`.execute(desk.db);
  await readAnew();
  await until(() => count()[0]?.object.summary === '2 negative closures this week');
  await sql`update closures set closed_at = now() - interval '8 days' where workspace_id = ${business.workspaceId} and sentiment = 'negative'`.execute(
    desk.db,
  );
  await readAnew();
  await until(() => count()[0]?.object.summary === '0 negative closures this week');
  expect(count()).toHaveLength(1);
  expect((await links({ state: 'unlinked' })).map(({ id }) => id)).toEqual([unlinked.closure!.references[0]!.id]);
  expect((await links({ state: 'needs-person' }))[0]).toMatchObject({
    chatId: missing.id,
    reason: 'Not found, or our JIRA user may not see it.',
  });
  expect((await stranger.get<IssueReport>(`/api/reports/issues?${range}`)).rows).toEqual([]);
  expect((await agent.send('GET', `/api/reports/issues?${range}`)).status).toBe(403);
});

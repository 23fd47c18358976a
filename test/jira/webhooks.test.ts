import { seal } from '@desk/core/jira/secret';
import { seeIssues } from '@desk/core/jira/see-issues';
import { fireWebhook, type WebhookOptions } from '@desk/jira-double/webhooks';
import type { Chat } from '@desk/protocol/chat';
import type { ClosureReference } from '@desk/protocol/closure';
import type { JiraWebhook } from '@desk/protocol/jira';
import type { Notice } from '@desk/protocol/notice';
import type { Figures } from '@desk/protocol/report';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { type Desk, SECRET, test } from '../desk.ts';
import { listen } from '../listener.ts';
import { closeForm, createBusiness, type Person } from '../people.ts';
import { until } from '../until.ts';
import { connect, seedIssues } from './connect.ts';

/** A closed chat whose link to this issue is made, and a JIRA that may send webhooks about it. */
async function linkedChat(desk: Desk, key: string) {
  const { control } = desk.jira;
  const business = await createBusiness(desk);
  const [agent, admin] = [await business.person('agent'), await business.person('admin')];
  const { id: site } = await connect(admin, desk);
  const { url, secret } = await admin.post<JiraWebhook>(`/api/integrations/jira/${site}/webhook`);
  const { chat } = await business.liveChat(agent);
  await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { references: [key] }));
  const reference = async (): Promise<ClosureReference> =>
    (await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`)).chat.closure!.references[0]!;
  await until(async () => (await reference()).state === 'linked');
  const issue = control.issue(key);
  const fire = (options?: WebhookOptions) => fireWebhook({ url, secret, baseUrl: desk.jira.url }, issue, options);
  /** As if the last read were long ago: the next hint is followed at once. */
  const calm = () => sql`update jira_issues set seen_at = now() - interval '1 minute' where connection_id = ${site}`.execute(desk.db);
  const dueIn = async () => {
    const { rows } = await sql<{ seconds: number }>`select extract(epoch from due_at - now())::float8 as seconds from jira_issues
      where connection_id = ${site} and issue_id = ${issue.id}`.execute(desk.db);
    return rows[0]!.seconds;
  };
  const reads = () => control.journal.entries.filter(({ method, path }) => method === 'GET' && path.endsWith(`/issue/${issue.id}`)).length;
  return { business, agent, admin, site, issue, reference, fire, calm, dueIn, reads, url };
}

test('[J11] [JD-45] a signed webhook makes the worker read the issue, whose present state is what the chip shows', {
  timeout: 60_000,
}, async ({ desk }) => {
  seedIssues(desk, 'HOOK', 1);
  const { issue, reference, fire, calm, reads } = await linkedChat(desk, 'HOOK-1');
  const { control } = desk.jira;
  control.transition('HOOK-1', 'Done', 'done');
  await calm();
  expect(await fire()).toBe(202);
  await until(async () => (await reference()).category === 'done');
  const { status, category } = await reference();
  expect({ status, category, reads: reads() }).toEqual({ status: 'Done', category: 'done', reads: 1 });

  // Late and out of order: the webhook speaks of an older state, the issue is still done. A burst is one more read.
  await calm();
  await Promise.all(Array.from({ length: 50 }, () => fire({ fields: ['status', 'summary'] })));
  await until(() => reads() === 2);
  expect(await reference()).toMatchObject({ status: 'Done' });
  expect(control.journal.of('GET', new RegExp(`${issue.id}$`)).length).toBe(2);
});

test('[J11] [JD-45] what is not signed, repeated, foreign or of no interest changes nothing, and JIRA is never told of trouble', async ({
  desk,
}) => {
  seedIssues(desk, 'FAKE', 1);
  const { fire, calm, dueIn, site, agent, url } = await linkedChat(desk, 'FAKE-1');
  const secretless = { url, secret: 'x', baseUrl: desk.jira.url };
  await calm();
  const long = await dueIn();
  expect(long).toBeGreaterThan(100);
  for (const signature of ['', 'sha1=a9993e364706816aba3e25717850c26c9cd0d89d', `sha256=${'0'.repeat(64)}`, `sha256=${'0'.repeat(63)}`])
    expect(await fire({ signature })).toBe(403);
  expect(await fireWebhook(secretless, desk.jira.control.issue('FAKE-1'))).toBe(403);
  expect((await agent.send('POST', '/hooks/jira/jira_nonsense', '{}')).status).toBe(403);
  for (const options of [
    { fields: ['RemoteIssueLink'] },
    { fields: ['description'] },
    { selfOrigin: 'https://evil.example' },
    { body: '{"webhookEvent":"jira:issue_updated","issue":' },
    { body: '{"webhookEvent":"jira:issue_updated","issue":{"id":"../myself"}}' },
    { body: JSON.stringify({ webhookEvent: 'comment_created', issue: { id: desk.jira.control.issue('FAKE-1').id } }) },
    { body: 'naïve ✓ — not json' },
  ])
    expect(await fire(options), JSON.stringify(options)).toBe(202);
  expect(await dueIn()).toBeGreaterThan(100);
  expect(await fire({ body: `"${'x'.repeat(2 * 1024 * 1024)}"` })).toBe(413);

  // A repeat of one webhook is heard once.
  await sql`update jira_issues set due_at = now() + interval '5 minutes', seen_at = now() where connection_id = ${site}`.execute(desk.db);
  expect(await fire({ identifier: 'one' })).toBe(202);
  expect(await dueIn()).toBeLessThanOrEqual(5);
  await sql`update jira_issues set due_at = now() + interval '5 minutes' where connection_id = ${site}`.execute(desk.db);
  expect(await fire({ identifier: 'one' })).toBe(202);
  expect(await dueIn()).toBeGreaterThan(100);

  // Atlassian's own example of a secret, a body and its signature.
  const sealed = seal(SECRET, "It's a Secret to Everybody", `${site} webhooks`);
  await sql`update jira_connections set hook_cipher = ${sealed} where id = ${site}`.execute(desk.db);
  const headers = { 'x-hub-signature': 'sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9' };
  expect((await fetch(url, { method: 'POST', body: 'Hello World!', headers })).status).toBe(202);
  expect((await fetch(url, { method: 'POST', body: 'Hello World', headers })).status).toBe(403);
});

test('[J7] [JD-23] [JD-25] an issue that is deleted or hidden says so, no longer shows what it said, and comes back', async ({ desk }) => {
  seedIssues(desk, 'GONE', 1);
  const { reference, fire, calm, issue, site } = await linkedChat(desk, 'GONE-1');
  const { control } = desk.jira;
  control.secureIssue('GONE-1');
  await calm();
  await sql`update jira_issues set due_at = now() where connection_id = ${site}`.execute(desk.db);
  await until(async () => (await reference()).reason !== null);
  expect(await reference()).toMatchObject({
    state: 'linked',
    key: 'GONE-1',
    summary: null,
    status: null,
    category: null,
    reason: 'Our JIRA user no longer sees this issue.',
  });
  control.secureIssue('GONE-1', false);
  await calm();
  await sql`update jira_issues set due_at = now() where connection_id = ${site}`.execute(desk.db);
  await until(async () => (await reference()).reason === null);
  expect((await reference()).summary).toBe('Issue 1');

  control.deleteIssue(issue.id);
  await calm();
  await fire({ event: 'jira:issue_deleted' });
  await until(async () => (await reference()).reason === 'Deleted in JIRA.');
});

test('[J14] who closed the chat is told once that its issue is done, on every page of theirs, until they have seen it', async ({
  desk,
}) => {
  seedIssues(desk, 'TOLD', 1);
  const { agent, admin, business, site, issue, reference, fire, calm } = await linkedChat(desk, 'TOLD-1');
  const { control } = desk.jira;
  const line = await listen(agent, ['chats']);
  const told = async (who = agent) =>
    (await who.get<{ items: Notice[] }>('/api/notices')).items.map(({ key, customer }) => `${key} ${customer.name}`);
  const goTo = async (status: string, category: 'done' | 'indeterminate') => {
    control.transition('TOLD-1', status, category);
    await calm();
    await fire();
  };
  const changes = () => line.events.filter(({ type }) => type === 'notices.changed').length;
  /** The minute in which all that is done is told together is over. */
  const minuteOver = () =>
    until(
      async () =>
        (
          await sql`update jira_issues set tell_at = now() where connection_id = ${site} and tell_at is not null returning 1`.execute(
            desk.db,
          )
        ).rows.length > 0,
    );
  await goTo('Done', 'done');
  await until(() => line.events.some(({ chat }) => chat?.closure?.references[0]?.status === 'Done'));
  expect(await told()).toEqual([]);
  await minuteOver();
  await until(async () => (await told()).length === 1);
  expect(await told()).toEqual(['TOLD-1 Ada Moreno']);
  const [first] = (await agent.get<{ items: Notice[] }>('/api/notices')).items;
  expect(first!.replyIn).toEqual({ id: first!.chatId, status: 'closed' });
  expect(await told(admin)).toEqual([]);
  await until(() => changes() === 1);
  // Another word for done is no news; done for a moment only is none either.
  const read = (status: string, category: 'done' | 'indeterminate') =>
    seeIssues(desk.db, { id: site, workspaceId: business.workspaceId }, [
      { issueId: issue.id, key: 'TOLD-1', summary: 'Issue 1', status, category, updated: null },
    ]);
  const waiting = async () =>
    (await sql`select from jira_issues where connection_id = ${site} and tell_at is not null`.execute(desk.db)).rows;
  await read('Really done', 'done');
  await minuteOver();
  await until(async () => (await waiting()).length === 0);
  expect(changes()).toBe(1);
  const [notice] = (await agent.get<{ items: Notice[] }>('/api/notices')).items;
  await agent.post('/api/notices/seen', { chatIds: [notice!.chatId] });
  expect(await told()).toEqual([]);
  await read('Reopened', 'indeterminate');
  await read('Done', 'done');
  await read('Reopened again', 'indeterminate');
  expect(await waiting()).toEqual([]);
  // Who closed the chat does not want to know, an admin does.
  const { id } = await reference();
  expect([await watches(agent, id), await watches(admin, id)]).toEqual([true, false]);
  await agent.send('PUT', `/api/references/${id}/watch`, { wants: false });
  await admin.send('PUT', `/api/references/${id}/watch`, { wants: true });
  expect([await watches(agent, id), await watches(admin, id)]).toEqual([false, true]);
  await goTo('Done', 'done');
  await minuteOver();
  await until(async () => (await told(admin)).length === 1);
  expect(await told()).toEqual([]);
  // The admin does not look for a day: it is for the supervisors, and whoever of them goes there has it.
  const supervisor = await business.person('supervisor');
  const left = async () => (await supervisor.get<Figures>('/api/figures?window=today')).jira.done;
  expect(await left()).toEqual([]);
  await sql`with later as (update jira_issues set done_since = done_since - interval '25 hours' where connection_id = ${site} returning done_since)
    update notices n set done_since = later.done_since from later where n.connection_id = ${site} and n.seen_at is null`.execute(desk.db);
  await until(async () => (await left()).length > 0);
  expect(await left()).toMatchObject([{ key: 'TOLD-1', customer: { name: 'Ada Moreno' }, toldTo: admin.name }]);
  await supervisor.post('/api/notices/seen', { chatIds: [notice!.chatId] });
  expect(await told(admin)).toEqual([]);
  await until(async () => (await left()).length === 0);
  // Whoever closed the chat has left the team: nobody waits a day for them.
  await agent.send('PUT', `/api/references/${id}/watch`, { wants: true });
  await admin.send('PUT', `/api/references/${id}/watch`, { wants: false });
  expect((await admin.send('DELETE', `/api/people/${agent.id}`)).status).toBe(200);
  await read('Reopened', 'indeterminate');
  await read('Done', 'done');
  await minuteOver();
  await until(async () => (await left()).length > 0);
  expect(await left()).toMatchObject([{ key: 'TOLD-1', customer: { name: 'Ada Moreno' }, toldTo: agent.name }]);
});

const watches = async (who: Person, id: string) => (await who.get<{ wants: boolean }>(`/api/references/${id}/watch`)).wants;

test('[J7] without webhooks open issues are read every five minutes, done ones daily for a week, and those without a link never', async ({
  desk,
}) => {
  seedIssues(desk, 'POLL', 2);
  const { reference, dueIn, site, admin } = await linkedChat(desk, 'POLL-1');
  const minutes = async () => (await dueIn()) / 60;
  const dueNow = () => sql`update jira_issues set due_at = now() where connection_id = ${site} and due_at is not null`.execute(desk.db);
  expect(await minutes()).toBeGreaterThan(4);
  expect(await minutes()).toBeLessThanOrEqual(5);
  await sql`update chat_references set changed_at = now() - interval '8 days' where connection_id = ${site}`.execute(desk.db);
  await dueNow();
  await until(async () => (await minutes()) > 55);
  desk.jira.control.transition('POLL-1', 'Done', 'done');
  await dueNow();
  await until(async () => (await reference()).category === 'done');
  await until(async () => (await minutes()) > 23 * 60);
  await sql`update jira_issues set done_since = now() - interval '8 days', due_at = now() where connection_id = ${site}`.execute(desk.db);
  const left = () =>
    sql<{ key: string }>`select key from jira_issues where connection_id = ${site} and due_at is not null`.execute(desk.db);
  await until(async () => (await left()).rows.length === 0);
  await admin.post('/api/jira/lookups', { issues: [{ site, name: 'POLL-2' }] });
  await until(
    async () => (await sql`select from jira_issues where connection_id = ${site} and key = 'POLL-2'`.execute(desk.db)).rows.length,
  );
  expect((await left()).rows).toEqual([]);
});

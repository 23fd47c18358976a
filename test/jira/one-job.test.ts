import { rateLimited } from '@desk/jira-double/fault-answers';
import type { Chat } from '@desk/protocol/chat';
import { linkIssue } from '@desk/worker/jobs/link-issue';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { type Desk, SECRET, testApart as test } from '../desk.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';
import { seedIssues } from './connect.ts';

/** The link job as a worker of this desk runs it. */
const linkJob = (desk: Desk) =>
  linkIssue(desk.db, {
    databaseUrl: desk.databaseUrl,
    secret: SECRET,
    publicUrl: desk.url,
    allowJiraLoopback: true,
    jiraRetryBaseMs: 200,
    logLevel: 'silent',
    logPretty: false,
  });

test('[J3] a second job of a link that JIRA asked to wait with does nothing', async ({ desk }) => {
  const { control } = desk.jira;
  const [key] = seedIssues(desk, 'DUP', 1) as [string];
  control.faults.push({ match: { issue: key }, times: Number.POSITIVE_INFINITY, answer: rateLimited('jira-burst-based', '1800') });
  const business = await createBusiness(desk, { jira: true });
  const agent = await business.person('agent');
  const { chat } = await business.liveChat(agent);
  const closed = await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { references: [key] }));
  const referenceId = closed.closure!.references[0]!.id;
  const row = () =>
    desk.db.selectFrom('chat_references').select(['reason', 'due_at']).where('id', '=', referenceId).executeTakeFirstOrThrow();
  const waiting = await until(async () => {
    const now = await row();
    return now.due_at!.getTime() > Date.now() + 1_700_000 && now;
  });
  expect(waiting.reason).toBeNull();

  const again = linkJob(desk);
  await Promise.all(Array.from({ length: 3 }, () => again({ referenceId }, new AbortController().signal)));
  expect(control.journal.of('GET', new RegExp(key))).toHaveLength(1);
  expect(await row()).toEqual(waiting);
  control.faults.clear();
});

test('[J2] a job that is broken off because its worker stops gives its link back at once', async ({ desk }) => {
  const [key] = seedIssues(desk, 'STP', 1) as [string];
  const business = await createBusiness(desk, { jira: true });
  const agent = await business.person('agent');
  const { chat } = await business.liveChat(agent);
  await desk.worker.stop();
  const closed = await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { references: [key] }));
  const referenceId = closed.closure!.references[0]!.id;
  await expect(linkJob(desk)({ referenceId }, AbortSignal.abort(new Error('The worker stops.')))).rejects.toThrow('The worker stops.');
  const { rows } = await sql`select due_at <= now() as due from chat_references where id = ${referenceId}`.execute(desk.db);
  expect(rows).toEqual([{ due: true }]);
  await desk.worker.start();
  await until(() => desk.jira.control.remoteLinks(key).length === 1);
});

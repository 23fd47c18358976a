import type { Chat } from '@desk/protocol/chat';
import { expect } from 'vitest';
import { testApart as test } from '../desk.ts';
import { startDeskProcess } from '../desk-process.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';
import { seedIssues } from './connect.ts';

test('[J9] [JD-03] writes to one issue take turns over all workers, and keep the distance that JIRA asks for', {
  timeout: 120_000,
}, async ({ desk }) => {
  const [key, other] = seedIssues(desk, 'TURN', 2) as [string, string];
  const { control } = desk.jira;
  control.modes.upsert = 'racy';
  const business = await createBusiness(desk, { jira: true });
  const agent = await business.person('agent');
  await using _other = await startDeskProcess(desk, 'worker');
  const chats = [];
  for (let i = 0; i < 4; i++) chats.push((await business.liveChat(agent)).chat);
  await Promise.all(chats.map((chat) => agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { references: [key, other] }))));
  await until(() => control.remoteLinks(key).length === 4 && control.remoteLinks(other).length === 4, 80_000);
  control.modes.upsert = 'atomic';
  for (const name of [key, other]) {
    const at = control.journal
      .of('POST', /remotelink$/)
      .filter(({ issueId }) => issueId === control.issue(name).id)
      .map((entry) => entry.at.getTime());
    const gaps = at.slice(1).map((time, i) => time - at[i]!);
    expect(at).toHaveLength(4);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(250);
  }
});

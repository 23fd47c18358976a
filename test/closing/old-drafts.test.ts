import { sql } from 'kysely';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';

test('[K17] a draft is dropped 30 days after its chat was closed, not before and not while the chat is open', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent', { limit: 5 });
  const ids: string[] = [];
  for (const days of [31, 29, null]) {
    const { chat } = await business.liveChat(agent);
    ids.push(chat.id);
    if (days !== null) await agent.post(`/api/chats/${chat.id}/close`, closeForm(chat));
    await agent.put(`/api/chats/${chat.id}/draft?mode=reply`, { body: { text: 'Not sent' } });
    await sql`update closures set closed_at = now() - make_interval(days => ${days ?? 0}) where chat_id = ${chat.id}`.execute(desk.db);
  }
  await sql`update drafts set updated_at = now() - interval '40 days' where chat_id in (${sql.join(ids)})`.execute(desk.db);
  const draftOf = async (id: string) => (await agent.get<{ draft: unknown }>(`/api/chats/${id}/draft?mode=reply`)).draft;
  await until(async () => (await draftOf(ids[0]!)) === null);
  expect(await draftOf(ids[1]!)).not.toBeNull();
  expect(await draftOf(ids[2]!)).not.toBeNull();
});

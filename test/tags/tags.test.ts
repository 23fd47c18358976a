import type { Chat } from '@desk/protocol/chat';
import type { ClosureRow } from '@desk/protocol/closure';
import type { Problem } from '@desk/protocol/errors';
import type { TagId } from '@desk/protocol/ids';
import type { TagReport } from '@desk/protocol/report';
import type { Tag } from '@desk/protocol/tag';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { listen } from '../listener.ts';
import { closeForm, createBusiness, type Person } from '../people.ts';
import { until } from '../until.ts';

const A_TO_Z = ['Äpfel', 'apple', 'Banana', 'éclair', 'Tag 2', 'Tag 10', 'zebra'];
const AS_MADE = ['zebra', 'Tag 10', 'Äpfel', 'Tag 2', 'Banana', 'éclair', 'apple'];

const namesOf = (tags: readonly { name: string }[]) => tags.map(({ name }) => name);
const listOf = async (who: Person) => (await who.get<{ items: Tag[] }>('/api/tags')).items;

test('[G1] tags stand A to Z as people read it: accents and case aside, numbers by their size', async ({ desk }) => {
  const business = await createBusiness(desk, { tags: AS_MADE });
  expect(namesOf(await listOf(await business.person('agent')))).toEqual(A_TO_Z);
});

test('[G1] the tags of a closure stand in the same order, in the answer, the event, the list, the chat and the export', async ({
  desk,
}) => {
  const business = await createBusiness(desk, { tags: AS_MADE, maxTags: 5 });
  const agent = await business.person('agent');
  const supervisor = await business.person('supervisor');
  const wall = await listen(supervisor, ['closures']);
  const { chat } = await business.liveChat(agent);
  const chosen = ['zebra', 'Tag 10', 'Tag 2', 'Äpfel', 'apple'];
  const wanted = A_TO_Z.filter((name) => chosen.includes(name));
  const form = closeForm(chat, { tagIds: chosen.map((name) => business.tags[name]!) });
  const closed = await agent.post<Chat>(`/api/chats/${chat.id}/close`, form);
  const heard = await wall.event('chat.closed');
  const { items } = await supervisor.get<{ items: ClosureRow[] }>('/api/closures');
  const { chat: read } = await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`);
  const seen = [closed.closure!.tags, heard.data.row.tags, heard.chat!.closure!.tags, items[0]!.tags, read.closure!.tags].map(namesOf);
  for (const names of seen) expect(names).toEqual(wanted);
  expect((await supervisor.send<string>('GET', '/api/closures.csv')).body).toContain(wanted.join('; '));
  const range = `from=${new Date(Date.now() - 3_600_000).toISOString()}&to=${new Date(Date.now() + 3_600_000).toISOString()}`;
  const report = await until(async () => {
    const tags = await supervisor.get<TagReport>(`/api/reports/tags?${range}`);
    return tags.total === 1 && tags;
  });
  expect(report.rows.map(({ tag }) => tag.name)).toEqual(wanted);
});

test('[G1] a name is taken whatever its case, also when two people make it at once', async ({ desk }) => {
  const business = await createBusiness(desk, { tags: ['Été'] });
  const supervisor = await business.person('supervisor');
  const make = (name: string) => supervisor.send<Tag & Problem>('POST', '/api/tags', { name });
  expect(await make(' ÉTÉ ')).toMatchObject({ status: 409, body: { code: 'already-exists', errors: [{ path: 'name' }] } });
  const answers = await Promise.all(['Refund', 'refund', 'REFUND', 'rEfUnD'].map(make));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  const { id, version } = answers.find(({ status }) => status === 201)!.body;
  expect(await supervisor.send('PATCH', `/api/tags/${id}`, { version, name: 'été' })).toMatchObject({ status: 409 });
  expect(await supervisor.send('PATCH', `/api/tags/${id}`, { version, name: 'refunds' })).toMatchObject({ status: 200 });
});

test('[G2] a stale edit gets the tag as it is now, and changes nothing', async ({ desk }) => {
  const business = await createBusiness(desk);
  const [one, two] = [await business.person('supervisor'), await business.person('supervisor', { at: desk.otherUrl })];
  const tag = (await listOf(one)).find(({ name }) => name === 'Outage')!;
  const change = (who: Person, body: object) => who.send<Tag & Problem>('PATCH', `/api/tags/${tag.id}`, { version: tag.version, ...body });
  const answers = await Promise.all([change(one, { name: 'Outages' }), change(two, { hue: 35 })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const [done, stale] = [answers.find(({ status }) => status === 200)!.body, answers.find(({ status }) => status === 409)!.body];
  expect(done.version).toBe(tag.version + 1);
  expect(stale).toMatchObject({ code: 'conflict', tag: done });
  expect((await listOf(one)).find(({ id }) => id === tag.id)).toEqual(done);
});

test('[G2] every change of a tag is told to the whole team', async ({ desk }) => {
  const business = await createBusiness(desk);
  const supervisor = await business.person('supervisor');
  const agent = await listen(await business.person('agent', { at: desk.otherUrl }), ['chats']);
  const tag = await supervisor.post<Tag>('/api/tags', {
    name: 'Refund',
    meaning: ' Money back ',
    hue: 125,
    departmentIds: [business.departmentId],
  });
  expect(tag).toMatchObject({
    name: 'Refund',
    meaning: 'Money back',
    hue: 125,
    departmentIds: [business.departmentId],
    active: true,
    version: 1,
    uses: 0,
  });
  await agent.event('tags.changed', ({ data }) => data.tagId === tag.id);
  await supervisor.send('PATCH', `/api/tags/${tag.id}`, { version: 1, active: false });
  await supervisor.send('DELETE', `/api/tags/${tag.id}`);
  await until(() => agent.events.filter((event) => event.type === 'tags.changed' && event.data.tagId === tag.id).length === 3);
});

test('[G3] a tag that was used cannot be deleted, not even when the close was undone; one that was not can', async ({ desk }) => {
  const business = await createBusiness(desk, { undoSeconds: 60 });
  const agent = await business.person('agent');
  const supervisor = await business.person('supervisor');
  const { chat } = await business.liveChat(agent);
  await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { tagIds: [business.tags.Outage!] }));
  const remove = (id: TagId) => supervisor.send('DELETE', `/api/tags/${id}`);
  expect(await remove(business.tags.Outage!)).toMatchObject({ status: 409, body: { code: 'in-use' } });
  await agent.post(`/api/chats/${chat.id}/undo-close`);
  expect(await remove(business.tags.Outage!)).toMatchObject({ status: 409, body: { code: 'in-use' } });
  expect((await remove(business.tags.Coverage!)).status).toBe(200);
  expect((await remove(business.tags.Coverage!)).status).toBe(404);
  expect(namesOf(await listOf(agent))).toEqual(['Outage']);
});

test('[G3] an inactive tag cannot be chosen any more and stays on old chats; a new name is theirs too', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const supervisor = await business.person('supervisor');
  const [old, next] = [await business.liveChat(agent), await business.liveChat(agent)];
  const tagIds = [business.tags.Outage!];
  await agent.post<Chat>(`/api/chats/${old.chat.id}/close`, closeForm(old.chat, { tagIds }));
  const tag = await supervisor.send<Tag>('PATCH', `/api/tags/${tagIds[0]}`, { version: 1, active: false, name: 'Big outage' });
  expect(tag.body).toMatchObject({ active: false, version: 2 });

  await expect(agent.post(`/api/chats/${next.chat.id}/close`, closeForm(next.chat, { tagIds }))).rejects.toMatchObject({
    code: 'invalid',
    details: { errors: [{ path: 'tagIds.0', message: 'The tag Big outage is no longer in use.' }] },
  });
  const { chat } = await agent.get<{ chat: Chat }>(`/api/chats/${old.chat.id}`);
  expect(chat.closure!.tags).toMatchObject([{ id: tagIds[0], name: 'Big outage' }]);
  const found = await supervisor.get<{ items: ClosureRow[] }>(`/api/closures?tag=${tagIds[0]}`);
  expect(found.items.map(({ chatId }) => chatId)).toEqual([old.chat.id]);
});

test('[G5] at most 200 tags are active, also when two people add the last one at once; a tag carries its group', async ({ desk }) => {
  const business = await createBusiness(desk, { tags: Array.from({ length: 199 }, (_, i) => `Tag ${i}`) });
  const supervisor = await business.person('supervisor');
  const make = (name: string, more: object = {}) => supervisor.send<Tag & Problem>('POST', '/api/tags', { name, ...more });
  const answers = await Promise.all([make('Refund', { group: ' Billing ' }), make('Return', { group: 'Billing' })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
  const refused = answers.find(({ status }) => status === 422)!.body;
  expect(refused.errors).toEqual([{ path: 'active', message: 'At most 200 tags can be active. Switch one off first, or merge two.' }]);
  const made = answers.find(({ status }) => status === 201)!.body;
  expect(made.group).toBe('Billing');
  const off = await supervisor.send<Tag & Problem>('PATCH', `/api/tags/${made.id}`, { version: 1, active: false, group: '' });
  expect(off.body).toMatchObject({ active: false, group: '' });
  expect((await make('Late', { group: 'x'.repeat(31) })).body.errors).toMatchObject([{ path: 'group' }]);
  expect((await make('Late')).status).toBe(201);
  expect((await supervisor.send<Tag & Problem>('PATCH', `/api/tags/${made.id}`, { version: 2, active: true })).status).toBe(422);
});

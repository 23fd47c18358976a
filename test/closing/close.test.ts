import type { Chat } from '@desk/protocol/chat';
import type { ClosureRow } from '@desk/protocol/closure';
import { expect } from 'vitest';
import { testApart as test } from '../desk.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';

test('[C25] [13.2] [13.5] the owner closes with sentiment, note, tag and references, and the list, the chat and the history tell the same', async ({
  desk,
}) => {
  desk.jira.control.seedProject({ key: 'NET', name: 'Network' });
  const business = await createBusiness(desk, { jira: true });
  const agent = await business.person('agent', { name: 'Noor Haddad' });
  const supervisor = await business.person('supervisor');
  const { chat, customer } = await business.liveChat(agent);

  const closed = await agent.post<Chat>(
    `/api/chats/${chat.id}/close`,
    closeForm(chat, {
      sentiment: 'positive',
      note: '  Re-provisioned by hand ',
      tagIds: [business.tags.Coverage!],
      references: ['net-2381', 'https://status.example/incidents/7?utm_source=x#top', 'INC 77120'],
    }),
  );
  expect(closed).toMatchObject({ status: 'closed', unread: 0, waitingSince: null, version: chat.version + 1, agent: { id: agent.id } });
  expect(closed.closure).toMatchObject({
    sentiment: 'positive',
    note: 'Re-provisioned by hand',
    tags: [{ id: business.tags.Coverage, name: 'Coverage' }],
    closedBy: { kind: 'agent', id: agent.id, name: 'Noor Haddad' },
    reason: 'resolved',
    undoneAt: null,
    references: [
      { kind: 'jira', text: 'NET-2381', key: 'NET-2381', url: `${desk.jira.url}/browse/NET-2381`, state: 'pending' },
      { kind: 'link', url: 'https://status.example/incidents/7?utm_source=x#top', state: 'none' },
      { kind: 'ticket', text: 'INC 77120', state: 'none' },
    ],
  });

  const { references: _, ...said } = closed.closure!;
  const { items } = await supervisor.get<{ items: ClosureRow[] }>('/api/closures');
  expect(items).toMatchObject([{ ...said, chatId: chat.id, number: chat.number, customer: { id: customer.id }, channel: 'web' }]);
  const history = await agent.get<{ items: Chat[] }>(`/api/customers/${customer.id}/history`);
  expect(history.items).toMatchObject([{ id: chat.id, closure: said }]);
  const notes = await agent.get<{ items: unknown[] }>(`/api/customers/${customer.id}/notes`);
  expect(notes.items).toMatchObject([{ text: 'Re-provisioned by hand', closing: true, chatId: chat.id, author: { id: agent.id } }]);
});

test('[C25] [13.1] [13.24] what was left untouched stays empty: no sentiment is not neutral', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat } = await business.liveChat(agent);
  const closed = await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { note: ' \n ' }));
  expect(closed.closure).toMatchObject({ sentiment: null, note: null, tags: [], references: [] });
  const row = await desk.db.selectFrom('closures').select('sentiment').where('id', '=', closed.closure!.id).executeTakeFirstOrThrow();
  expect(row.sentiment).toBeNull();
});

test('[C25] [13.1] closure, event and outbox mark come together or not at all', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat } = await business.liveChat(agent);
  await desk.worker.stop();
  const closed = await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat));
  const marked = await desk.db
    .selectFrom('events as e')
    .innerJoin('outbox as o', 'o.seq', 'e.seq')
    .select(['e.type', 'e.version', 'e.chat'])
    .where('e.chat_id', '=', chat.id)
    .where('e.version', '=', closed.version)
    .execute();
  expect(marked).toMatchObject([{ type: 'chat.closed', chat: closed }]);
  await desk.worker.start();
  await until(async () => (await desk.db.selectFrom('outbox').select('seq').execute()).length === 0);
});

test('[C25] [13.17] a supervisor closes a chat that still waits and one of somebody else, an admin too', async ({ desk }) => {
  const business = await createBusiness(desk);
  const [supervisor, admin] = await Promise.all([business.person('supervisor', { name: 'Ines Duarte' }), business.person('admin')]);
  const { chat: waiting } = await (await business.customer()).say('Hello?');
  const queued = await supervisor.get<{ chat: Chat }>(`/api/chats/${waiting.id}`);
  const closed = await supervisor.post<Chat>(`/api/chats/${waiting.id}/close`, closeForm(queued.chat, { sentiment: 'neutral' }));
  expect(closed).toMatchObject({ agent: null, closure: { sentiment: 'neutral', closedBy: { kind: 'supervisor', name: 'Ines Duarte' } } });

  const agent = await business.person('agent');
  const { chat } = await business.liveChat(agent);
  const byAdmin = await admin.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat));
  expect(byAdmin).toMatchObject({ agent: { id: agent.id }, closure: { closedBy: { kind: 'supervisor', id: admin.id } } });
});

test('[C25] a pending chat closes like a live one', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat } = await business.liveChat(agent);
  const pending = await agent.post<Chat>(`/api/chats/${chat.id}/pending`);
  const closed = await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(pending));
  expect(closed.status).toBe('closed');
});

test('[C25] [13.4] where closing notes are switched off a note is refused, and the chat closes without one', async ({ desk }) => {
  const business = await createBusiness(desk, { notesOnClose: false });
  const agent = await business.person('agent');
  const { chat } = await business.liveChat(agent);
  const close = (note?: string) =>
    agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { ...(note === undefined ? {} : { note }) }));
  await expect(close('They were kind')).rejects.toMatchObject({
    code: 'invalid',
    details: { errors: [{ path: 'note', message: 'Closing notes are switched off.' }] },
  });
  expect((await close()).closure!.note).toBeNull();
});

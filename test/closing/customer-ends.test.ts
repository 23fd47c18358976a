import { endChat } from '@desk/core/chats/end';
import type { DeskError } from '@desk/protocol/errors';
import type { CustomerId } from '@desk/protocol/ids';
import { expect } from 'vitest';
import { createClient } from '../client.ts';
import { test } from '../desk.ts';
import { closeForm, createBusiness } from '../people.ts';

test('[S8] a customer who ends a chat that the team has just closed learns nothing of the closure', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent', { name: 'Noor Haddad' });
  const { chat, customer } = await business.liveChat(agent);
  await agent.post(`/api/chats/${chat.id}/close`, closeForm(chat, { sentiment: 'negative', note: 'Rude' }));
  const visitor = { kind: 'customer', workspaceId: business.workspaceId, id: customer.id as CustomerId, name: 'Ada' } as const;
  const refusal = await endChat(desk.db, visitor, chat.id).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: 'already-closed' });
  expect((refusal as DeskError).details).toEqual({});
  const posted = await createClient(desk.url).send<string>('POST', '/api/widget/end');
  expect(posted.status).toBe(401);
});

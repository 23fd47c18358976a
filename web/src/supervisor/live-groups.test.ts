import type { Chat } from '@desk/protocol/chat';
import { newId } from '@desk/protocol/ids';
import { expect, test } from 'vitest';
import { liveGroups } from './live-groups.ts';

const noor = { id: newId('usr'), name: 'Noor Haddad' };
const agnes = { id: newId('usr'), name: 'Agnes Holm' };

function chat(name: string, fields: Partial<Chat>): Chat {
  const at = '2026-05-13T08:00:00.000Z';
  return {
    id: newId('chat'),
    number: 1,
    version: 1,
    status: 'live',
    customer: { id: newId('cust'), name },
    agent: noor,
    department: null,
    channel: 'web',
    topic: null,
    openedAt: at,
    assignedAt: at,
    firstReplyAt: null,
    waitingSince: null,
    lastMessageAt: at,
    lastMessage: null,
    lastCustomerVersion: 1,
    unread: 0,
    opened: true,
    previousChatId: null,
    ticketedAt: null,
    closure: null,
    ...fields,
  };
}

test('the queue stands first, then agents by name, and in each group who has waited longest', () => {
  const groups = liveGroups(
    [
      chat('Answered', {}),
      chat('Late', { waitingSince: '2026-05-13T07:50:00.000Z' }),
      chat('Later', { waitingSince: '2026-05-13T07:55:00.000Z' }),
      chat('Hers', { agent: agnes, status: 'pending' }),
      chat('Queued', { agent: null, status: 'queued' }),
      chat('Gone', { status: 'closed' }),
    ],
    { department: undefined, agent: undefined },
  );
  expect(groups.map((group) => [group.name, group.chats.map((each) => each.customer.name)])).toEqual([
    ['In the queue', ['Queued']],
    ['Agnes Holm', ['Hers']],
    ['Noor Haddad', ['Late', 'Later', 'Answered']],
  ]);
});

test('a filter keeps to one agent or one department', () => {
  const department = { id: newId('dep'), name: 'Billing' };
  const chats = [chat('A', { department }), chat('B', { agent: agnes })];
  expect(liveGroups(chats, { department: department.id, agent: undefined }).flatMap((group) => group.chats)).toEqual([chats[0]]);
  expect(liveGroups(chats, { department: undefined, agent: agnes.id }).flatMap((group) => group.chats)).toEqual([chats[1]]);
});

import type { Chat } from '@desk/protocol/chat';
import { newId } from '@desk/protocol/ids';
import { expect, test } from 'vitest';
import { liveFilter } from './live-filter.ts';
import { liveGroups } from './live-groups.ts';

const now = Date.parse('2026-05-13T08:00:00.000Z');
const everything = liveFilter(new URLSearchParams());
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
    everything,
    'live',
    now,
  );
  expect(groups.map((group) => [group.name, group.chats.map((each) => each.customer.name)])).toEqual([
    ['In the queue', ['Queued']],
    ['Agnes Holm', ['Hers']],
    ['Noor Haddad', ['Late', 'Later', 'Answered']],
  ]);
});

test('filters combine with and: agent, nobody, department, channel, words without accents, and how long the customer has waited', () => {
  const department = { id: newId('dep'), name: 'Billing' };
  const chats = [
    chat('Ádám', { department, waitingSince: '2026-05-13T07:57:01.000Z' }),
    chat('Bo', { agent: agnes, channel: 'sms', topic: 'Roaming in Ádám’s town', waitingSince: '2026-05-13T07:54:59.000Z' }),
    chat('Cy', { agent: null, status: 'queued', waitingSince: '2026-05-13T07:50:00.000Z', number: 77 }),
  ];
  const found = (query: string, at = now) =>
    liveGroups(chats, liveFilter(new URLSearchParams(query)), 'live', at).flatMap((group) => group.chats.map((each) => each.customer.name));
  expect(found(`department=${department.id}`)).toEqual(['Ádám']);
  expect(found(`department=${department.id},${newId('dep')}`)).toEqual(['Ádám']);
  expect(found('department=none')).toEqual(['Cy', 'Bo']);
  expect(found(`agent=${agnes.id}`)).toEqual(['Bo']);
  expect(found('agent=none')).toEqual(['Cy']);
  expect(found('channel=sms')).toEqual(['Bo']);
  expect(found('waiting=300')).toEqual(['Cy', 'Bo']);
  expect(found('waiting=300', now + 121_000)).toEqual(['Cy', 'Bo', 'Ádám']);
  expect(found('waiting=soon&channel=')).toHaveLength(3);
  expect(found('q=ADAM')).toEqual(['Bo', 'Ádám']);
  expect(found('q=%2377')).toEqual(['Cy']);
  expect(found(`q=adam&agent=${agnes.id}`)).toEqual(['Bo']);
});

test('[F5] a figure of what waits, runs or is held leads to the chats in that state alone', () => {
  const chats = (['queued', 'live', 'pending'] as const).map((status) =>
    chat(status, { status, agent: status === 'queued' ? null : noor }),
  );
  const shown = (query: string) =>
    liveGroups(chats, liveFilter(new URLSearchParams(query)), 'live', now).flatMap((group) => group.chats.map(({ status }) => status));
  expect(['state=waiting', 'state=live', 'state=pending', 'state=held', 'state=constructor'].map(shown)).toEqual([
    ['queued'],
    ['live'],
    ['pending'],
    ['live', 'pending'],
    ['queued', 'live', 'pending'],
  ]);
});

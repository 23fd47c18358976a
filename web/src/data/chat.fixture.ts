import type { Chat, Message } from '@desk/protocol/chat';

/** A live chat for tests, with what matters to the test written over it. */
export function chatFixture(over: Partial<Omit<Chat, 'id'>> & { id?: string } = {}): Chat {
  return {
    id: 'chat_01j000000000000000000000aa',
    number: 48213,
    version: 4,
    status: 'live',
    customer: { id: 'cust_01j000000000000000000000aa', name: 'Ada M.' },
    agent: { id: 'usr_01j000000000000000000000aa', name: 'Noor Haddad' },
    department: { id: 'dep_01j000000000000000000000aa', name: 'Mobile' },
    channel: 'web',
    topic: 'Roaming',
    openedAt: '2026-05-14T10:02:00.000Z',
    assignedAt: '2026-05-14T10:03:00.000Z',
    firstReplyAt: '2026-05-14T10:04:00.000Z',
    waitingSince: null,
    lastMessageAt: '2026-05-14T10:04:00.000Z',
    lastMessage: { author: 'agent', text: 'Hello Ada' },
    lastCustomerVersion: 1,
    unread: 0,
    opened: true,
    previousChatId: null,
    ticketedAt: null,
    closure: null,
    ...over,
  } as Chat;
}

/** A message for tests. */
export function messageFixture(
  version: number,
  kind: 'customer' | 'agent',
  text: string,
  at: string,
  name = kind === 'agent' ? 'Noor Haddad' : 'Ada M.',
): Message {
  const id = kind === 'agent' ? 'usr_01j000000000000000000000aa' : 'cust_01j000000000000000000000aa';
  return { id: `msg_${version}`, version, author: { kind, id, name }, text, clientId: `client-${version}`, at } as Message;
}

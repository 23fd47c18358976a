import type { Chat, ChatWithMessages, Message } from '@desk/protocol/chat';
import type { ClosureRow } from '@desk/protocol/closure';
import { type ChatId, newId } from '@desk/protocol/ids';
import { departments, figures } from '../src/supervisor/figures/figures.fixture.ts';

const now = Date.parse('2026-05-13T08:12:52.000Z');
const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString();
const agents = figures().agents;

const previews = [
  ['Ada M.', 'I can see the old bundle but not the new one'],
  ['Bashir K.', 'ok, I’m home all day'],
  ['Hana S.', 'It says my number is already in use'],
  ['Dmitri V.', 'Router blinks red since this morning'],
  ['Esi A.', 'Thank you, that was quick!'],
  ['Jun W.', 'Could somebody ring me instead?'],
] as const;

function chat(i: number, status: Chat['status']): Chat {
  const [name, text] = previews[i % previews.length]!;
  const agent = agents[i % agents.length]!;
  return {
    id: newId('chat'),
    number: 48_100 + i,
    version: 4,
    status,
    customer: { id: newId('cust'), name },
    agent: status === 'queued' ? null : { id: agent.id, name: agent.name },
    department: departments[i % departments.length]!,
    channel: 'web',
    topic: null,
    openedAt: ago(700 - i),
    assignedAt: ago(600 - i),
    firstReplyAt: ago(560),
    waitingSince: i % 3 === 2 ? null : ago(30 + i * 17),
    lastMessageAt: ago(30 + i * 17),
    lastMessage: { author: i % 3 === 2 ? 'agent' : 'customer', text },
    lastCustomerVersion: 3,
    unread: 0,
    opened: true,
    previousChatId: null,
    closure: null,
  };
}

const known = [...[0, 1, 3].map((i) => chat(i, 'queued')), ...Array.from({ length: 14 }, (_, i) => chat(i, 'live')), chat(4, 'pending')];

export function sampleChats(tab: string): Chat[] {
  const status = tab === 'queue' ? 'queued' : tab;
  return known.filter((each) => each.status === status);
}

export function sampleChat(id: string, closures: readonly ClosureRow[]): ChatWithMessages {
  const row = closures.find((closure) => closure.chatId === id);
  const open = known.find((each) => each.id === id) ?? chat(0, 'live');
  const mine: Chat = row
    ? {
        ...open,
        id: row.chatId,
        status: 'closed',
        customer: row.customer,
        agent: row.agent,
        department: row.department,
        number: row.number,
        waitingSince: null,
        closure: row,
      }
    : open;
  const say = (version: number, kind: 'customer' | 'agent', text: string): Message => ({
    id: newId('msg'),
    version,
    author: { kind, id: kind, name: kind === 'customer' ? mine.customer.name : (mine.agent?.name ?? 'Noor Haddad') },
    text,
    clientId: `client-${version}`,
    at: ago(640 - version * 60),
  });
  return {
    chat: { ...mine, id: id as ChatId, version: 9 },
    messages: [
      say(1, 'customer', 'Hello, I bought Travel 5 GB yesterday and have no data here in Lisbon'),
      say(3, 'agent', 'Hello Ada, thanks for writing. I can see the bundle on your line. Did you change your phone lately?'),
      say(4, 'customer', 'yes'),
      say(
        5,
        'customer',
        'On Sunday I moved my eSIM to the new phone. Since then it says “no service” whenever I leave the wifi of the hotel.',
      ),
      say(
        6,
        'agent',
        'That explains it: the bundle is still on the old eSIM. I am switching it on by hand. Please turn flight mode on and off again.',
      ),
      say(7, 'customer', 'It works! I have 4G again'),
    ],
    events: [
      {
        version: 2,
        type: 'chat.assigned',
        actor: { kind: 'system', name: 'Desk' },
        at: ago(600),
        data: { to: mine.agent ?? { name: 'Noor Haddad' } },
      },
      ...(row
        ? [
            {
              version: 9,
              type: 'chat.closed',
              actor: { kind: 'agent' as const, id: newId('usr'), name: row.closedBy.name },
              at: row.closedAt,
              data: {},
            },
          ]
        : []),
    ],
  };
}

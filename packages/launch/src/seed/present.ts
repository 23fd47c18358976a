import type { NewReference } from '@desk/core/closures/new-references';
import type { Cast } from './cast.ts';
import type { Clientele } from './clientele.ts';
import type { Issues } from './issues.ts';
import { OPEN_CHATS, type OpenChat } from './open-chats.ts';
import { TEAM } from './people.ts';
import { type LinkState, type PlayedChat, playChat, type Script } from './play-chat.ts';
import type { Random } from './random.ts';
import { ADA_EARLIER, RECENT, type RecentClosure } from './recent-closures.ts';
import { STORIES } from './stories.ts';
import { tellLines } from './tell-lines.ts';

type Context = { cast: Cast; issues: Issues; clientele: Clientele; random: Random; now: Date };

/** A chat and the moment from which its number counts. */
type Unnumbered = Omit<Script, 'number'>;

/** How many chats `playPresent` tells, so that their numbers can follow those of the history. */
export const PRESENT_COUNT = ADA_EARLIER.length + RECENT.length + OPEN_CHATS.length + TEAM.reduce((sum, { busyWith }) => sum + busyWith, 0);

/** Plays what a visitor of the demo finds: the newest closures, the chats that are live, and whoever waits. In order of opening. */
export function playPresent(firstNumber: number, context: Context): PlayedChat[] {
  const { now, clientele } = context;
  const open = OPEN_CHATS.map((chat) => tellOpenChat(chat, context));
  const ada = open.find(({ customer }) => customer.name === 'Ada M.')!.customer;
  const earlier = ADA_EARLIER.map((closure) => tellRecent({ ...closure, secondsAgo: closure.daysAgo * 86_400 }, ada, context));
  const recent = RECENT.map((closure) => tellRecent(closure, clientele.add(closure.customer), context));
  const scripts = [...earlier, ...recent, ...tellBusyColleagues(context), ...open];
  return scripts
    .sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime())
    .map((script, i) => playChat({ ...script, number: firstNumber + i }, context.cast.workspaceId))
    .filter((chat) => chat.row.opened_at <= now);
}

function tellOpenChat(chat: OpenChat, { cast, clientele, now }: Context): Unnumbered {
  const seconds = (chat.agent ? chat.waitSeconds : 0) + chat.lines.slice(1).reduce((sum, line) => sum + line.after, 0) + chat.quietFor;
  return {
    customer: clientele.add(chat.customer, chat.language, chat.attributes),
    department: cast.departments[chat.department],
    agent: chat.agent ? cast.team[chat.agent] : null,
    openedAt: new Date(now.getTime() - seconds * 1000),
    ...(chat.topic ? { topic: chat.topic } : {}),
    waitSeconds: chat.waitSeconds,
    lines: chat.lines,
    isPending: chat.isPending ?? false,
    ...(chat.asksSupervisor ? { asksSupervisor: chat.asksSupervisor } : {}),
    ...(chat.offer ? { offer: { ...chat.offer, to: cast.team[chat.offer.to] } } : {}),
    ...(chat.ticketAfter ? { ticketAfter: chat.ticketAfter } : {}),
  };
}

function tellRecent(closure: RecentClosure, customer: Script['customer'], { cast, issues, random, now }: Context): Unnumbered {
  const agent = cast.team[closure.agent];
  const story = STORIES.find(({ tag }) => tag === closure.tag) ?? STORIES[0]!;
  const [, ...rest] = tellLines(story, closure.sentiment, customer.name, agent.name, random);
  const lines = [{ by: 'customer', text: closure.ask, after: 0 } as const, ...rest.map((line) => ({ ...line, after: 25 }))];
  const after = Math.max(5, closure.handled - 25 * rest.length);
  const waitSeconds = random.between(8, 50);
  const byAgent = closure.note !== null;
  return {
    customer,
    department: cast.departments[closure.department],
    agent,
    openedAt: new Date(now.getTime() - (closure.secondsAgo + waitSeconds + 25 * rest.length + after) * 1000),
    waitSeconds,
    lines,
    ending: {
      sentiment: closure.sentiment,
      note: closure.note,
      tags: closure.tag ? [cast.tags[closure.tag]] : [],
      ...linkOf(closure, issues),
      closedBy: byAgent ? { kind: 'agent', id: agent.id, name: agent.name } : { kind: 'customer', ...customer },
      reason: byAgent ? 'resolved' : 'customer_end',
      undoSeconds: 0,
      after,
    },
  };
}

function linkOf({ issue }: RecentClosure, issues: Issues): { references: NewReference[]; links: (LinkState | undefined)[] } {
  if (!issue) return { references: [], links: [] };
  const unread = { summary: null, status: null, category: null };
  const links = {
    linked: issues.linked(issue.key),
    pending: undefined,
    'needs-attention': { ...unread, state: 'needs-attention' as const, reason: 'No access to this issue' },
  };
  return { references: [issues.reference(issue.key)], links: [links[issue.state]] };
}

/** The chats that keep the others busy: somewhere in the middle of a conversation. */
function tellBusyColleagues({ cast, clientele, random, now }: Context): Unnumbered[] {
  return TEAM.flatMap(({ name, departments, busyWith }) =>
    Array.from({ length: busyWith }, () => {
      const agent = cast.team[name];
      const story = random.weighted(
        STORIES.filter(({ department }) => (departments as readonly string[]).includes(department)),
        ({ weight }) => weight,
      );
      const customer = clientele.add(
        `${random.pick(['Aldo', 'Bea', 'Cleo', 'Dario', 'Edda', 'Femke', 'Goran', 'Ilse', 'Kofi', 'Lou', 'Mats', 'Nico', 'Quinn', 'Rosa', 'Tess'])} ${random.pick([...'BCDEGHKLMNPRSTV'])}.`,
      );
      const lines = tellLines(story, null, customer.name, agent.name, random).slice(0, random.between(1, 3));
      const waitSeconds = random.between(5, 60);
      const quietFor = random.between(8, lines.at(-1)?.by === 'customer' ? 110 : 540);
      const seconds = waitSeconds + lines.slice(1).reduce((sum, line) => sum + line.after, 0) + quietFor;
      return {
        customer,
        department: cast.departments[story.department],
        agent,
        openedAt: new Date(now.getTime() - seconds * 1000),
        waitSeconds,
        lines,
      };
    }),
  );
}

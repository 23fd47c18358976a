import type { ClosureReference } from '@desk/protocol/closure';
import type { ChatId } from '@desk/protocol/ids';
import type { Figures, MovableChat, QueueHealth } from '@desk/protocol/report';
import type { AskedChat } from '@desk/protocol/supervisor-asked';
import type { OfferedChat } from '@desk/protocol/transfer';
import { plural } from '../../charts/figure-text.ts';
import { runningTime } from '../../clock/time-words.ts';
import { needsPerson } from '../../closing/reference-mark.ts';
import { isFull } from '../../data/is-full.ts';
import { isGone } from '../../data/is-gone.ts';
import { jiraSiteNeed } from '../../data/jira-site-need.ts';
import { deskHref } from '../../route/desk-href.ts';
import type { IconName } from '../../ui/icon-paths.ts';

/** Something that a supervisor can do something about, with the way to do it. `who` is the strong part of the sentence. */
export type Need = {
  id: string;
  icon: IconName;
  tone: 'negative' | 'warning';
  who: string;
  text: string;
  /** A second line. */
  more?: string;
  act:
    | { label: string; href: string; seen?: ChatId }
    | { label: string; retry: Pick<ClosureReference, 'id' | 'state'> }
    | { label: string; assign: NonNullable<QueueHealth['next']> }
    | { label: string; asked: AskedChat }
    | { label: string; offered: OfferedChat }
    | { label: string; move: MovableChat };
};

const OWES_SECONDS = 300;

/**
 * All needs, by what waiting costs: queues over their target with nobody free, customers who ask for a supervisor, transfers that nobody answers, JIRA sites that do not work,
 * customers who wait for somebody whose desk is gone, agents over their limit, customers without a reply for five minutes, customers who were
 * promised word of an issue that is done, tokens of JIRA that end within a week, JIRA links that need a person, tokens that end within thirty days.
 * `now` in milliseconds.
 */
export function needsYou(figures: Figures, now: number, isAdmin: boolean): Need[] {
  const sites = siteNeeds(figures, now, isAdmin);
  const broken = sites.filter(({ tone }) => tone === 'negative');
  const [later, soon] = [true, false].map((far) => sites.filter(({ tone, isFarOff = false }) => tone === 'warning' && isFarOff === far));
  const replies = [...replyNeeds(figures, now), ...doneNeeds(figures)];
  const urgent = [
    ...queueNeeds(figures, now),
    ...askedNeeds(figures, now),
    ...offerNeeds(figures, now),
    ...broken,
    ...goneNeeds(figures),
    ...loadNeeds(figures),
  ];
  return [...urgent, ...replies, ...soon!, ...linkNeeds(figures), ...later!];
}

function queueNeeds(figures: Figures, now: number): Need[] {
  const ready = (department: string | undefined) =>
    figures.agents.filter(
      (agent) => agent.available && (agent.departments.length === 0 || agent.departments.some((mine) => mine.id === department)),
    );
  return figures.queues
    .filter((queue) => queue.longestWaitSince !== null && since(queue.longestWaitSince, now) > figures.targets.replySeconds)
    .map((queue) => ({ queue, agents: ready(queue.department?.id) }))
    .filter(({ agents }) => agents.every(isFull))
    .sort((a, b) => a.queue.longestWaitSince!.localeCompare(b.queue.longestWaitSince!))
    .map(({ queue, agents }) => queueNeed(queue, now, lackOf(agents)));
}

/** What keeps a queue from being answered, where those who are available have no place left. A queue that nobody is there for is not full. */
function lackOf(available: Figures['agents']): string | undefined {
  if (available.length === 0) return 'available';
  return available.some(({ online }) => online) ? undefined : 'connected';
}

/** Whoever has waited longest can be given to somebody at once, full or not. */
function queueNeed({ department, next, waiting, longestWaitSince }: QueueHealth, now: number, lack: string | undefined): Need {
  const id = department?.id ?? 'none';
  const name = department?.name ?? 'No department';
  const wait = clock(since(longestWaitSince!, now));
  const base = { icon: 'clock', tone: 'negative' } as const;
  if (!next)
    return {
      ...base,
      id: `queue-${id}`,
      who: name,
      text: `${lack ? `has nobody ${lack}` : 'is full'}, ${waiting} waiting for up to ${wait}`,
      act: { label: 'Open', href: `/supervise/live?department=${id}` },
    };
  return {
    ...base,
    id: `queue-${next.chatId}`,
    who: next.customer,
    text: `queued ${wait}, ${lack ? `nobody is ${lack}${department ? ` for ${name}` : ''}` : `${name} is full`}`,
    act: { label: 'Assign', assign: next },
  };
}

function goneNeeds({ agents }: Figures): Need[] {
  return agents
    .filter((agent) => isGone(agent) && agent.owesReplySince !== null)
    .sort((a, b) => a.owesReplySince!.localeCompare(b.owesReplySince!))
    .map((agent) => ({
      id: `gone-${agent.id}`,
      icon: 'people',
      tone: 'negative',
      who: `${agent.name.split(' ')[0] ?? agent.name}’s desk`,
      text: `is not connected, ${plural(agent.live, 'chat')}`,
      act: { label: 'See chats', href: `/supervise/live?agent=${agent.id}` },
    }));
}

/** One of the chats can be given to a colleague at once. */
function loadNeeds(figures: Figures): Need[] {
  return figures.agents
    .filter((agent) => agent.live > agent.limit)
    .sort((a, b) => b.live - b.limit - (a.live - a.limit))
    .map((agent) => {
      const move = figures.movable?.find(({ agentId }) => agentId === agent.id);
      return {
        id: `load-${agent.id}`,
        icon: 'people',
        tone: 'warning',
        who: agent.name.split(' ')[0] ?? agent.name,
        text: `has ${plural(agent.live, 'chat')}, the limit is ${agent.limit}`,
        act: move ? { label: 'Move one', move } : { label: 'See chats', href: `/supervise/live?agent=${agent.id}` },
      };
    });
}

/** Several acts on one row: to read, to give the chat to somebody, to say that it is seen to. [V6] */
function askedNeeds({ asked = [] }: Figures, now: number): Need[] {
  return asked.map((chat) => ({
    id: `asked-${chat.chatId}-${chat.at}`,
    icon: 'bell',
    tone: 'negative',
    who: chat.customer,
    text: `asks for a supervisor, ${clock(since(chat.at, now))}`,
    more: [chat.agent ? `with ${chat.agent.name.split(' ')[0]}` : 'nobody has the chat', chat.reason].filter(Boolean).join(': '),
    act: { label: 'Seen to', asked: chat },
  }));
}

/** Its sender still has the chat: it can be read, or given to somebody, which withdraws the offer. [C22] */
function offerNeeds({ offers = [] }: Figures, now: number): Need[] {
  return offers
    .filter(({ unansweredAt }) => Date.parse(unansweredAt) <= now)
    .map((chat) => ({
      id: `offer-${chat.chatId}-${chat.offeredAt}`,
      icon: 'transfer',
      tone: 'warning',
      who: chat.customer,
      text: `waits for an answer to a transfer, ${clock(since(chat.offeredAt, now))}`,
      more: `${chat.from.name.split(' ')[0]} offers it to ${chat.to.kind === 'agent' ? chat.to.name.split(' ')[0] : chat.to.name}`,
      act: { label: 'Assign', offered: chat },
    }));
}

function replyNeeds(figures: Figures, now: number): Need[] {
  return figures.agents
    .filter((agent) => !isGone(agent) && agent.owesReplySince !== null && since(agent.owesReplySince, now) >= OWES_SECONDS)
    .sort((a, b) => a.owesReplySince!.localeCompare(b.owesReplySince!))
    .map((agent) => ({
      id: `owes-${agent.id}`,
      icon: 'chat',
      tone: 'negative',
      who: agent.name.split(' ')[0] ?? agent.name,
      text: `owes a reply for ${clock(since(agent.owesReplySince!, now))}`,
      act: { label: 'See chats', href: `/supervise/live?agent=${agent.id}` },
    }));
}

/** Who closed the chat has left, or has not looked for a day: somebody else tells the customer. */
function doneNeeds(figures: Figures): Need[] {
  return figures.jira.done.map(({ chatId, replyIn, key, customer, toldTo, at }) => ({
    id: `done-${chatId}-${key}-${at}`,
    icon: 'check-circle',
    tone: 'warning',
    who: key,
    text: `is done, and ${toldTo} has not told ${customer.name}`,
    act: {
      label: replyIn ? 'Reply' : 'See chat',
      href: replyIn ? deskHref(replyIn, 'write') : `/supervise/closed/${chatId}`,
      seen: chatId,
    },
  }));
}

function siteNeeds(figures: Figures, now: number, isAdmin: boolean): (Need & { isFarOff?: true })[] {
  return figures.jira.sites.flatMap((site) => {
    const need = jiraSiteNeed(site, now, isAdmin);
    if (!need) return [];
    const { act: label, words: text, ...rest } = need;
    const act = { label, href: `/admin/integrations?site=${site.id}` };
    return [{ id: `site-${site.id}`, icon: 'plug' as const, who: new URL(site.baseUrl).host, text, act, ...rest }];
  });
}

function linkNeeds(figures: Figures): Need[] {
  return figures.jira.rows.filter(needsPerson).map((link) => ({
    id: `link-${link.id}`,
    icon: 'jira',
    tone: 'negative',
    who: link.key ?? link.text,
    text: link.state === 'unlinked' ? `was taken off. ${link.reason}` : `is not linked. ${link.reason ?? 'JIRA refused it'}`,
    act: { label: 'Retry', retry: { id: link.id, state: link.state } },
  }));
}

function since(iso: string, now: number): number {
  return (now - Date.parse(iso)) / 1000;
}

function clock(seconds: number): string {
  return runningTime(seconds * 1000);
}

import type { Dashboard, DashboardAgent } from '@desk/protocol/dashboard';
import { countText, durationText, plural, shareText } from '../../charts/figure-text.ts';
import { ratedTotal, tallyTotal } from '../../charts/stack-column.ts';
import { clockTime, runningTime } from '../../clock/time-words.ts';
import { closedLink } from '../../data/closed-link.ts';
import { liveLink } from '../../data/live-link.ts';
import { liveElsewhere, placesWords } from '../../data/places-words.ts';
import { openedLink } from '../opened-link.ts';
import { baseText, type FigurePart, type ReportFigure } from '../report-figure.ts';

/** The chosen departments as links carry them: ids with commas between, undefined for all. */
export function chosenOf({ chosen }: Dashboard): string | undefined {
  return chosen.join(',') || undefined;
}

/** What waits, runs and is done today. Every chat counts once, and so does every person. */
export function activityFigures(now: Dashboard): ReportFigure[] {
  const department = chosenOf(now);
  const wait = now.longestWaitSince ? runningTime(Date.parse(now.at) - Date.parse(now.longestWaitSince)) : undefined;
  return [
    {
      label: 'Waiting in queue',
      value: countText(now.waiting),
      note: wait ? `longest ${wait}` : 'nobody waits',
      href: liveLink({ department, state: 'waiting' }),
    },
    {
      label: 'Live chats',
      value: countText(now.live),
      note: `of ${placesWords(now.capacity, now.available, liveElsewhere(now.agents, now.live))}`,
      href: liveLink({ department, state: 'live' }),
    },
    {
      label: 'Pending',
      value: countText(now.pending),
      note: 'wait for their customer',
      href: liveLink({ department, state: 'pending' }),
    },
    availableFigure(now),
    closedFigure(now),
    replyFigure(now),
  ];
}

export function agentFigures(now: Dashboard): ReportFigure[] {
  const rated = ratedTotal(now.closed);
  const perAgent = now.available > 0 ? (now.live / now.available).toFixed(1) : '–';
  return [
    availableFigure(now),
    {
      label: 'Live chats an agent',
      value: perAgent,
      note: `${countText(now.live)} live, ${countText(now.available)} available`,
      href: liveLink({ department: chosenOf(now), state: 'live' }),
    },
    {
      label: 'Chat duration, mean',
      value: durationText(now.averageSeconds),
      note: now.averageSeconds === null ? 'no chat today' : now.averageOf ? 'of' : '',
      parts: averageParts(now),
    },
    closedFigure(now),
    {
      label: 'Negative endings',
      value: shareText(now.closed.negative, rated),
      note: `${baseText(rated, 'rated')} today`,
      href: todayLink(now, { sentiment: 'negative' }),
    },
    replyFigure(now),
  ];
}

export function customerFigures(now: Dashboard): ReportFigure[] {
  const sum = (of: (channel: Dashboard['channels'][number]) => number) => now.channels.reduce((total, channel) => total + of(channel), 0);
  const [attended, unattended] = [sum(({ attended }) => attended), sum(({ unattended }) => unattended)];
  const [rated, closed] = [sum(({ closed }) => ratedTotal(closed)), sum(({ closed }) => tallyTotal(closed))];
  const came = attended + unattended;
  return [
    {
      label: 'Live chats',
      value: countText(now.live),
      note: '',
      parts: [{ text: `${countText(now.waiting)} more wait`, href: liveLink({ department: chosenOf(now), state: 'waiting' }) }],
      href: liveLink({ department: chosenOf(now), state: 'live' }),
    },
    { label: 'Came in', value: countText(came), note: 'chats of the last 24 hours', href: cameLink(now) },
    {
      label: 'Attended',
      value: shareText(attended, came),
      note: `${countText(attended)} of ${countText(came)} that came in`,
      href: cameLink(now, { attended: 'yes' }),
    },
    {
      label: 'Unattended',
      value: countText(unattended),
      note: `${baseText(came, 'that came in')}, not answered so far`,
      href: cameLink(now, { attended: 'no' }),
    },
    {
      label: 'Positive endings',
      value: shareText(
        sum((channel) => channel.closed.positive),
        rated,
      ),
      note: baseText(rated, 'rated in 24 hours'),
      href: dayLink(now, { sentiment: 'positive' }),
    },
    {
      label: 'Not set',
      value: shareText(
        sum((channel) => channel.closed.notSet),
        closed,
      ),
      note: baseText(closed, 'closed in 24 hours'),
      href: dayLink(now, { sentiment: 'not-set' }),
    },
  ];
}

/** Beyond the longest day: the list goes on with it. */
function endOfDay(from: Date): Date {
  return new Date(from.getTime() + 25 * 3_600_000);
}

type Filters = Omit<Parameters<typeof closedLink>[0], 'from' | 'to'>;

/** What was closed today, up to the end of the day, so that the list goes on with it. */
export function todayLink(now: Dashboard, filters: Filters = {}): string {
  const from = new Date(now.today);
  return closedLink({ from, to: endOfDay(from), department: chosenOf(now), ...filters });
}

/** What was closed in the 24 hours before the figures were made. */
export function dayLink(now: Dashboard, filters: Filters = {}): string {
  return closedLink({ from: new Date(now.day), to: new Date(now.at), department: chosenOf(now), ...filters });
}

/** The chats that came in within those 24 hours. */
export function cameLink(now: Dashboard, filters: { channel?: string; attended?: 'yes' | 'no' } = {}): string {
  return openedLink({ from: new Date(now.day), to: new Date(now.at), department: chosenOf(now), ...filters });
}

/** The chats that were answered first today, up to the end of the day. `department`: of one line alone. */
export function repliedLink(now: Dashboard, filters: { repliedWithin?: string; department?: string | undefined } = {}): string {
  const from = new Date(now.today);
  return openedLink({ by: 'answered', from, to: endOfDay(from), department: chosenOf(now), ...filters });
}

function availableFigure(now: Dashboard): ReportFigure {
  return {
    label: 'Agents available',
    value: countText(now.available),
    note: `of ${plural(now.agents.length, 'agent')}, ${countText(now.connected)} connected`,
    href: '/dashboard/agents',
  };
}

function closedFigure(now: Dashboard): ReportFigure {
  return {
    label: 'Closed today',
    value: countText(tallyTotal(now.closed)),
    note: `since ${clockTime(new Date(now.today))}`,
    href: todayLink(now),
  };
}

/** Of the chats that got their first answer today, which are others than those that were closed today: some still run. */
function replyFigure(now: Dashboard): ReportFigure {
  const { measured, median, inTarget } = now.firstReply;
  const within = `${shareText(inTarget, measured)} within ${durationText(now.replySeconds)}`;
  return {
    label: 'First reply, median',
    value: durationText(median),
    note: measured > 0 ? `of ${countText(measured)} first answered today,` : 'nothing answered yet today',
    ...(measured > 0
      ? { href: repliedLink(now), parts: [{ text: within, href: repliedLink(now, { repliedWithin: String(now.replySeconds) }) }] }
      : {}),
  };
}

/** The two lists behind a mean duration, that of everybody or of one agent; none where an older server does not say of how many chats it is. */
export function averageParts(now: Dashboard, agent?: DashboardAgent): FigurePart[] {
  const of = (agent ?? now).averageOf;
  if (!of) return [];
  const narrowed = { department: chosenOf(now), ...(agent ? { agent: agent.id } : {}) };
  const parts = [
    { count: of.held, text: `${countText(of.held)} held now`, href: liveLink({ ...narrowed, state: 'held' }) },
    { count: of.closed, text: `${countText(of.closed)} closed today`, href: todayLink(now, { agent: agent?.id ?? 'any' }) },
  ];
  return parts.filter(({ count }) => count > 0);
}

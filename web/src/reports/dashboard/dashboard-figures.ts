import type { Dashboard } from '@desk/protocol/dashboard';
import { countText, durationText, plural, shareText } from '../../charts/figure-text.ts';
import { ratedTotal, tallyTotal } from '../../charts/stack-column.ts';
import { clockTime, runningTime } from '../../clock/time-words.ts';
import { closedLink } from '../../data/closed-link.ts';
import { openedLink } from '../opened-link.ts';
import { baseText, type ReportFigure } from '../report-figure.ts';

/** The chosen departments as links carry them: ids with commas between, undefined for all. */
export function chosenOf({ chosen }: Dashboard): string | undefined {
  return chosen.join(',') || undefined;
}

/** The live list of a part of what the dashboard shows. */
export function liveLink(filters: Record<string, string | undefined>): string {
  const query = new URLSearchParams(Object.entries(filters).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return `/supervise/live${query.size > 0 ? `?${query}` : ''}`;
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
      href: liveLink({ department }),
    },
    {
      label: 'Live chats',
      value: countText(now.live),
      note: `of ${plural(now.capacity, 'place')} of those available`,
      href: liveLink({ department }),
    },
    { label: 'Pending', value: countText(now.pending), note: 'wait for their customer', href: liveLink({ department }) },
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
      href: liveLink({ department: chosenOf(now) }),
    },
    { label: 'Chat duration, mean', value: durationText(now.averageSeconds), note: 'assignment to close or now, today' },
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
      note: `${countText(now.waiting)} more wait`,
      href: liveLink({ department: chosenOf(now) }),
    },
    { label: 'Came in', value: countText(came), note: 'chats of the last 24 hours', href: cameLink(now) },
    {
      label: 'Attended',
      value: shareText(attended, came),
      note: `${countText(attended)} answered at least once`,
      href: cameLink(now, { attended: 'yes' }),
    },
    { label: 'Unattended', value: countText(unattended), note: 'not answered so far', href: cameLink(now, { attended: 'no' }) },
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

type Filters = Omit<Parameters<typeof closedLink>[0], 'from' | 'to'>;

/** What was closed today, up to the end of the day, so that the list goes on with it. */
export function todayLink(now: Dashboard, filters: Filters = {}): string {
  const from = new Date(now.today);
  return closedLink({ from, to: new Date(from.getTime() + 25 * 3_600_000), department: chosenOf(now), ...filters });
}

/** What was closed in the 24 hours before the figures were made. */
export function dayLink(now: Dashboard, filters: Filters = {}): string {
  return closedLink({ from: new Date(now.day), to: new Date(now.at), department: chosenOf(now), ...filters });
}

/** The chats that came in within those 24 hours. */
export function cameLink(now: Dashboard, filters: { channel?: string; attended?: 'yes' | 'no' } = {}): string {
  return openedLink({ from: new Date(now.day), to: new Date(now.at), department: chosenOf(now), ...filters });
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

function replyFigure({ firstReply, replySeconds }: Dashboard): ReportFigure {
  return {
    label: 'First reply, median',
    value: durationText(firstReply.median),
    note: `${shareText(firstReply.inTarget, firstReply.measured)} of ${countText(firstReply.measured)} within ${durationText(replySeconds)}`,
  };
}

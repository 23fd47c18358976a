import type { OutgoingMessage } from './outbox.ts';
import type { VisitorMessage } from './visit-state.ts';

/** One line of the conversation as it is drawn. */
export type LogEntry = {
  /** Stays the same when a message on its way becomes an accepted one, so that nothing is drawn anew. */
  key: string;
  side: 'mine' | 'theirs' | 'system';
  name: string;
  text: string;
  at: string;
  state: 'sent' | 'queued' | 'sending' | 'failed';
  reason: string | null;
  /** First and last of a run by the same author within 3 minutes: the last one carries the time. */
  opensRun: boolean;
  closesRun: boolean;
  /** A day begins here, in the visitor's zone. Not set while everything is of today. */
  day: string | null;
};

const RUN_MS = 3 * 60_000;

/** Messages by version, then those on their way in the order of writing. `now` decides what today is. */
export function logEntries(messages: readonly VisitorMessage[], outgoing: readonly OutgoingMessage[], now: Date): LogEntry[] {
  const plain = [...messages.map(accepted), ...outgoing.map(onItsWay)];
  const today = dayOf(now.toISOString());
  const spansDays = plain.some((entry) => dayOf(entry.at) !== today);
  return plain.map((entry, i) => {
    const before = plain[i - 1];
    const after = plain[i + 1];
    return {
      ...entry,
      opensRun: before === undefined || !isSameRun(before, entry),
      closesRun: after === undefined || !isSameRun(entry, after),
      day: spansDays && (before === undefined || dayOf(before.at) !== dayOf(entry.at)) ? dayOf(entry.at) : null,
    };
  });
}

type PlainEntry = Omit<LogEntry, 'opensRun' | 'closesRun' | 'day'>;

function accepted({ id, author, clientId, text, at }: VisitorMessage): PlainEntry {
  const side = author.kind === 'customer' ? 'mine' : author.kind === 'agent' ? 'theirs' : 'system';
  return { key: side === 'mine' ? clientId : id, side, name: author.name, text, at, state: 'sent', reason: null };
}

function onItsWay({ clientId, text, at, state, reason }: OutgoingMessage): PlainEntry {
  return { key: clientId, side: 'mine', name: '', text, at, state, reason };
}

function isSameRun(a: PlainEntry, b: PlainEntry): boolean {
  const isClose = Math.abs(Date.parse(b.at) - Date.parse(a.at)) < RUN_MS && dayOf(a.at) === dayOf(b.at);
  return (
    isClose &&
    a.side === b.side &&
    a.side !== 'system' &&
    a.state === b.state &&
    a.state !== 'failed' &&
    (a.side === 'mine' || a.name === b.name)
  );
}

const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });

function dayOf(at: string): string {
  return day.format(new Date(at));
}

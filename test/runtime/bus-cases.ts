import type { DeskEvent } from '@desk/protocol/events';
import { newId } from '@desk/protocol/ids';
import type { Bus, BusMessage, Unsubscribe } from '@desk/runtime/bus';
import { vi } from 'vitest';

const workspaceId = newId('ws');

/** An event that is told apart by its number. */
export function eventOf(seq: number): DeskEvent {
  const at = '2026-01-01T00:00:00.000Z';
  return { seq, workspaceId, type: 'jira.changed', actor: { kind: 'system', name: 'desk' }, chatId: null, chat: null, data: {}, at };
}

/** The numbers of `from` to `to`, both included. */
export function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

export const eventsOf = (from: number, to: number) => numbers(from, to).map(eventOf);

export const seqsOf = (messages: BusMessage[] | null) => messages?.map((message) => message.event.seq) ?? null;

export type Ear = {
  messages: BusMessage[];
  /** How many messages had been heard at each gap. */
  gaps: number[];
  seqs(): number[];
  /** Resolves when an event of that number was heard. */
  hears(seq: number): Promise<void>;
  stop: Unsubscribe;
};

/** Listens and remembers. */
export async function listen(bus: Bus): Promise<Ear> {
  const messages: BusMessage[] = [];
  const gaps: number[] = [];
  const stop = await bus.subscribe({ onMessages: (more) => void messages.push(...more), onGap: () => void gaps.push(messages.length) });
  const seqs = () => messages.map((message) => message.event.seq);
  return { messages, gaps, seqs, stop, hears: (seq) => until(() => seqs().includes(seq)) };
}

/** Resolves when `condition` holds; rejects after 12 s. */
export async function until(condition: () => boolean): Promise<void> {
  await vi.waitUntil(condition, { timeout: 12_000, interval: 5 });
}

/** Publishes as the relay does: again and again until the bus has the events. */
export async function publishAnyhow(bus: Bus, events: DeskEvent[]): Promise<void> {
  await vi.waitFor(() => bus.publish(events), { timeout: 12_000, interval: 20 });
}

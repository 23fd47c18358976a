import type { DeskEvent } from '@desk/protocol/events';
import { z } from 'zod';

/** An event with its place on the bus. A cursor is opaque: only the bus that gave it can compare it or go on from it. */
export type BusMessage = { cursor: string; event: DeskEvent };

export type BusListener = {
  /** Messages in the order of their cursors, never empty. */
  onMessages(messages: BusMessage[]): void;
  /** Messages may have been missed for good (a trimmed or flushed stream): whoever keeps state from messages must load it anew. */
  onGap(): void;
};

/** Ends a subscription. */
export type Unsubscribe = () => Promise<void>;

/** Short-lived news between nodes: at most once, no history. */
export const Signal = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('typing'),
    workspaceId: z.string(),
    chatId: z.string(),
    customerId: z.string(),
    agentId: z.string().nullable(),
    who: z.object({ kind: z.enum(['customer', 'agent']), name: z.string() }),
  }),
  z.object({ type: z.literal('presence'), workspaceId: z.string() }),
]);
export type Signal = z.infer<typeof Signal>;

/**
 * Carries events from the relay to every server node, and small signals between nodes. Each node, the publishing one included, hears
 * everything. An event that was published twice is heard twice: `chat.version` makes that harmless.
 */
export type Bus = {
  /** Publishes in order; resolves when the bus has them all. Rejects when it may not have them: publish them again. */
  publish(events: DeskEvent[]): Promise<void>;
  /** From now on each message once, in order. Resolves when nothing that is published afterwards can be missed. */
  subscribe(listener: BusListener): Promise<Unsubscribe>;
  /** The newest cursor; a valid place to go on from even when nothing was published yet. */
  head(): Promise<string>;
  /** Exactly the messages after `cursor`, or null when that cannot be said: foreign or malformed cursor, trimmed, or more than `limit`. */
  since(cursor: string, limit: number): Promise<BusMessage[] | null>;
  /** Negative when `a` comes before `b`, 0 when they are the same place. */
  compare(a: string, b: string): number;
  /** Doorbell for the relay: fire and forget, may be lost. */
  nudge(): void;
  onNudge(listener: () => void): Promise<Unsubscribe>;
  signal(signal: Signal): void;
  onSignal(listener: (signal: Signal) => void): Promise<Unsubscribe>;
  /** True when the backing store answers. Never rejects. */
  healthy(): Promise<boolean>;
  close(): Promise<void>;
};

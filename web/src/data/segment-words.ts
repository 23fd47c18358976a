import type { Segment } from '@desk/protocol/closure';

/** Where the time of a chat goes, as people call it; `spent` goes on from "time spent". */
export const segmentWords: Record<Segment, { name: string; meaning: string; spent: string }> = {
  queue: { name: 'Queue', meaning: 'nobody has the chat', spent: 'in the queue' },
  agent: { name: 'Agent', meaning: 'waits for the agent', spent: 'waiting for the agent' },
  customer: { name: 'Customer', meaning: 'waits for the customer', spent: 'waiting for the customer' },
  pending: { name: 'Pending', meaning: 'marked so', spent: 'pending' },
};

/** The same of an address or a kept filter, which may hold anything: an unknown segment stands for itself. */
export function spentWords(segment: string): string {
  return Object.hasOwn(segmentWords, segment) ? segmentWords[segment as Segment].spent : segment;
}

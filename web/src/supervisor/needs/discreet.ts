import type { Figures } from '@desk/protocol/report';
import { unnamed } from '../stream/closure-words.ts';

/** A wall in the open names no customers. */
export function discreet(figures: Figures): Figures {
  const asked = figures.asked?.map((chat) => ({ ...chat, customer: unnamed(chat.customer), reason: null }));
  const offers = figures.offers?.map((chat) => ({ ...chat, customer: unnamed(chat.customer) }));
  return {
    ...figures,
    ...(asked ? { asked } : {}),
    ...(offers ? { offers } : {}),
    movable: [],
    queues: figures.queues.map((queue) => ({ ...queue, next: null })),
    jira: { ...figures.jira, done: [] },
  };
}

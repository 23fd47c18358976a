import type { Chat } from '@desk/protocol/chat';
import type { Me } from '@desk/protocol/people';
import type { Catalogue } from '../../data/catalogue.ts';
import { type CloseLimits, closeLimits } from '../close-limits.ts';

/**
 * One form for several chats: tags that every one of them may get, and what any of them must have. Sentiment is not on it, on purpose: one
 * feeling would be put on customers who never showed it. [K12]
 */
export function bulkLimits(chats: readonly Chat[], me: Me, catalogue: Catalogue): CloseLimits {
  const each = chats.map((chat) => closeLimits(chat, me, catalogue));
  const [first] = each;
  const offered = first?.offered.filter((tag) => each.every((limits) => limits.offered.includes(tag))) ?? [];
  const hasNote = each.some((limits) => limits.has.note);
  return {
    has: { sentiment: false, tag: offered.length > 0, note: hasNote },
    required: {
      sentiment: false,
      tag: offered.length > 0 && each.some((limits) => limits.required.tag),
      note: each.some((limits) => limits.required.note),
    },
    maxTags: first?.maxTags ?? 1,
    tags: catalogue.tags,
    offered,
    stored: [],
    noteReason: each.find((limits) => limits.required.note)?.noteReason ?? '',
  };
}

/** Chats that one form cannot close, as they need what it does not have: a sentiment, or a tag where they share none. */
export function closeOneByOne(chats: readonly Chat[], me: Me, catalogue: Catalogue): Chat[] {
  const { has } = bulkLimits(chats, me, catalogue);
  return chats.filter((chat) => {
    const { required } = closeLimits(chat, me, catalogue);
    return required.sentiment || (required.tag && !has.tag);
  });
}

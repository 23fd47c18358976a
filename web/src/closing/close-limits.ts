import type { Chat } from '@desk/protocol/chat';
import type { Closure } from '@desk/protocol/closure';
import type { Me } from '@desk/protocol/people';
import type { Tag } from '@desk/protocol/tag';
import type { Catalogue, Required } from '../data/catalogue.ts';

/** Which fields a form has, what must be in them, and what may be. */
export interface CloseLimits {
  readonly has: { readonly sentiment: boolean; readonly tag: boolean; readonly note: boolean };
  readonly required: Required;
  readonly maxTags: number;
  /** Every tag, to name one that went away. */
  readonly tags: readonly Tag[];
  /** Those that this chat may get. */
  readonly offered: readonly Tag[];
  /** Tags that are on record already: nobody is asked to mend them. */
  readonly stored: readonly string[];
  /** Why a note is wanted: `Billing asks for one`. */
  readonly noteReason: string;
}

const nothingRequired: Required = { sentiment: false, tag: false, note: false };

/** The form that closes a chat. A note is not asked for where notes are off, nor a tag where none is on offer. [K14] */
export function closeLimits(chat: Chat, me: Me, catalogue: Catalogue): CloseLimits {
  const { maxTags, notesOnClose } = catalogue.preferences ?? me.preferences;
  const offered = catalogue.tagsFor(chat.department?.id);
  const wanted = catalogue.requiredFor(chat.department?.id);
  const has = { sentiment: true, tag: offered.length > 0, note: notesOnClose };
  return {
    has,
    required: { sentiment: wanted.sentiment, tag: wanted.tag && has.tag, note: wanted.note && has.note },
    maxTags,
    tags: catalogue.tags,
    offered,
    stored: [],
    noteReason: chat.department ? `${chat.department.name} asks for one` : 'it is asked for',
  };
}

/**
 * The form that adds to a closed chat. Notes and references are everybody's to add; sentiment and tag where they are empty, for who owned or
 * closed the chat; supervisors change them too, unless `onlyEmpty`. Nothing is required. [K10]
 */
export function detailsLimits(chat: Chat, closure: Closure, me: Me, catalogue: Catalogue, onlyEmpty = false): CloseLimits {
  const limits = closeLimits(chat, me, catalogue);
  const steers = me.role !== 'agent';
  const fills = steers || chat.agent?.id === me.id || closure.closedBy.id === me.id;
  const may = (isEmpty: boolean) => fills && (isEmpty || (steers && !onlyEmpty));
  return {
    ...limits,
    has: {
      sentiment: may(closure.sentiment === null),
      tag: limits.has.tag && may(closure.tags.length === 0),
      note: limits.has.note,
    },
    required: nothingRequired,
    stored: closure.tags.map((tag) => tag.id),
  };
}

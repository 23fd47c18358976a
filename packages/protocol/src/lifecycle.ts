import type { ErrorCode } from './errors.ts';
import type { Role } from './people.ts';

/**
 * Who may do what to a chat in which state: pure, without a database, the same in the browser (to show a control) and in the desk (to
 * refuse). Free of dependencies. Rules: state machine C1-C30 and "who may do what".
 */
export type Action =
  | 'post-message'
  | 'add-courtesy'
  | 'follow-up'
  | 'assign'
  | 'read'
  | 'set-pending'
  | 'resume'
  | 'accept-ticket'
  | 'release-ticket'
  | 'offer-transfer'
  | 'accept-transfer'
  | 'decline-transfer'
  | 'cancel-transfer'
  | 'acknowledge-transfer'
  | 'expire-transfer'
  | 'ask-supervisor'
  | 'unask-supervisor'
  | 'see-to-asked'
  | 'expire'
  | 'close'
  | 'undo-close'
  | 'amend'
  | 'track-reference'
  | 'ask-survey'
  | 'answer-survey';

/** As much of a chat as the rules look at. */
export type ChatFacts = {
  status: 'queued' | 'live' | 'pending' | 'closed' | 'ticketed';
  agentId: string | null;
  agentName: string | null;
  departmentId: string | null;
  customerId: string;
  closedById: string | null;
  undoUntil: Date | null;
  /** To whom the chat is on offer now. */
  offeredTo: { kind: 'agent' | 'department'; id: string; name: string } | null;
  /** Who of the department to which it is on offer does not want it. */
  declinedBy: readonly string[];
};

/** Who asks. A member without departments belongs to all of them. */
export type Asker =
  | { kind: 'agent'; id: string; role: Role; departmentIds: readonly string[] }
  | { kind: 'customer'; id: string }
  | { kind: 'system' };

/** Why not, as a code and a sentence; null means: go ahead. */
export type Refusal = { code: ErrorCode; message: string } | null;

/** True while the chat has not ended; a ticket has not. */
export function isOpen(status: ChatFacts['status']): boolean {
  return status !== 'closed';
}

/** Decides whether `asker` may do `action` to the chat at the time `now`. */
export function refusal(action: Action, chat: ChatFacts, asker: Asker, now: Date): Refusal {
  return stateRefusal(action, chat, now) ?? rightsRefusal(action, chat, asker);
}

function stateRefusal(action: Action, chat: ChatFacts, now: Date): Refusal {
  switch (action) {
    case 'post-message': // [C8] [C11] [C14]; a queued chat takes the customer's words only, a ticket its owner's
    case 'read':
    case 'assign': // [C2] [C5] [C22] [T7]
    case 'close': // [C7] [C25] [C26] [T5] [T6] [T8]
      return chat.status === 'closed' ? closed() : null;
    case 'set-pending': // [C10]
      if (chat.status !== 'live') return { code: 'not-open', message: 'Only a live chat can be set to pending.' };
      return chat.offeredTo === null ? null : onOffer(chat.offeredTo.name);
    case 'offer-transfer': // [C15]
      if (chat.status === 'closed') return closed();
      if (chat.status !== 'live' && chat.status !== 'pending')
        return { code: 'not-open', message: 'Only a live or a pending chat can be transferred.' };
      return chat.offeredTo === null ? null : onOffer(chat.offeredTo.name);
    case 'accept-transfer': // [C16]
    case 'decline-transfer': // [C17]
    case 'expire-transfer': // [C18]
    case 'cancel-transfer': // [C19]
      return chat.offeredTo === null ? { code: 'offer-over', message: 'This chat is not on offer any more.' } : null;
    case 'acknowledge-transfer': // [C17] [C18]
      return chat.status === 'closed' ? closed() : null;
    case 'resume': // [C12]
      return chat.status === 'pending' ? null : { code: 'not-open', message: 'This chat is not pending.' };
    case 'expire': // [C13] [C23] [C24]
      if (chat.status === 'closed') return closed();
      return chat.status === 'live' || chat.status === 'pending' ? null : { code: 'not-open', message: 'No clock runs on this chat.' };
    case 'accept-ticket': // [T3]
    case 'release-ticket': // [T9]
      return chat.status === 'ticketed' ? null : { code: 'not-open', message: 'This is not an open ticket.' };
    case 'ask-supervisor': // [V6]; a queued chat has nobody who could say so
    case 'unask-supervisor':
    case 'see-to-asked':
      return chat.status === 'closed' ? closed() : null;
    case 'undo-close': // workspace window, 0-60 s
      if (chat.status !== 'closed') return { code: 'not-open', message: 'This chat is not closed.' };
      return isUndoable(chat, now) ? null : { code: 'undo-over', message: 'Too late to undo. You can still write to the customer.' };
    case 'add-courtesy': // [K11]
      return chat.status === 'closed' || chat.status === 'ticketed' ? null : { code: 'not-open', message: 'This chat is not closed.' };
    case 'follow-up': // [C29]
      if (chat.status === 'closed' && isUndoable(chat, now))
        return { code: 'not-open', message: 'This close can still be undone. Undo it to go on writing.' };
      return chat.status === 'closed' ? null : { code: 'not-open', message: 'This chat is not closed.' };
    case 'amend':
    case 'track-reference':
    case 'ask-survey': // [Q2]
    case 'answer-survey': // [Q5]
      return chat.status === 'closed' ? null : { code: 'not-open', message: 'This chat is not closed.' };
    default:
      return action satisfies never;
  }
}

function rightsRefusal(action: Action, chat: ChatFacts, asker: Asker): Refusal {
  if (asker.kind === 'system') return null;
  if (asker.kind === 'customer') {
    if (action === 'post-message' && chat.status === 'ticketed') return { code: 'not-open', message: 'This chat has become a ticket.' };
    const may: readonly Action[] = ['post-message', 'add-courtesy', 'close', 'answer-survey'];
    return may.includes(action) && asker.id === chat.customerId ? null : { code: 'not-allowed', message: 'That is not yours to do.' };
  }
  const owns = chat.agentId === asker.id;
  const steers = asker.role === 'admin' || (asker.role === 'supervisor' && mayServe(asker.departmentIds, chat.departmentId));
  switch (action) {
    case 'add-courtesy':
    case 'answer-survey':
      return { code: 'not-allowed', message: 'That is the customer’s to do.' };
    case 'expire':
    case 'expire-transfer':
    case 'ask-survey':
      return { code: 'not-allowed', message: 'That is the desk’s to do.' };
    case 'accept-ticket': // whoever serves the department; of several, the first
      if (asker.role !== 'admin' && !mayServe(asker.departmentIds, chat.departmentId))
        return { code: 'not-allowed', message: 'This ticket belongs to a department that you do not serve.' };
      return owns || chat.agentId === null ? null : { code: 'conflict', message: `${chat.agentName} has accepted this ticket.` };
    case 'post-message':
    case 'read':
    case 'set-pending':
    case 'ask-supervisor': // what the customer wants is said by whom they say it to [V6]
    case 'unask-supervisor':
    case 'offer-transfer': // a supervisor assigns at once instead [C22]
    case 'cancel-transfer':
    case 'acknowledge-transfer':
      return owns ? null : notYours(chat);
    case 'accept-transfer': // whom it is offered to; of a department, the first
      if (!owns && chat.declinedBy.includes(asker.id)) return { code: 'not-yours', message: 'You declined this chat.' };
      return rightsRefusal('decline-transfer', chat, asker);
    case 'decline-transfer': // again, too: it stays declined
      return !owns && isOfferedTo(asker, chat) ? null : { code: 'not-yours', message: `This chat is offered to ${chat.offeredTo?.name}.` };
    case 'close': // the owner from live, pending or their ticket; a supervisor of the department and an admin from any [C25] [T5] [T8]
      if (owns && chat.status !== 'queued') return null;
      return steers ? null : notYours(chat);
    case 'resume':
    case 'release-ticket':
      return owns || steers ? null : notYours(chat);
    case 'follow-up': // everybody: their customer may have been served by another department since [C29]
    case 'amend': // everybody may add; what an agent may set is decided with the closure before them [C28]
      return null;
    case 'track-reference':
      return owns || steers || chat.closedById === asker.id ? null : notYours(chat);
    case 'assign':
      return steers ? null : { code: 'not-allowed', message: 'Only a supervisor can assign a chat.' };
    case 'see-to-asked':
      return steers ? null : { code: 'not-allowed', message: 'Only a supervisor can see to this.' };
    case 'undo-close':
      return steers || chat.closedById === asker.id
        ? null
        : { code: 'not-allowed', message: 'Only who closed this chat or a supervisor can undo it.' };
    default:
      return action satisfies never;
  }
}

function mayServe(departmentIds: readonly string[], departmentId: string | null): boolean {
  return departmentIds.length === 0 || departmentId === null || departmentIds.includes(departmentId);
}

function isOfferedTo(asker: Extract<Asker, { kind: 'agent' }>, { offeredTo }: ChatFacts): boolean {
  return offeredTo?.kind === 'department' ? mayServe(asker.departmentIds, offeredTo.id) : offeredTo?.id === asker.id;
}

function onOffer(to: string): Refusal {
  return { code: 'already-offered', message: `This chat is on offer to ${to}.` };
}

function isUndoable(chat: ChatFacts, now: Date): boolean {
  return chat.undoUntil !== null && chat.undoUntil > now;
}

function closed(): Refusal {
  return { code: 'already-closed', message: 'This chat is already closed.' };
}

function notYours(chat: ChatFacts): Refusal {
  return { code: 'not-yours', message: chat.agentName === null ? 'Nobody owns this chat yet.' : `${chat.agentName} owns this chat.` };
}

import type { Chat } from '@desk/protocol/chat';
import { type Action, refusal } from '@desk/protocol/lifecycle';
import type { Me } from '@desk/protocol/people';
import { askerOf, factsOf } from '../data/chat-facts.ts';
import { isOfferedTo } from '../transfer/offers-of.ts';

export interface ChatRights {
  isMine: boolean;
  mayClose: boolean;
  maySetPending: boolean;
  mayResume: boolean;
  mayAccept: boolean;
  mayRelease: boolean;
  /** They own the chat, it is open and on offer to nobody. */
  mayTransfer: boolean;
  /** They are offered the chat and may take it, or not. */
  mayAcceptTransfer: boolean;
  /** They own the chat: that its customer asks for a supervisor is theirs to say, and to take back. */
  mayAskSupervisor: boolean;
  /** The chat is closed, and something can be added to what was said about it. */
  mayAmend: boolean;
  /** A JIRA link of the closed chat can be taken off, put back or tried again. */
  mayTrack: boolean;
  /** The chat is closed for good, and its customer can be written to once more. */
  mayFollowUp: boolean;
  /** Why closing is refused, for whoever asks by key. */
  closeRefusal: string;
  /** Why the owner of a live chat cannot set it to pending; empty: they can, or it is not theirs to do. [C10] */
  pendingRefusal: string;
  /** Why the chat cannot be offered to anybody. */
  transferRefusal: string;
}

/** What this person may do with this chat, by the same rules as the desk refuses by. */
export function chatRights(chat: Chat, me: Me, now: Date): ChatRights {
  const [facts, asker] = [factsOf(chat), askerOf(me)];
  const why = (action: Action) => refusal(action, facts, asker, now);
  const [close, transfer] = [why('close'), why('offer-transfer')];
  const isMine = chat.agent?.id === me.id;
  const mustCancelFirst = isMine && chat.status === 'live' && chat.transfer;
  return {
    isMine,
    mayClose: close === null,
    maySetPending: why('set-pending') === null,
    mayResume: why('resume') === null,
    mayAccept: chat.agent === null && why('accept-ticket') === null,
    mayRelease: isMine && why('release-ticket') === null,
    mayTransfer: transfer === null,
    mayAcceptTransfer: isOfferedTo(me, chat),
    mayAskSupervisor: why('ask-supervisor') === null,
    mayAmend: why('amend') === null,
    mayTrack: why('track-reference') === null,
    mayFollowUp: why('follow-up') === null,
    closeRefusal: close?.message ?? '',
    pendingRefusal: mustCancelFirst ? `On offer to ${chat.transfer?.to.name}. Cancel the transfer first` : '',
    transferRefusal: transfer?.message ?? '',
  };
}

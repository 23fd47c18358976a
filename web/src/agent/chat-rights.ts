import type { Chat } from '@desk/protocol/chat';
import { type Action, refusal } from '@desk/protocol/lifecycle';
import type { Me } from '@desk/protocol/people';

export interface ChatRights {
  mayClose: boolean;
  maySetPending: boolean;
  mayResume: boolean;
  mayAccept: boolean;
  mayRelease: boolean;
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
}

/** What this person may do with this chat, by the same rules as the desk refuses by. */
export function chatRights(chat: Chat, me: Me, now: Date): ChatRights {
  const facts = {
    status: chat.status,
    agentId: chat.agent?.id ?? null,
    agentName: chat.agent?.name ?? null,
    departmentId: chat.department?.id ?? null,
    customerId: chat.customer.id,
    closedById: chat.closure?.closedBy.id ?? null,
    undoUntil: chat.closure ? new Date(chat.closure.undoUntil) : null,
    offeredTo: chat.transfer?.to ?? null,
  };
  const asker = { kind: 'agent', id: me.id, role: me.role, departmentIds: me.departments.map((department) => department.id) } as const;
  const why = (action: Action) => refusal(action, facts, asker, now);
  const close = why('close');
  return {
    mayClose: close === null,
    maySetPending: why('set-pending') === null,
    mayResume: why('resume') === null,
    mayAccept: chat.agent === null && why('accept-ticket') === null,
    mayRelease: chat.agent?.id === me.id && why('release-ticket') === null,
    mayAskSupervisor: why('ask-supervisor') === null,
    mayAmend: why('amend') === null,
    mayTrack: why('track-reference') === null,
    mayFollowUp: why('follow-up') === null,
    closeRefusal: close?.message ?? '',
  };
}

import type { Chat } from '@desk/protocol/chat';
import type { Asker, ChatFacts } from '@desk/protocol/lifecycle';
import type { Me } from '@desk/protocol/people';

/** What the lifecycle rules look at, of a chat as it came. */
export function factsOf(chat: Chat): ChatFacts {
  return {
    status: chat.status,
    agentId: chat.agent?.id ?? null,
    agentName: chat.agent?.name ?? null,
    departmentId: chat.department?.id ?? null,
    customerId: chat.customer.id,
    closedById: chat.closure?.closedBy.id ?? null,
    undoUntil: chat.closure ? new Date(chat.closure.undoUntil) : null,
    offeredTo: chat.transfer?.to ?? null,
    declinedBy: chat.transfer?.declinedBy ?? [],
  };
}

/** This person as the lifecycle rules know them. */
export function askerOf({ id, role, departments }: Me): Asker {
  return { kind: 'agent', id, role, departmentIds: departments.map((department) => department.id) };
}

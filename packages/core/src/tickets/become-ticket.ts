import type { Step } from '../chats/change.ts';
import { type ChatState, toChat } from '../chats/chat-state.ts';

/** A request is not lost with the agent's time: the chat waits, without an owner, for whoever accepts it. [C24] [T1] */
export function becomeTicket(state: ChatState, now: Date): Step<'chat.ticketed'> {
  return {
    next: { status: 'ticketed', agent_id: null, agent_name: null, assigned_at: null, ticketed_at: now },
    type: 'chat.ticketed',
    data: { from: toChat(state).agent, why: 'inactivity' },
  };
}

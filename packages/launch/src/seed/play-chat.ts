import { type Member, system, toActor, type Visitor, type Who } from '@desk/core/access';
import type { Step } from '@desk/core/chats/change';
import { type ChatRow, type ChatState, toChat } from '@desk/core/chats/chat-state';
import { afterMessage, newMessage } from '@desk/core/chats/message-step';
import { closing, type Ending } from '@desk/core/closures/closing';
import { becomeTicket } from '@desk/core/tickets/become-ticket';
import type { StoredTransfer } from '@desk/core/transfers/stored-transfer';
import type { Chat, Message } from '@desk/protocol/chat';
import type { Closure, ClosureReference } from '@desk/protocol/closure';
import type { ChatEventType, EventData } from '@desk/protocol/events';
import { type ChatId, newId } from '@desk/protocol/ids';
import type { Actor, CustomerRef, Department } from '@desk/protocol/people';
import { type Offer, playDecline, playOffer } from './play-offer.ts';

/** A line of the conversation, `after` so many seconds since what happened before. */
export type Line = { by: 'customer' | 'agent'; text: string; after: number };

/** How far a JIRA reference of the ending has come since; without one it stays pending, and the worker attaches it. */
export type LinkState = Pick<ClosureReference, 'state' | 'reason' | 'summary' | 'status' | 'category'>;

export type Script = {
  number: number;
  customer: CustomerRef;
  department: Department;
  /** Nobody: the chat waits in the queue, and only its customer speaks. */
  agent: Member | null;
  openedAt: Date;
  topic?: string;
  waitSeconds: number;
  lines: readonly Line[];
  isPending?: boolean;
  /** Why its customer asks for a supervisor, as the agent said with the last line. */
  asksSupervisor?: string;
  offer?: Offer;
  /** It became a ticket so many seconds after its last line. */
  ticketAfter?: number;
  ending?: Ending & { after: number; links?: readonly (LinkState | undefined)[] };
  previousChatId?: ChatId;
};

/** A row of the journal, ready to insert. */
export type PlayedEvent = { chat_id: ChatId; version: number; type: ChatEventType; actor: Actor; data: unknown; chat: Chat; at: Date };

export type PlayedChat = {
  row: ChatRow;
  messages: Message[];
  events: PlayedEvent[];
  closure: Closure | null;
  handledSeconds: number;
  transfer: StoredTransfer | null;
};

/** How long the worker took to attach a link, in the stories. */
const LINK_SECONDS = 14;
/** What customers of the demo answered is told apart from how their chats went. */
const NOT_ASKED = { asks_survey: false, survey_after_timeout: false };

/**
 * Plays a chat from its first message to where it stands now, with the desk's own steps, so that rows, journal and closure agree as if it
 * had really happened. Nothing is written.
 */
export function playChat(script: Script, workspaceId: Member['workspaceId']): PlayedChat {
  const customer: Visitor = { kind: 'customer', workspaceId, ...script.customer };
  const [first, ...rest] = script.lines;
  let at = script.openedAt;
  let state = firstState(script, workspaceId);
  let closure: Closure | null = null;
  let handledSeconds = 0;
  const messages: Message[] = [];
  const events: PlayedEvent[] = [];

  const later = (seconds: number) => {
    at = new Date(at.getTime() + seconds * 1000);
  };
  const take = <T extends ChatEventType>(who: Who, step: Pick<Step<T>, 'next' | 'type' | 'data'>) => {
    state = { ...state, ...step.next, version: state.version + 1 };
    events.push({
      chat_id: state.id,
      version: state.version,
      type: step.type,
      actor: toActor(who),
      data: step.data,
      chat: toChat(state),
      at,
    });
  };
  const say = (who: Who, text: string, type: 'chat.opened' | 'message.posted') => {
    const id = newId('msg');
    const message = { ...newMessage(who, state.version + 1, text, id, at), id };
    messages.push(message);
    take(who, { next: afterMessage(state, message, at), type, data: { message } });
  };

  say(customer, first?.text ?? '', 'chat.opened');
  if (script.agent) {
    const { agent } = script;
    later(script.waitSeconds);
    const to = { id: agent.id, name: agent.name };
    const next = { status: 'live', agent_id: agent.id, agent_name: agent.name, assigned_at: at } as const;
    take(system(workspaceId, 'routing'), { next, type: 'chat.assigned', data: { to, from: null } satisfies EventData['chat.assigned'] });
  }
  for (const line of rest) {
    later(line.after);
    say(line.by === 'agent' && script.agent ? script.agent : customer, line.text, 'message.posted');
  }
  if (script.asksSupervisor && script.agent) {
    const reason = script.asksSupervisor;
    take(script.agent, {
      next: { supervisor_asked_at: at, supervisor_asked_reason: reason },
      type: 'chat.supervisor-asked',
      data: { reason },
    });
  }
  if (script.isPending && script.agent) take(script.agent, { next: { status: 'pending' }, type: 'chat.set-pending', data: {} });
  if (script.offer && script.agent) {
    const { offer, agent } = script;
    take(agent, playOffer(agent, offer, at));
    if (offer.declined) {
      later(offer.declined.after);
      take(offer.to, playDecline(state.transfer!, offer.to, offer.declined.reason, at));
    }
  }
  if (script.ticketAfter !== undefined) {
    later(script.ticketAfter);
    take(system(workspaceId, 'timers'), becomeTicket(state, at));
  }
  if (script.ending) {
    later(script.ending.after);
    const who = script.ending.closedBy.kind === 'agent' && script.agent ? script.agent : customer;
    const step = closing(state, at, script.ending, NOT_ASKED);
    take(script.ending.closedBy.kind === 'system' ? system(workspaceId, 'timers') : who, step);
    handledSeconds = step.data.row.handledSeconds;
    closure = linkUp(state.closure, script.ending.links ?? []);
  }
  if (closure && closure !== state.closure) {
    later(LINK_SECONDS);
    for (const reference of closure.references.filter(({ summary, reason }) => summary !== null || reason !== null))
      take(system(workspaceId, 'JIRA'), { next: { closure }, type: 'reference.changed', data: { closureId: closure.id, reference } });
  }
  return { row: rowOf(state), messages, events, closure, handledSeconds, transfer: state.transfer };
}

function linkUp(closure: Closure | null, links: readonly (LinkState | undefined)[]): Closure | null {
  if (!closure || !links.some((link) => link)) return closure;
  return { ...closure, references: closure.references.map((reference, i) => ({ ...reference, ...links[i] })) };
}

function rowOf({ customer_name, agent_name, department_name, closure, transfer, ...row }: ChatState): ChatRow {
  return row;
}

function firstState(script: Script, workspaceId: Member['workspaceId']): ChatState {
  return {
    id: newId('chat'),
    workspace_id: workspaceId,
    number: script.number,
    version: 0,
    status: 'queued',
    customer_id: script.customer.id,
    customer_name: script.customer.name,
    agent_id: null,
    agent_name: null,
    department_id: script.department.id,
    department_name: script.department.name,
    channel: 'web',
    topic: script.topic ?? null,
    opened_at: script.openedAt,
    assigned_at: null,
    first_reply_at: null,
    waiting_since: null,
    last_message_at: script.openedAt,
    last_message_author: null,
    last_message_text: null,
    last_customer_version: 0,
    unread: 0,
    opened: false,
    ticketed_at: null,
    supervisor_asked_at: null,
    supervisor_asked_reason: null,
    transfer_id: null,
    previous_chat_id: script.previousChatId ?? null,
    closure_id: null,
    due_at: null,
    closure: null,
    transfer: null,
  };
}

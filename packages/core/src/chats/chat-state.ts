import type { Chat } from '@desk/protocol/chat';
import type { Closure } from '@desk/protocol/closure';
import type { WorkspaceId } from '@desk/protocol/ids';
import type { ChatFacts } from '@desk/protocol/lifecycle';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import { closureJson, withTagsAToZ } from '../closures/closure-json.ts';
import type { Db, Tx } from '../db/connect.ts';
import type { Schema } from '../db/schema.ts';
import { endedTransfer, openTransfer, type StoredTransfer, transferOfChat } from '../transfers/stored-transfer.ts';
import type { Clocks } from './clock.ts';

/** The columns of a chat. */
export type ChatRow = Selectable<Schema['chats']>;

/** A chat with the names and the closure that its view shows. */
export type ChatState = ChatRow & {
  customer_name: string;
  agent_name: string | null;
  department_name: string | null;
  closure: Closure | null;
  transfer: StoredTransfer | null;
};

/** What the verbs look up of the workspace when they decide. */
export type Preferences = Clocks & {
  undo_seconds: number;
  notes_on_close: boolean;
  max_tags: number;
  required_sentiment: boolean;
  required_tag: boolean;
  required_note: boolean;
  /** Whether the chat's department has any tag to choose: a required tag is waived where there is none. */
  offers_tags: boolean;
  asks_survey: boolean;
  survey_after_timeout: boolean;
};

/** The columns of `Preferences`, for the aliases `w` (workspace), `d` (department) and `c`. */
export function preferences(): RawBuilder<unknown> {
  return sql`w.undo_seconds, w.survey_csat or w.survey_nps as asks_survey, w.survey_after_timeout, w.notes_on_close, w.max_tags, w.inactivity_minutes, w.pending_minutes,
    coalesce(d.required_sentiment, w.required_sentiment) as required_sentiment, coalesce(d.required_tag, w.required_tag) as required_tag,
    coalesce(d.required_note, w.required_note) as required_note,
    exists (select 1 from tags t where t.workspace_id = c.workspace_id and t.active
      and (t.department_ids = '{}' or c.department_id is null or c.department_id = any(t.department_ids))) as offers_tags`;
}

/** The select list and joins of a chat's state; add `where` on the alias `c`. Whoever looks the offer up by themselves says so in `transfer`. */
export function selectChats(extra: RawBuilder<unknown> = sql``, transfer: RawBuilder<unknown> = transferOfChat()): RawBuilder<ChatState> {
  return sql<ChatState>`select c.*, cu.name as customer_name, u.name as agent_name, d.name as department_name,
      (select ${closureJson()} from closures cl where cl.id = c.closure_id) as closure, ${transfer} as transfer ${extra}
    from chats c
    join customers cu on cu.id = c.customer_id
    left join users u on u.id = c.agent_id
    left join departments d on d.id = c.department_id`;
}

/** Reads chats by any condition on the alias `c`. */
export async function readChats(db: Db | Tx, workspaceId: WorkspaceId, rest: RawBuilder<unknown>): Promise<ChatState[]> {
  const { rows } = await sql<ChatState>`${selectChats()} where c.workspace_id = ${workspaceId} ${rest}`.execute(db);
  return rows;
}

/** Row to wire. */
export function toChat(state: ChatState): Chat {
  return {
    id: state.id,
    number: Number(state.number),
    version: state.version,
    status: state.status,
    customer: { id: state.customer_id, name: state.customer_name },
    agent: state.agent_id === null ? null : { id: state.agent_id, name: state.agent_name ?? '' },
    department: state.department_id === null ? null : { id: state.department_id, name: state.department_name ?? '' },
    channel: state.channel,
    topic: state.topic,
    openedAt: state.opened_at.toISOString(),
    assignedAt: state.assigned_at?.toISOString() ?? null,
    firstReplyAt: state.first_reply_at?.toISOString() ?? null,
    // The row keeps the wait over a close, so that an undo brings it back.
    waitingSince: state.status === 'closed' ? null : (state.waiting_since?.toISOString() ?? null),
    lastMessageAt: state.last_message_at.toISOString(),
    lastMessage: state.last_message_author === null ? null : { author: state.last_message_author, text: state.last_message_text ?? '' },
    lastCustomerVersion: state.last_customer_version,
    unread: state.unread,
    opened: state.opened,
    previousChatId: state.previous_chat_id,
    ticketedAt: state.ticketed_at?.toISOString() ?? null,
    supervisorAsked: toAsked(state),
    ...toTransfer(state),
    closure: state.closure && withTagsAToZ(state.closure),
  };
}

/** A close ends it, and an undo brings it back: the row keeps it, as it keeps the wait. [V6] */
function toAsked({ status, supervisor_asked_at: at, supervisor_asked_reason: reason }: ChatState): Chat['supervisorAsked'] {
  return status === 'closed' || at === null ? null : { at: at.toISOString(), reason };
}

/** Nothing at all for a chat that nobody has offered: every event carries its chat. [C15] */
function toTransfer({ transfer: stored }: ChatState): Pick<Chat, 'transfer' | 'transferEnded'> {
  const [transfer, transferEnded] = [openTransfer(stored), endedTransfer(stored)];
  return { ...(transfer ? { transfer } : {}), ...(transferEnded ? { transferEnded } : {}) };
}

/** What the lifecycle rules look at. */
export function toFacts(state: ChatState): ChatFacts {
  const transfer = openTransfer(state.transfer);
  return {
    status: state.status,
    agentId: state.agent_id,
    agentName: state.agent_name,
    departmentId: state.department_id,
    customerId: state.customer_id,
    closedById: state.closure?.closedBy.id ?? null,
    undoUntil: state.closure === null ? null : new Date(state.closure.undoUntil),
    offeredTo: transfer?.to ?? null,
    declinedBy: transfer?.declinedBy ?? [],
  };
}

import type { ChatId, WorkspaceId } from '@desk/protocol/ids';
import { type RawBuilder, sql } from 'kysely';
import type { Desk } from '../desk.ts';

/** A statement about the rows of a workspace that must give none; each row that it gives is a fault of that chat (null: of all). */
type Invariant = { says: string; broken: (workspaceId: WorkspaceId) => RawBuilder<{ chat_id: ChatId | null }> };

export type Broken = { chatId: ChatId | null; says: string };

/** What holds for every chat, whatever raced. The rows are looked at once the worker has nothing left to do. */
const INVARIANTS: readonly Invariant[] = [
  {
    says: 'at most one standing closure, and it is the chat’s own if the chat is closed, none if it is open',
    broken: (ws) => sql`select c.id as chat_id from chats c left join closures cl on cl.chat_id = c.id and cl.undone_at is null
      where c.workspace_id = ${ws} group by c.id
      having count(cl.id) <> (c.status = 'closed')::int or max(cl.id) is distinct from c.closure_id`,
  },
  {
    says: 'versions run from 1 without a gap, one event each',
    broken: (
      ws,
    ) => sql`select c.id as chat_id from chats c left join events e on e.chat_id = c.id where c.workspace_id = ${ws} group by c.id
      having array_agg(e.version order by e.version) <> (select array_agg(n) from generate_series(1, c.version) n)`,
  },
  {
    says: 'the last event carries the chat as its row is',
    broken: (
      ws,
    ) => sql`select c.id as chat_id from chats c join events e on e.chat_id = c.id and e.version = c.version where c.workspace_id = ${ws}
      and (e.chat->>'status', (e.chat->>'version')::int, (e.chat->>'unread')::int, e.chat->'agent'->>'id', e.chat->'closure'->>'id', coalesce(e.chat->'transfer'->>'id', e.chat->'transferEnded'->>'id'),
           (e.chat->>'lastCustomerVersion')::int, e.chat->'lastMessage'->>'text')
        is distinct from (c.status, c.version, c.unread, c.agent_id, c.closure_id, c.transfer_id, c.last_customer_version, c.last_message_text)`,
  },
  {
    says: 'an open chat points to its offer that stands, or to one that its owner has to take note of, and no other chat has one',
    broken: (ws) => sql`select c.id as chat_id from chats c left join transfers t on t.id = c.transfer_id and t.chat_id = c.id
      where c.workspace_id = ${ws} and (
        exists (select from transfers o where o.chat_id = c.id and o.outcome is null and o.id is distinct from c.transfer_id)
        or (c.transfer_id is not null and (c.status not in ('live', 'pending') or t.id is null or t.from_id <> c.agent_id
          or t.outcome in ('accepted', 'cancelled', 'withdrawn'))))`,
  },
  {
    says: 'each offer, and each end of one, is one event of its chat',
    broken: (ws) => sql`select t.chat_id from transfers t where t.workspace_id = ${ws}
      and 1 <> (select count(*) from events e where e.chat_id = t.chat_id and e.type = 'chat.transfer-offered' and e.data->'transfer'->>'id' = t.id)
      union all select t.chat_id from transfers t where t.workspace_id = ${ws} and (t.outcome is not null)::int <> (
        select count(*) from events e where e.chat_id = t.chat_id and (e.data->'withdrawn'->>'id' = t.id and t.outcome = 'withdrawn'
          or e.type = 'chat.transfer-' || t.outcome and e.data->'transfer'->>'id' = t.id))`,
  },
  {
    says: 'each close and undo in the journal is one in the rows',
    broken: (ws) => sql`select c.id as chat_id from chats c where c.workspace_id = ${ws} and (
      (select count(*) from events where chat_id = c.id and type = 'chat.closed') <> (select count(*) from closures where chat_id = c.id)
      or (select count(*) from events where chat_id = c.id and type = 'chat.close-undone')
        <> (select count(*) from closures where chat_id = c.id and undone_at is not null))`,
  },
  {
    says: 'a closed chat has nothing left of being open: no unread words, no clock',
    broken: (ws) =>
      sql`select id as chat_id from chats where workspace_id = ${ws} and status = 'closed' and (unread > 0 or due_at is not null)`,
  },
  {
    says: 'a clock runs on each live and pending chat, and on no other',
    broken: (ws) =>
      sql`select id as chat_id from chats where workspace_id = ${ws} and (due_at is not null) <> (status in ('live', 'pending'))`,
  },
  {
    says: 'a customer has at most one open chat and one ticket',
    broken: (ws) => sql`select max(id) as chat_id from chats where workspace_id = ${ws} and status <> 'closed'
      group by customer_id, channel, status = 'ticketed' having count(*) > 1`,
  },
  {
    says: 'each event of a message is one row of the transcript',
    broken: (ws) => sql`select coalesce(e.chat_id, m.chat_id) as chat_id
      from (select * from events where workspace_id = ${ws} and type in ('chat.opened', 'message.posted')) e
      full join (select * from messages where workspace_id = ${ws}) m on m.chat_id = e.chat_id and m.version = e.version and m.id = e.data->'message'->>'id'
      where e.chat_id is null or m.chat_id is null`,
  },
  {
    says: 'the last word that the customer said while the chat was open is known, and no more is unread than they said',
    broken: (
      ws,
    ) => sql`select c.id as chat_id from chats c where c.workspace_id = ${ws} and c.status not in ('closed', 'ticketed') and not exists (
      select from messages m join events e on e.chat_id = m.chat_id and e.version = m.version
      where m.chat_id = c.id and m.author_kind = 'customer' and e.chat->>'status' not in ('closed', 'ticketed')
      having max(m.version) = c.last_customer_version and c.unread <= count(*))`,
  },
  {
    says: 'references stand on a closure of their chat, and those of an undone one are not attached nor due',
    broken: (ws) => sql`select r.chat_id from chat_references r join closures cl on cl.id = r.closure_id where r.workspace_id = ${ws}
      and (cl.chat_id <> r.chat_id or (cl.undone_at is not null and (r.due_at is not null or r.state not in ('unlinked', 'none'))))`,
  },
  {
    says: 'tags and references of a closed chat are those that its last event shows',
    broken: (ws) => sql`select c.id as chat_id from chats c join events e on e.chat_id = c.id and e.version = c.version
      where c.workspace_id = ${ws} and c.status = 'closed' and (
        array(select tag_id from closure_tags where closure_id = c.closure_id order by 1)
          <> array(select t->>'id' from jsonb_array_elements(e.chat->'closure'->'tags') t order by 1)
        or array(select id || state from chat_references where closure_id = c.closure_id order by 1)
          <> array(select (r->>'id') || (r->>'state') from jsonb_array_elements(e.chat->'closure'->'references') r order by 1))`,
  },
  {
    says: 'the reports count the standing closures, each once',
    broken: (ws) => sql`select null as chat_id from (
        select date_bin('15 minutes', closed_at, 'epoch') as start, coalesce(agent_id, '') as agent, coalesce(sentiment, '') as sentiment, reason, count(*) as n
        from closures where workspace_id = ${ws} and undone_at is null group by 1, 2, 3, 4) rows
      full join (select start, agent_id as agent, sentiment, reason, sum(closures) as n from report_buckets where workspace_id = ${ws}
        group by 1, 2, 3, 4 having sum(closures) <> 0) buckets using (start, agent, sentiment, reason) where rows.n is distinct from buckets.n`,
  },
  {
    says: 'the reports count the tags of the standing closures, each once',
    broken: (ws) => sql`select null as chat_id from (
        select coalesce(ct.tag_id, '') as tag_id, count(*) as n from closures cl left join closure_tags ct on ct.closure_id = cl.id
        where cl.workspace_id = ${ws} and cl.undone_at is null group by 1) rows
      full join (select tag_id, sum(closures) as n from report_tag_buckets where workspace_id = ${ws} group by 1 having sum(closures) <> 0) buckets
        using (tag_id) where rows.n is distinct from buckets.n`,
  },
];

/** Every invariant that the rows of this workspace break. */
export async function brokenInvariants({ db }: Desk, workspaceId: WorkspaceId): Promise<Broken[]> {
  const found: Broken[] = [];
  for (const { says, broken } of INVARIANTS) {
    const { rows } = await broken(workspaceId).execute(db);
    found.push(...rows.map((row) => ({ chatId: row.chat_id, says: `not true: ${says}` })));
  }
  return found;
}

/** What the worker has left to do for this workspace, and how often; empty once all is relayed, routed, expired, counted and attached. */
export async function leftToDo({ db }: Desk, workspaceId: WorkspaceId): Promise<Record<string, number>> {
  const { rows } = await sql<{ what: string; n: number }>`select what, count(*)::int as n from (
      select 'relay ' || e.type as what from outbox o join events e on e.seq = o.seq where e.workspace_id = ${workspaceId}
      union all select 'count' from closures where workspace_id = ${workspaceId} and is_dirty
      union all select 'expire ' || status from chats where workspace_id = ${workspaceId} and due_at <= now()
      union all select 'end offer' from transfers where workspace_id = ${workspaceId} and outcome is null and expires_at <= now()
      union all select 'close ticket' from chats t join chats c on c.customer_id = t.customer_id and c.status in ('live', 'pending')
        and c.opened_at > t.opened_at where t.workspace_id = ${workspaceId} and t.status = 'ticketed'
      union all select 'take off' from chat_references where workspace_id = ${workspaceId} and state = 'unlinked' and due_at is not null
      union all select 'assign' from chats c where c.workspace_id = ${workspaceId} and c.status = 'queued' and exists (
        select from memberships m where m.workspace_id = c.workspace_id and m.available and c.department_id = any(m.department_ids))
      union all select 'attach ' || r.state || coalesce(', ' || r.reason, '') from chat_references r join closures cl on cl.id = r.closure_id
        where r.workspace_id = ${workspaceId} and r.kind = 'jira' and cl.undone_at is null and r.state <> 'linked') jobs group by what`.execute(
    db,
  );
  return Object.fromEntries(rows.map(({ what, n }) => [what, n]));
}

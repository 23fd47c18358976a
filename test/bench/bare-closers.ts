import { newId, type TagId, type UserId } from '@desk/protocol/ids';
import postgres from 'postgres';
import type { LiveChat } from './business.ts';
import type { Rate } from './closers.ts';
import { offer } from './peer.ts';

/** The raw baseline: the same close as one statement, straight over the driver, without a desk around it. */
export type BareClosers = {
  atOnce(work: {
    databaseUrl: string;
    chats: LiveChat[];
    agents: UserId[];
    tagId: TagId;
    sample: Sample;
    callers: number;
    seconds: number;
  }): Promise<Rate>;
};

/** An event as the desk wrote it: the baseline writes as many bytes. */
export type Sample = { actor: object; data: { row: object }; chat: { closure: object } };

type Close = { sql: postgres.Sql; chat: LiveChat; i: number; agentId: UserId; tagId: TagId; sample: Sample };

async function close({ sql, chat, i, agentId, tagId, sample }: Close): Promise<void> {
  const [closureId, referenceId] = [newId('clo'), newId('ref')];
  const closure = { ...sample.chat.closure, id: closureId };
  const event = JSON.stringify({ ...sample.chat, id: chat.id, closure });
  const data = JSON.stringify({ row: { ...sample.data.row, id: closureId, chatId: chat.id } });
  const rows = await sql`with
    moved as (
      update chats set status = 'closed', waiting_since = null, unread = 0, closure_id = ${closureId}, version = version + 1
      where id = ${chat.id} and version = 3 returning id, workspace_id, version, agent_id, department_id, channel),
    closed as (
      insert into closures (id, workspace_id, chat_id, sentiment, note, closed_by_kind, closed_by_id, closed_by_name, agent_id, department_id, channel,
        reason, handled_seconds, closed_at, undo_until)
      select ${closureId}, workspace_id, id, 'positive', 'Signal came back after a restart of the handset; will call again tomorrow.', 'agent',
        ${agentId}, 'agent 0', agent_id, department_id, channel, 'resolved', 480, now(), now() + interval '10 seconds' from moved),
    tagged as (insert into closure_tags (workspace_id, closure_id, tag_id) select workspace_id, ${closureId}, ${tagId} from moved),
    referred as (
      insert into chat_references (id, workspace_id, chat_id, closure_id, kind, text, state, changed_at)
      select ${referenceId}, workspace_id, id, ${closureId}, 'ticket', ${`Ticket ${10_000 + i}`}, 'none', now() from moved),
    journal as (
      insert into events (workspace_id, chat_id, version, type, actor, data, chat, intent, intent_hash)
      select workspace_id, id, version, 'chat.closed', ${JSON.stringify(sample.actor)}::text::jsonb, ${data}::text::jsonb, ${event}::text::jsonb,
        ${`${agentId}:${crypto.randomUUID()}`}, '1234567890123456789012' from moved returning seq),
    mark as (insert into outbox (seq) select seq from journal)
    select seq from journal`;
  if (rows.length !== 1) throw new Error('A chat of the baseline was not there.');
}

if (process.send) {
  offer({
    async atOnce({ databaseUrl, chats, agents, callers, seconds, ...rest }) {
      const sql = postgres(databaseUrl, { max: callers, onnotice: () => {} });
      await Promise.all(Array.from({ length: callers }, () => sql`select pg_sleep(0.02)`));
      const tookMs: number[] = [];
      let next = 0;
      const caller = async () => {
        while (next < chats.length && performance.now() < started + seconds * 1000) {
          const i = next++;
          const chat = chats[i]!;
          const sentAt = performance.now();
          await close({ sql, chat, i, agentId: agents[chat.agent]!, ...rest });
          tookMs.push(performance.now() - sentAt);
        }
      };
      const cpu = process.cpuUsage();
      const started = performance.now();
      await Promise.all(Array.from({ length: callers }, caller));
      const ranSeconds = (performance.now() - started) / 1000;
      const { user, system } = process.cpuUsage(cpu);
      await sql.end();
      return { perSecond: tookMs.length / ranSeconds, tookMs, cpuMs: (user + system) / 1000 };
    },
  } satisfies BareClosers);
}

import type { DepartmentId, TagId, UserId } from '@desk/protocol/ids';
import type postgres from 'postgres';
import type { Business } from './business.ts';

/** A business of eight departments and forty tags, for a year. */
export type BigBusiness = Business & { departments: DepartmentId[]; tags: TagId[]; crew: UserId[]; from: Date; days: number };

const CHUNK = 500_000;

/**
 * Fills closures `from` up to `to` (numbers) in SQL: spread over the days, most of them around one o'clock, over agents, channels, reasons and
 * sentiments, 15 % without a tag and a quarter with two. `counted`: as a fold leaves them, else as a close does. Chats and customers are left out:
 * no report reads them. What each number becomes is told by hashes, so the tags can be filled beside.
 */
export async function fillClosures(
  sql: postgres.Sql,
  business: BigBusiness,
  from: number,
  to: number,
  counted: boolean,
  tell: (filled: number) => void = () => {},
): Promise<void> {
  for (let first = from; first < to; first += CHUNK) {
    const last = Math.min(to, first + CHUNK) - 1;
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`set local synchronous_commit = off`;
      const drawn = tx`(select g, ${business.crew}::text[] as crew, ${business.departments}::text[] as departments, ${business.tags}::text[] as tags,
          ${draw(tx, 1)} as who, ${draw(tx, 2)} as mood, ${draw(tx, 3)} as day, (${draw(tx, 4)} + ${draw(tx, 5)}) / 2 as hour, ${draw(tx, 6)} as how,
          ${draw(tx, 7)} as tagged, ${draw(tx, 8)} as tag, ${draw(tx, 9)} as other from generate_series(${first}::bigint, ${last}::bigint) g) drawn`;
      const rows = tx`(select g, crew[1 + floor(who * cardinality(crew))::int] as agent_id,
          departments[1 + floor(who * cardinality(crew))::int % cardinality(departments)] as department_id,
          case when mood < 0.5 then 'positive' when mood < 0.7 then 'neutral' when mood < 0.85 then 'negative' end as sentiment,
          date_trunc('milliseconds', ${business.from}::timestamptz + make_interval(days => floor(day * ${business.days})::int, secs => hour * 86400)) as at,
          (array['web', 'whatsapp', 'web', 'email'])[1 + floor(how * 4)::int] as channel,
          case when how < 0.9 then 'resolved' else 'customer_end' end as reason,
          case when tagged >= 0.15 then tags[1 + floor(tag * cardinality(tags))::int] end as tag,
          case when tagged >= 0.75 then tags[1 + floor(other * cardinality(tags))::int] end as other from ${drawn}) rows`;
      await tx`insert into closures (id, workspace_id, chat_id, sentiment, closed_by_kind, closed_by_name, agent_id, department_id, channel, reason,
          handled_seconds, closed_at, undo_until, counted, is_dirty)
        select 'clo_' || lpad(g::text, 26, '0'), ${business.workspaceId}, 'chat_' || lpad(g::text, 26, '0'), sentiment, 'agent', 'Noor', agent_id,
          department_id, channel, reason, 300, at, at, case when ${counted} then jsonb_build_object('department', department_id, 'agent', agent_id,
            'sentiment', coalesce(sentiment, ''), 'tags', case when tag is null then '[""]'::jsonb
              when other is null or other = tag then jsonb_build_array(tag) else jsonb_build_array(least(tag, other), greatest(tag, other)) end) end,
          ${!counted} from ${rows}`;
      await tx`insert into closure_tags (workspace_id, closure_id, tag_id)
        select ${business.workspaceId}, 'clo_' || lpad(g::text, 26, '0'), unnest(case when other is null or other = tag then array[tag] else array[tag, other] end)
        from ${rows} where tag is not null`;
    });
    tell(last + 1);
  }
}

/** A number from 0 up to 1 that belongs to `g`, another for each `seed`. */
function draw(tx: postgres.TransactionSql, seed: number) {
  return tx`((hashint8extended(g, ${seed}) & 1073741823) / 1073741824.0)::float`;
}

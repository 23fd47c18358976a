import type { SurveyKind } from '@desk/protocol/survey';
import type { SurveyReport, SurveyReportFilter } from '@desk/protocol/survey-report';
import { SCALES } from '@desk/protocol/survey-scale';
import { type RawBuilder, sql } from 'kysely';
import type { Member } from '../access.ts';
import { closuresMatching } from '../closures/matching.ts';
import type { Db } from '../db/connect.ts';
import { wasAsked } from '../surveys/answering.ts';
import { namedSteps, range } from './steps.ts';

type Csat = SurveyReport['csat']['buckets'][number];
type Nps = SurveyReport['nps']['buckets'][number];
type Row = { start: Date; csat: Omit<Csat, 'start'>; nps: Omit<Nps, 'start'>; csatScores: number[]; npsScores: number[] };

/**
 * What customers answered about the closures of a range, by step and in all. Read from the surveys themselves: they are few beside the closures,
 * and there is one for a closure at most. [Q8]
 * @throws DeskError `invalid` like `range`
 */
export async function surveyReport(db: Db, who: Member, filter: SurveyReportFilter): Promise<SurveyReport> {
  const { from, to } = range(filter);
  const { by, zone, agent, channel, department } = filter;
  // The range is asked of the surveys, which know when their chat was closed; each closure is then found by its key, whatever the planner has heard of
  // how many there are.
  const matching = closuresMatching(who, { agent, channel, department });
  const { rows } = await sql<Row>`
    with ${namedSteps(filter, from, to)},
      starts as materialized (select array(select start from named order by start) as list),
      asked as materialized (select width_bucket(s.closed_at, (select list from starts)) as step, s.csat, s.nps,
          ${wasAsked('csat')} as asked_csat, ${wasAsked('nps')} as asked_nps
        from surveys s cross join lateral (select from closures cl where cl.id = s.closure_id and ${matching} offset 0) of_closure
        where s.workspace_id = ${who.workspaceId} and s.sent_at is not null and s.closed_at >= ${from} and s.closed_at < ${to})
    select st.start,
      jsonb_build_object('asked', ${count(sql`asked_csat`)}, 'answers', count(csat), 'satisfied', ${count(sql`csat >= 4`)}, 'sum', coalesce(sum(csat), 0)) as csat,
      jsonb_build_object('asked', ${count(sql`asked_nps`)}, 'answers', count(nps), 'promoters', ${count(sql`nps >= 9`)}, 'detractors', ${count(sql`nps <= 6`)}) as nps,
      ${histogram('csat')} as "csatScores", ${histogram('nps')} as "npsScores"
    from starts, unnest(list) with ordinality st (start, step) left join asked a on a.step = st.step
    group by st.start order by st.start`.execute(db);
  const stepped = <T>(of: (row: Row) => T) => rows.map((row) => ({ start: row.start.toISOString(), ...of(row) }));
  return {
    unit: 'surveys',
    zone,
    from: from.toISOString(),
    to: to.toISOString(),
    by,
    csat: { ...summed(rows.map((row) => row.csat)), scores: added(rows.map((row) => row.csatScores)), buckets: stepped((row) => row.csat) },
    nps: { ...summed(rows.map((row) => row.nps)), scores: added(rows.map((row) => row.npsScores)), buckets: stepped((row) => row.nps) },
  };
}

function count(condition: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`count(*) filter (where ${condition})`;
}

/** How many gave each score of a scale, lowest first. */
function histogram(kind: SurveyKind): RawBuilder<number[]> {
  const [low, high] = SCALES[kind];
  const scores = Array.from({ length: high - low + 1 }, (_, i) => count(sql`${sql.ref(kind)} = ${sql.lit(low + i)}`));
  return sql<number[]>`jsonb_build_array(${sql.join(scores)})`;
}

/** The same fields added up over all steps; the steps of a range have none without one. */
function summed<T extends Record<string, number>>(parts: readonly T[]): T {
  const names = Object.keys(parts[0]!) as (keyof T)[];
  return Object.fromEntries(names.map((name) => [name, parts.reduce((sum, part) => sum + part[name]!, 0)])) as T;
}

function added(lists: readonly number[][]): number[] {
  return lists[0]!.map((_, i) => lists.reduce((sum, list) => sum + list[i]!, 0));
}

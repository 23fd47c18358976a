import type { ClosureFilter, Provenance } from '@desk/protocol/closure';
import type { CustomerId } from '@desk/protocol/ids';
import { SURVEY_KINDS } from '@desk/protocol/survey-scale';
import { type RawBuilder, sql } from 'kysely';
import type { Watcher } from '../access.ts';
import { contains } from '../db/contains.ts';
import { textArray } from '../db/json.ts';
import { scopeOf, within } from '../reports/scope.ts';
import { answering } from '../surveys/answering.ts';

/**
 * Everything by which closures are found; paging is none of it. `customers`: of these alone, as whoever reads many pages found them once.
 * `asOf`: those that stood in that moment, so that what is closed or taken back later changes nothing.
 */
export type Matching = Omit<ClosureFilter, 'cursor' | 'limit'> & { customers?: readonly CustomerId[]; asOf?: Date };

/**
 * Which closures a filter is about and a member may see, as conditions on the aliases `cl` (the closure) and, for a text, `cu` (its customer).
 * The list, the exports and every report that reads rows share them, so a figure and the list behind it cannot differ.
 */
export function closuresMatching(who: Watcher, filter: Matching): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [sql`cl.workspace_id = ${who.workspaceId}`];
  const and = (wanted: unknown, condition: () => RawBuilder<unknown>) => wanted !== undefined && conditions.push(condition());
  conditions.push(sql`true ${within(scopeOf(who, filter.department), 'cl.department_id')}`);
  if (filter.undone !== 'include')
    conditions.push(sql`(cl.undone_at is null ${filter.asOf ? sql`or cl.undone_at > ${filter.asOf}` : sql``})`);
  and(filter.asOf, () => sql`cl.closed_at <= ${filter.asOf}`);
  and(filter.from, () => sql`cl.closed_at >= ${filter.from}::timestamptz`);
  and(filter.to, () => sql`cl.closed_at < ${filter.to}::timestamptz`);
  and(filter.sentiment, () => (filter.sentiment === 'not-set' ? sql`cl.sentiment is null` : sql`cl.sentiment = ${filter.sentiment}`));
  and(filter.agent, () => heldBy(filter.agent!, 'cl.agent_id'));
  and(filter.channel, () => sql`cl.channel = ${filter.channel}`);
  and(filter.tag, () => (filter.tag === 'none' ? sql`not ${tagged(sql``)}` : tagged(sql`and ct.tag_id = ${filter.tag}`)));
  and(filter.anyTag, () => tagged(sql`and ct.tag_id = any(${ids(filter.anyTag)})`));
  and(filter.noTag, () => sql`not ${tagged(sql`and ct.tag_id = any(${ids(filter.noTag)})`)}`);
  and(
    filter.allTags,
    () => sql`(select count(*) from closure_tags ct where ct.closure_id = cl.id and ct.tag_id = any(${ids(filter.allTags)}))
      = cardinality(array(select distinct unnest(${ids(filter.allTags)})))`,
  );
  and(filter.sentimentBy, () => provenance(filter.sentimentBy!, SENTIMENT));
  and(filter.tagBy, () => provenance(filter.tagBy!, TAG));
  and(filter.closedBy, () =>
    filter.closedBy!.startsWith('usr_') ? sql`cl.closed_by_id = ${filter.closedBy}` : sql`cl.closed_by_kind = ${filter.closedBy}`,
  );
  and(filter.reason, () => sql`cl.reason = ${filter.reason}`);
  and(filter.reference, () => referring(filter.reference!));
  and(filter.issue, () => ofIssue(filter.issue!));
  and(filter.customer, () => ofChat(sql`ch.customer_id = ${filter.customer}`));
  and(filter.repliedWithin, () => ofChat(sql`${FIRST_REPLY} <= ${filter.repliedWithin}::int`));
  and(filter.repliedFrom, () => ofChat(sql`${FIRST_REPLY} >= ${filter.repliedFrom}::int`));
  and(filter.repliedTo, () => ofChat(sql`${FIRST_REPLY} < ${filter.repliedTo}::int`));
  and(filter.attended, () => ofChat(filter.attended === 'yes' ? sql`ch.first_reply_at is not null` : sql`ch.first_reply_at is null`));
  and(filter.spent, () => sql`exists (select from closure_times t where t.closure_id = cl.id and t.${sql.raw(filter.spent!)}_ms > 0)`);
  and(filter.returning, () => ofChat(sql`ch.customer_id in (${returning(who, filter)})`));
  for (const kind of SURVEY_KINDS) {
    and(filter[kind], () => answering(kind, filter[kind]!));
    if (filter[kind] && filter.asOf) conditions.push(surveyBy(filter.asOf, filter[kind] === 'asked' ? 'sent_at' : 'answered_at'));
  }
  and(filter.customers, () => ofChat(sql`ch.customer_id = any(${textArray(filter.customers!)})`));
  and(filter.weekHour, () => weekHour(filter.weekHour!));
  and(filter.q, () => sql`(cl.note ilike ${contains(filter.q!)} or cu.name ilike ${contains(filter.q!)})`);
  return sql.join(conditions, sql` and `);
}

function surveyBy(asOf: Date, time: 'sent_at' | 'answered_at'): RawBuilder<unknown> {
  return sql`exists (select from surveys s where s.closure_id = cl.id and s.${sql.ref(time)} <= ${asOf})`;
}

/** Who had a chat, as a condition on a column of ours: one of the team, `none` or `any`. */
export function heldBy(agent: NonNullable<Matching['agent']>, column: string): RawBuilder<unknown> {
  if (agent === 'none') return sql`${sql.raw(column)} is null`;
  return agent === 'any' ? sql`${sql.raw(column)} is not null` : sql`${sql.raw(column)} = ${agent}`;
}

/** Seconds from the customer's first message to the first answer, of the chat of the alias `ch`. Null without an answer. */
export const FIRST_REPLY = sql<number>`extract(epoch from ch.first_reply_at - ch.opened_at)`;

/** A weekday and an hour by the clocks of the workspace. */
function weekHour(text: string): RawBuilder<unknown> {
  const [day, hour] = text.split('-').map(Number);
  const local = sql`cl.closed_at at time zone (select w.zone from workspaces w where w.id = cl.workspace_id)`;
  return sql`extract(isodow from ${local}) = ${day}::int and extract(hour from ${local}) = ${hour}::int`;
}

/** Customers with two or more closures among those that fit all the other filters; its aliases are its own. */
export function returning(who: Watcher, { returning: _, ...rest }: Matching): RawBuilder<{ customer_id: CustomerId }> {
  return sql`select ch.customer_id from closures cl join chats ch on ch.id = cl.chat_id join customers cu on cu.id = ch.customer_id
    where ${closuresMatching(who, rest)} group by 1 having count(*) > 1`;
}

function ofChat(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`exists (select from chats ch where ch.id = cl.chat_id and ${condition})`;
}

function tagged(more: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`exists (select from closure_tags ct where ct.closure_id = cl.id ${more})`;
}

function ids(list: string | undefined): RawBuilder<string[]> {
  return textArray(list?.split(',') ?? []);
}

type Proposal = { isSet: RawBuilder<unknown>; isProposed: RawBuilder<unknown>; isSame: RawBuilder<unknown> };

const SENTIMENT: Proposal = {
  isSet: sql`cl.sentiment is not null`,
  isProposed: sql`cl.proposed->>'sentiment' is not null`,
  isSame: sql`cl.sentiment = cl.proposed->>'sentiment'`,
};
/** A tag is accepted when at least one of those chosen had been proposed. */
const TAG: Proposal = {
  isSet: tagged(sql``),
  isProposed: sql`jsonb_array_length(coalesce(cl.proposed->'tagIds', '[]')) > 0`,
  isSame: tagged(sql`and cl.proposed->'tagIds' ? ct.tag_id`),
};

function provenance(wanted: Provenance | 'set', { isSet, isProposed, isSame }: Proposal): RawBuilder<unknown> {
  if (wanted === 'set') return isSet;
  if (wanted === 'not-set') return sql`not (${isSet})`;
  if (wanted === 'chosen') return sql`(${isSet}) and not coalesce(${isProposed}, false)`;
  const same = sql`coalesce(${isSame}, false)`;
  return sql`(${isSet}) and coalesce(${isProposed}, false) and ${wanted === 'accepted' ? same : sql`not ${same}`}`;
}

/** Each closure's provenance by name: the columns `sentiment_by` and `tag_by`. */
export function provenances(): RawBuilder<unknown> {
  const named = (proposal: Proposal) => {
    const when = (['accepted', 'changed', 'chosen'] as const).map((name) => sql`when ${provenance(name, proposal)} then ${sql.lit(name)}`);
    return sql`case ${sql.join(when, sql` `)} else 'not-set' end`;
  };
  return sql`${named(SENTIMENT)} as sentiment_by, ${named(TAG)} as tag_by`;
}

/** One issue of one site, as the report of issues counts it: one that is hidden or deleted is known by its number alone, which is its key then. */
function ofIssue(issue: string): RawBuilder<unknown> {
  const [site = '', id = '', key = ''] = issue.split('~');
  const byKey = sql`(r.issue_id is null and r.issue_key = ${key})`;
  return sql`exists (select from chat_references r where r.closure_id = cl.id and r.kind = 'jira' and r.state <> 'unlinked'
    and r.connection_id = ${site} and (r.issue_id = ${id || key} or ${byKey}))`;
}

function referring(reference: string): RawBuilder<unknown> {
  const wanted =
    reference === 'jira' ? sql`r.kind = 'jira'` : sql`(r.text ilike ${contains(reference)} or r.issue_key ilike ${contains(reference)})`;
  return sql`exists (select from chat_references r where r.closure_id = cl.id and ${wanted})`;
}

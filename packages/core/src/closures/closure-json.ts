import type { Closure, ClosureRow } from '@desk/protocol/closure';
import { compareNames } from '@desk/protocol/compare-names';
import { type RawBuilder, sql } from 'kysely';
import { iso } from '../db/iso.ts';
import { IS_LEAVING } from '../references/needs-person.ts';
import { closureSurveyJson } from '../surveys/survey-json.ts';

/**
 * A closure with its tags and references as JSON in the shape of the wire, for the row that the alias `cl` names.
 * References stand in the order they were typed; tags in no order, see `withTagsAToZ`.
 * `asOf`: that it was undone or answered later is left out; a survey that was answered further since has no answer then. [X3]
 */
export function closureJson(asOf?: Date): RawBuilder<Closure> {
  const by = (time: string) => (asOf ? sql`${sql.raw(time)} <= ${asOf}` : sql`true`);
  return sql<Closure>`jsonb_build_object(
    'id', cl.id, 'sentiment', cl.sentiment, 'note', cl.note,
    'tags', coalesce((
      select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'hue', t.hue))
      from closure_tags ct join tags t on t.id = ct.tag_id where ct.closure_id = cl.id), '[]'),
    'references', coalesce((select jsonb_agg(${referenceJson()} order by r.id) from chat_references r
      left join jira_issues ji on ji.connection_id = r.connection_id and ji.issue_id = r.issue_id and ji.state = 'there' where r.closure_id = cl.id), '[]'),
    'closedBy', jsonb_build_object('kind', cl.closed_by_kind, 'id', cl.closed_by_id, 'name', cl.closed_by_name),
    'reason', cl.reason, 'closedAt', ${iso('cl.closed_at')}, 'undoUntil', ${iso('cl.undo_until')}, 'undoneAt', case when ${by('cl.undone_at')} then ${iso('cl.undone_at')} end)
    || coalesce((select jsonb_build_object('survey', ${closureSurveyJson()}) from surveys s where s.closure_id = cl.id and s.sent_at is not null and ${by('s.answered_at')}), '{}')`;
}

/** The same with its chat, as lists show it, for the aliases `cl`, `c` (its chat), `cu` (the customer), `u` (the agent) and `d` (the department). */
export function closureRowJson(asOf?: Date): RawBuilder<ClosureRow> {
  return sql<ClosureRow>`${closureJson(asOf)} || jsonb_build_object(
    'chatId', c.id, 'number', c.number, 'customer', jsonb_build_object('id', cu.id, 'name', cu.name),
    'agent', case when u.id is null then null else jsonb_build_object('id', u.id, 'name', u.name) end,
    'department', case when d.id is null then null else jsonb_build_object('id', d.id, 'name', d.name) end,
    'channel', cl.channel, 'handledSeconds', cl.handled_seconds)`;
}

/** A reference as JSON, for the aliases `r` (the reference) and `ji` (what was last read of its issue). */
export function referenceJson(): RawBuilder<unknown> {
  return sql`jsonb_build_object('id', r.id, 'kind', r.kind, 'text', r.text, 'url', r.url, 'key', coalesce(ji.key, r.issue_key),
    'summary', ji.summary, 'status', ji.status, 'category', ji.category, 'state', r.state, 'reason', r.reason, 'changedAt', ${iso('r.changed_at')})
    || case when ${IS_LEAVING} then '{"isLeaving": true}'::jsonb else '{}'::jsonb end`;
}

/** Puts the tags of a closure in the order of every list: that collator is ours, not the database's. [G1] */
export function withTagsAToZ<C extends Pick<Closure, 'tags'>>(closure: C): C {
  return { ...closure, tags: closure.tags.toSorted((a, b) => compareNames(a.name, b.name)) };
}

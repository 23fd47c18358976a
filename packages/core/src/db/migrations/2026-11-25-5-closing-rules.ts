import { type Kysely, sql } from 'kysely';

/** Rules of closing per workspace and department, the clocks that close by themselves, proposals, and closures that may be edited. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table workspaces
    add version int not null default 1,
    add required_sentiment boolean not null default false,
    add required_tag boolean not null default false,
    add required_note boolean not null default false,
    add inactivity_minutes int not null default 60 check (inactivity_minutes = 0 or inactivity_minutes between 5 and 1440),
    add pending_minutes int not null default 1440 check (pending_minutes between 15 and 4320),
    add courtesy_minutes int not null default 10 check (courtesy_minutes between 0 and 60),
    add agents_bulk_close boolean not null default false,
    add suggest_tags boolean not null default true,
    add suggest_sentiment boolean not null default false`,
  // Null: as the workspace.
  `alter table departments
    add required_sentiment boolean,
    add required_tag boolean,
    add required_note boolean`,
  `alter table customers add opted_out_at timestamptz`,
  `alter table chats add due_at timestamptz`,
  `create index chats_due on chats (due_at) where due_at is not null`,

  // What the reports hold of a closure, so that any later change of it can be folded as "take that out, put this in".
  `alter table closures
    add proposed jsonb,
    add counted jsonb,
    add is_dirty boolean not null default true`,
  `update closures cl set counted = jsonb_build_object(
      'department', coalesce(department_id, ''), 'agent', coalesce(agent_id, ''), 'sentiment', coalesce(sentiment, ''),
      'tags', coalesce((select jsonb_agg(tag_id order by tag_id) from closure_tags where closure_id = cl.id), '[""]'))
    where counted_at is not null and uncounted_at is null`,
  `update closures set is_dirty = (undone_at is null) <> (counted is not null)`,
  `drop index closures_to_count`,
  `drop index closures_to_uncount`,
  `alter table closures drop counted_at, drop uncounted_at`,
  `create index closures_dirty on closures (workspace_id) where is_dirty`,

  `alter table notes add closure_id text references closures on delete set null`,
  `create index notes_closure on notes (closure_id) where closure_id is not null`,
  `alter table tags add group_name text not null default '', add merged_into text references tags`,
];

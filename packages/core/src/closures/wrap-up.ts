import { type CloseChat, REFERENCE_LIMIT, type Sentiment } from '@desk/protocol/closure';
import { DeskError, type FieldError } from '@desk/protocol/errors';
import type { DepartmentId, WorkspaceId } from '@desk/protocol/ids';
import type { TagRef } from '@desk/protocol/tag';
import { type RawBuilder, sql } from 'kysely';
import type { ChatState, Preferences } from '../chats/chat-state.ts';
import { textArray } from '../db/json.ts';
import { toSite } from '../jira/site.ts';
import { type KnownIssue, knownIssues, withKnown } from './known-issues.ts';
import type { NewReference } from './new-references.ts';
import { readReferences } from './read-references.ts';

type PickedTag = TagRef & { departmentIds: DepartmentId[]; active: boolean };

/** What a close form speaks of, as it is now: its tags, and the JIRA sites that its references may point to. */
export type LookedUp = { picked: PickedTag[]; sites: Parameters<typeof toSite>[0][]; known: KnownIssue[] };

/** As much of a close form as an edit has too. */
export type Form = Pick<CloseChat, 'sentiment' | 'note' | 'tagIds' | 'references'>;

/** A close form whose tags and references are known. */
export type WrapUp = {
  sentiment: Sentiment | null;
  note: string | null;
  tags: TagRef[];
  references: NewReference[];
  /** Throws `invalid` with a sentence for each field that does not fit this chat, or that is missing where somebody closes by hand. [K4] [K14] */
  check(state: ChatState, preferences: Preferences, byHand: boolean): void;
};

/** Resolves the form's tags and parses its references. */
export function toWrapUp(input: Form, { picked, sites, known }: LookedUp): WrapUp {
  const { references, refused } = readReferences(input.references, sites.map(toSite));
  const chosen = input.tagIds.map((id) => picked.find((tag) => tag.id === id));
  const errors: FieldError[] = refused.map(({ index, sentence }) => ({ path: `references.${index}`, message: sentence }));
  if (references.length > REFERENCE_LIMIT) errors.push({ path: 'references', message: `At most ${REFERENCE_LIMIT} references` });
  return {
    sentiment: input.sentiment,
    note: input.note ? input.note : null,
    tags: chosen.filter((tag) => tag !== undefined).map(({ id, name, hue }) => ({ id, name, hue })),
    references: withKnown(references, known),
    check: (state, preferences, byHand) => {
      const missing = byHand ? missingErrors(input, state, preferences) : [];
      const found = [
        ...errors,
        ...chosen.flatMap((tag, i) => tagError(tag, i, state)),
        ...preferenceErrors(input, preferences),
        ...missing,
      ];
      if (found.length > 0)
        throw new DeskError('invalid', 'Some of the closing details do not fit. The chat is still open.', { errors: found });
    },
  };
}

function tagError(tag: PickedTag | undefined, index: number, state: ChatState): FieldError[] {
  const path = `tagIds.${index}`;
  if (!tag) return [{ path, message: 'There is no such tag.' }];
  if (!tag.active) return [{ path, message: `The tag ${tag.name} is no longer in use.` }];
  const offered = tag.departmentIds.length === 0 || state.department_id === null || tag.departmentIds.includes(state.department_id);
  return offered ? [] : [{ path, message: `The tag ${tag.name} is not offered in ${state.department_name}.` }];
}

function preferenceErrors(input: Form, preferences: Preferences): FieldError[] {
  const errors: FieldError[] = [];
  if (new Set(input.tagIds).size !== input.tagIds.length) errors.push({ path: 'tagIds', message: 'A tag is there twice.' });
  if (input.tagIds.length > preferences.max_tags)
    errors.push({ path: 'tagIds', message: preferences.max_tags === 1 ? 'Choose one tag.' : `At most ${preferences.max_tags} tags.` });
  if (!preferences.notes_on_close && input.note) errors.push({ path: 'note', message: 'Closing notes are switched off.' });
  return errors;
}

/** What this workspace or department wants filled in. A tag is waived where none is on offer, a note where notes are off. */
function missingErrors(input: Form, state: ChatState, preferences: Preferences): FieldError[] {
  const wants = state.department_name === null ? 'it is asked for' : `${state.department_name} asks for one`;
  const errors: FieldError[] = [];
  if (preferences.required_sentiment && input.sentiment === null) errors.push({ path: 'sentiment', message: 'Choose a sentiment' });
  if (preferences.required_tag && preferences.offers_tags && input.tagIds.length === 0)
    errors.push({ path: 'tagIds', message: 'Choose a tag' });
  if (preferences.required_note && preferences.notes_on_close && !input.note)
    errors.push({ path: 'note', message: `Write a note, ${wants}` });
  return errors;
}

/** The columns of `LookedUp`, for the read of the chat itself; a form that names no tag and no reference asks for nothing. */
export function lookUp(workspaceId: WorkspaceId, input: Form): RawBuilder<LookedUp> {
  const none = sql`'[]'::jsonb`;
  const picked = sql`(select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'hue', hue, 'departmentIds', department_ids, 'active', active))
    from tags where workspace_id = ${workspaceId} and id = any(${textArray(input.tagIds)}))`;
  const sites = sql`(select jsonb_agg(jsonb_build_object('id', id, 'flavour', flavour, 'base_url', base_url, 'aliases', aliases, 'projects', projects)
      order by created_at, id)
    from jira_connections where workspace_id = ${workspaceId} and retired_at is null)`;
  return sql<LookedUp>`, coalesce(${input.tagIds.length === 0 ? none : picked}, '[]') as picked,
    coalesce(${input.references.length === 0 ? none : sites}, '[]') as sites, ${knownIssues(workspaceId, input.references)} as known`;
}

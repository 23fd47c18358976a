import type { AmendClosure, Closure } from '@desk/protocol/closure';
import type { TagId } from '@desk/protocol/ids';
import type { CloseForm } from '../../closing/close-form.ts';
import type { CloseLimits } from '../../closing/close-limits.ts';

type Has = CloseLimits['has'];

/**
 * What a form adds to a closure. `base` is the closure that the person began from: what they left as it was there is not sent, so that nobody
 * takes back what a colleague filled in meanwhile. What is on record already is not sent twice.
 */
export function detailsPatch(form: CloseForm, base: Closure, stored: Closure, has: Has): AmendClosure {
  const note = form.note.trim();
  const references = [...form.references, form.typed.trim()].filter((text) => text && !isOnRecord(text, stored));
  const tagIds = form.tagIds as TagId[];
  return {
    ...(has.sentiment && form.sentiment !== base.sentiment && form.sentiment !== stored.sentiment ? { sentiment: form.sentiment } : {}),
    ...(has.tag && !hasTags(base, tagIds) && !hasTags(stored, tagIds) ? { tagIds } : {}),
    ...(has.note && note && note !== stored.note ? { note } : {}),
    ...(references.length ? { references } : {}),
  };
}

/** How the form of a closed chat begins: with the draft, without what is on record, and over what a person may change. */
export function detailsStart(draft: CloseForm, stored: Closure, has: Has): CloseForm {
  return {
    ...draft,
    sentiment: has.sentiment ? (draft.sentiment ?? stored.sentiment) : null,
    tagIds: has.tag ? (draft.tagIds.length ? draft.tagIds : stored.tags.map((tag) => tag.id)) : [],
    note: draft.note.trim() === stored.note ? '' : draft.note,
    references: draft.references.filter((text) => !isOnRecord(text, stored)),
  };
}

export function isEmptyPatch(patch: AmendClosure): boolean {
  return Object.keys(patch).length === 0;
}

function isOnRecord(text: string, { references }: Closure): boolean {
  return references.some((reference) => reference.text === text || reference.url === text);
}

function hasTags({ tags }: Closure, ids: readonly string[]): boolean {
  return tags.length === ids.length && tags.every((tag) => ids.includes(tag.id));
}

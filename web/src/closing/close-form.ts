import type { CloseChatInput, Proposed, Sentiment } from '@desk/protocol/closure';
import type { TagId } from '@desk/protocol/ids';
import type { DraftBody } from '../data/drafts.ts';
import { graphemeCount } from '../ui/grapheme-count.ts';
import type { CloseLimits } from './close-limits.ts';

/** What an agent says about a chat. `references` are texts that the parser reads back as one reference each; `typed` is none yet. */
export interface CloseForm {
  readonly sentiment: Sentiment | null;
  readonly note: string;
  readonly references: readonly string[];
  readonly typed: string;
  readonly tagIds: readonly string[];
}

export type CloseField = 'sentiment' | 'tag' | 'note' | 'references';
export type CloseErrors = Partial<Record<CloseField, string>>;

export const noteLimit = 2_000;
export const referenceLimit = 10;
export const emptyForm: CloseForm = { sentiment: null, note: '', references: [], typed: '', tagIds: [] };

/** The order in which fields are mended: what is chosen first, then what is written. */
const fieldOrder: readonly CloseField[] = ['sentiment', 'tag', 'note', 'references'];
const sentiments: readonly string[] = ['positive', 'neutral', 'negative'];

/** A form from what a draft holds. A draft may be of an older page: whatever does not fit is left out. */
export function formOf(draft: DraftBody | undefined): CloseForm {
  const texts = (value: unknown) => (Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []);
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return {
    sentiment: sentiments.includes(text(draft?.sentiment)) ? (draft!.sentiment as Sentiment) : null,
    note: text(draft?.note),
    references: texts(draft?.references),
    typed: text(draft?.typed),
    tagIds: texts(draft?.tagIds),
  };
}

export function isEmptyForm(form: CloseForm): boolean {
  return form.sentiment === null && !form.note && !form.typed && form.references.length === 0 && form.tagIds.length === 0;
}

/** What stands in the way of sending the form, by field, the first to mend first. Nothing is said about fields that the form does not have. */
export function closeErrors(form: CloseForm, limits: CloseLimits): CloseErrors {
  const errors: CloseErrors = {};
  if (limits.required.sentiment && form.sentiment === null) errors.sentiment = 'Choose a sentiment';
  const tag = limits.has.tag ? tagError(form.tagIds, limits) : undefined;
  if (tag) errors.tag = tag;
  const over = graphemeCount(form.note) - noteLimit;
  if (limits.required.note && !form.note.trim()) errors.note = `Write a note, ${limits.noteReason}`;
  if (limits.has.note && over > 0) errors.note = `${over.toLocaleString('en')} ${over === 1 ? 'character' : 'characters'} too many`;
  if (form.references.length > referenceLimit) errors.references = `At most ${referenceLimit} references`;
  return errors;
}

function tagError(chosen: readonly string[], limits: CloseLimits): string | undefined {
  if (chosen.length === 0) return limits.required.tag ? 'Choose a tag' : undefined;
  const added = chosen.filter((id) => !limits.stored.includes(id));
  const gone = added.find((id) => !limits.offered.some((tag) => tag.id === id));
  if (gone) {
    const known = limits.tags.find((tag) => tag.id === gone);
    return `“${known?.name ?? 'This tag'}” is no longer ${known?.active ? 'offered here' : 'in use'}. Choose another`;
  }
  if (added.length === 0 || chosen.length <= limits.maxTags) return undefined;
  return limits.maxTags === 1 ? 'Choose one tag' : `At most ${limits.maxTags} tags`;
}

/** The server's field errors (`tagIds.0`, `references.2`, `note`) on the fields of the form. */
export function errorsFrom(errors: readonly { path: string; message: string }[]): CloseErrors {
  const fields: Record<string, CloseField> = { tagIds: 'tag', references: 'references', note: 'note', sentiment: 'sentiment' };
  const found = errors.map(({ path, message }) => ({ field: fields[path.split('.')[0]!], message }));
  const messages = fieldOrder.map((field) => [field, found.find((each) => each.field === field)?.message]);
  return Object.fromEntries(messages.filter(([, message]) => message !== undefined)) as CloseErrors;
}

/** The field to mend first. */
export function firstError(errors: CloseErrors): CloseField | undefined {
  return fieldOrder.find((field) => errors[field]);
}

/** "2 things to fix: tag, note" */
export function errorWords(errors: CloseErrors): string {
  const fields = fieldOrder.filter((field) => errors[field]);
  return `${fields.length} ${fields.length === 1 ? 'thing' : 'things'} to fix: ${fields.join(', ')}`;
}

/** The form as it is sent. `seenVersion` is the newest version whose messages were really on the screen. */
export function toInput(form: CloseForm, seenVersion: number, { has }: Pick<CloseLimits, 'has'>, proposed?: Proposed): CloseChatInput {
  const note = form.note.trim();
  return {
    sentiment: form.sentiment,
    ...(note && has.note ? { note } : {}),
    tagIds: has.tag ? (form.tagIds as TagId[]) : [],
    references: [...form.references],
    seenVersion,
    ...(proposed ? { proposed } : {}),
  };
}

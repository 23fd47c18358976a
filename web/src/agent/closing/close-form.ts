import type { CloseChatInput, Sentiment } from '@desk/protocol/closure';
import type { TagId } from '@desk/protocol/ids';
import type { Tag } from '@desk/protocol/tag';
import type { DraftBody } from '../../data/drafts.ts';
import { graphemeCount } from '../../ui/grapheme-count.ts';

/** What an agent says about a chat. `references` are texts that the parser reads back as one reference each; `typed` is none yet. */
export interface CloseForm {
  readonly sentiment: Sentiment | null;
  readonly note: string;
  readonly references: readonly string[];
  readonly typed: string;
  readonly tagIds: readonly string[];
}

export type CloseField = 'sentiment' | 'note' | 'references' | 'tag';
export type CloseErrors = Partial<Record<CloseField, string>>;

export interface CloseLimits {
  maxTags: number;
  hasNote: boolean;
  tags: readonly Tag[];
}

export const noteLimit = 2_000;
export const referenceLimit = 10;
export const emptyForm: CloseForm = { sentiment: null, note: '', references: [], typed: '', tagIds: [] };

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

/** What stands in the way of closing, by field in their order on the form. Nothing is required: an untouched sentiment stays null. */
export function closeErrors(form: CloseForm, limits: CloseLimits): CloseErrors {
  const errors: CloseErrors = {};
  const over = graphemeCount(form.note) - noteLimit;
  if (limits.hasNote && over > 0) errors.note = `${over.toLocaleString('en')} ${over === 1 ? 'character' : 'characters'} too many`;
  if (form.references.length > referenceLimit) errors.references = `At most ${referenceLimit} references`;
  if (form.tagIds.length > limits.maxTags) errors.tag = limits.maxTags === 1 ? 'Choose one tag' : `At most ${limits.maxTags} tags`;
  const gone = form.tagIds.find((id) => !limits.tags.some((tag) => tag.id === id && tag.active));
  if (gone) errors.tag = `“${limits.tags.find((tag) => tag.id === gone)?.name ?? 'This tag'}” is no longer in use. Choose another`;
  return errors;
}

/** The server's field errors (`tagIds.0`, `references.2`, `note`) on the fields of the form. */
export function errorsFrom(errors: readonly { path: string; message: string }[]): CloseErrors {
  const fields: Record<string, CloseField> = { tagIds: 'tag', references: 'references', note: 'note', sentiment: 'sentiment' };
  const found: CloseErrors = {};
  for (const { path, message } of errors) {
    const field = fields[path.split('.')[0]!];
    if (field) found[field] ??= message;
  }
  return found;
}

/** "2 things to fix: tag, note" */
export function errorWords(errors: CloseErrors): string {
  const fields = Object.keys(errors);
  return `${fields.length} ${fields.length === 1 ? 'thing' : 'things'} to fix: ${fields.join(', ')}`;
}

/** The form as it is sent. `seenVersion` is the newest version whose messages were really on the screen. */
export function toInput(form: CloseForm, seenVersion: number, hasNote: boolean): CloseChatInput {
  const note = form.note.trim();
  return {
    sentiment: form.sentiment,
    ...(note && hasNote ? { note } : {}),
    tagIds: form.tagIds as TagId[],
    references: [...form.references],
    seenVersion,
  };
}

/** Note and references in one text, for the case that the chat was closed by somebody else meanwhile. */
export function leftoverText(form: CloseForm): string {
  const references = form.references.length ? `References: ${form.references.join(', ')}` : '';
  return [form.note.trim(), references].filter(Boolean).join('\n');
}

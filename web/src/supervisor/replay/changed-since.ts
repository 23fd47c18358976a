import type { ClosureReference, ClosureRow } from '@desk/protocol/closure';
import { referenceMark } from '../../closing/reference-mark.ts';

const sentiments = { positive: 'Positive', neutral: 'Neutral', negative: 'Negative' } as const;

/** What became of a closure since it came in, the weightiest first, in words of a chip's length. Nothing: it stands as it came. [V3] */
export function changedSince(came: ClosureRow, now: ClosureRow): string[] {
  if (now.undoneAt) return ['undone'];
  const words: string[] = [];
  if (came.sentiment !== now.sentiment) words.push(now.sentiment ? `now ${sentiments[now.sentiment]}` : 'sentiment taken out');
  const tagsOf = (row: ClosureRow) =>
    row.tags
      .map(({ id }) => id)
      .sort()
      .join();
  if (tagsOf(came) !== tagsOf(now)) words.push(now.tags.length > came.tags.length ? 'tag added' : 'tags changed');
  if ((came.note ?? '') !== (now.note ?? '')) words.push(came.note ? 'note changed' : 'note added');
  return [...words, ...now.references.flatMap((reference) => referenceWords(came, reference))];
}

function referenceWords(came: ClosureRow, reference: ClosureReference): string[] {
  const known = came.references.find(({ id }) => id === reference.id);
  const name = reference.key ?? reference.text;
  if (!known) return [`${name} added`];
  return known.state === reference.state ? [] : [`${name} ${referenceMark(reference).words}`];
}

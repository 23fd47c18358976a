import type { ClosureRow } from '@desk/protocol/closure';

/** What of the stream is shown; the parts combine with and. `text` is looked for in names, note, tags and references. */
export type StreamFilter = {
  sentiment: 'positive' | 'neutral' | 'negative' | 'not-set' | undefined;
  withJira: boolean;
  department: string | undefined;
  text: string;
};

export const wholeStream: StreamFilter = { sentiment: undefined, withJira: false, department: undefined, text: '' };

/** Whether anything is filtered out at all. */
export function isFiltered(filter: StreamFilter): boolean {
  return filter.sentiment !== undefined || filter.withJira || filter.department !== undefined || filter.text.trim() !== '';
}

/** Whether a closure passes. A sentiment that was not set is `not-set`, never neutral. [C25] */
export function passes(row: ClosureRow, filter: StreamFilter): boolean {
  if (filter.sentiment && (row.sentiment ?? 'not-set') !== filter.sentiment) return false;
  if (filter.withJira && !row.references.some((reference) => reference.kind === 'jira')) return false;
  if (filter.department && row.department?.id !== filter.department) return false;
  const words = fold(filter.text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = fold(
    [
      row.customer.name,
      row.agent?.name,
      row.closedBy.name,
      row.department?.name,
      row.note,
      ...row.tags.map((tag) => tag.name),
      ...row.references.map((reference) => reference.key ?? reference.text),
    ].join('\n'),
  );
  return words.every((word) => text.includes(word));
}

/** The filter as it stands in the address; what is not set stays out of it. */
export function toQuery(filter: StreamFilter): Record<string, string | undefined> {
  return {
    sentiment: filter.sentiment,
    jira: filter.withJira ? '1' : undefined,
    department: filter.department,
    q: filter.text.trim() || undefined,
  };
}

/** The other way round; anything unknown in the address is ignored. */
export function fromQuery(query: URLSearchParams): StreamFilter {
  const sentiment = query.get('sentiment');
  const known = (['positive', 'neutral', 'negative', 'not-set'] as const).find((name) => name === sentiment);
  return {
    sentiment: known,
    withJira: query.get('jira') === '1',
    department: query.get('department') ?? undefined,
    text: query.get('q') ?? '',
  };
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

import type { ClosedBy, ClosureRow } from '@desk/protocol/closure';
import type { ClosureListFilter } from '../../data/closures-api.ts';
import { fold } from '../../ui/match-words.ts';
import { inDepartments } from './in-departments.ts';

/** What of the stream is shown; the parts combine with and. `text` is looked for in names, note, tags and references. */
export type StreamFilter = {
  sentiment: 'positive' | 'neutral' | 'negative' | 'not-set' | undefined;
  withJira: boolean;
  /** Ids with commas between, or `none`. */
  department: string | undefined;
  /** An agent's id, or `none`: nobody had the chat. */
  agent: string | undefined;
  /** A tag's id, or `none`. */
  tag: string | undefined;
  closedBy: ClosedBy['kind'] | undefined;
  text: string;
};

export const wholeStream: StreamFilter = {
  sentiment: undefined,
  withJira: false,
  department: undefined,
  agent: undefined,
  tag: undefined,
  closedBy: undefined,
  text: '',
};

/** Whether anything is filtered out at all. */
export function isFiltered(filter: StreamFilter): boolean {
  const { sentiment, department, agent, tag, closedBy } = filter;
  return [sentiment, department, agent, tag, closedBy].some((part) => part !== undefined) || filter.withJira || filter.text.trim() !== '';
}

/** Whether a closure passes. A sentiment that was not set is `not-set`, never neutral. [C25] */
export function passes(row: ClosureRow, filter: StreamFilter): boolean {
  if (filter.sentiment && (row.sentiment ?? 'not-set') !== filter.sentiment) return false;
  if (filter.withJira && !row.references.some((reference) => reference.kind === 'jira')) return false;
  if (!inDepartments(row, filter.department)) return false;
  if (filter.agent && (row.agent?.id ?? 'none') !== filter.agent) return false;
  if (filter.tag && (filter.tag === 'none' ? row.tags.length > 0 : !row.tags.some(({ id }) => id === filter.tag))) return false;
  if (filter.closedBy && row.closedBy.kind !== filter.closedBy) return false;
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
    agent: filter.agent,
    tag: filter.tag,
    closedBy: filter.closedBy,
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
    department: query.get('department') || undefined,
    agent: query.get('agent') || undefined,
    tag: query.get('tag') || undefined,
    closedBy: (['agent', 'supervisor', 'customer', 'system'] as const).find((kind) => kind === query.get('closedBy')),
    text: query.get('q') ?? '',
  };
}

/** The same question to the server, for matches beyond those that came by the stream. */
export function toServerFilter(filter: StreamFilter): ClosureListFilter {
  const { sentiment, department, agent, tag, closedBy } = filter;
  const q = filter.text.trim();
  return {
    ...(sentiment ? { sentiment } : {}),
    ...(filter.withJira ? { reference: 'jira' } : {}),
    ...(department ? { department } : {}),
    ...(agent ? { agent: agent as NonNullable<ClosureListFilter['agent']> } : {}),
    ...(tag ? { tag: tag as NonNullable<ClosureListFilter['tag']> } : {}),
    ...(closedBy ? { closedBy } : {}),
    ...(q ? { q } : {}),
  };
}

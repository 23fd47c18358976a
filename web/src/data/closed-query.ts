import type { ClosureListFilter } from './closures-api.ts';

const names = [
  'sentiment',
  'tag',
  'agent',
  'department',
  'reference',
  'q',
  'from',
  'to',
  'issue',
  'channel',
  'closedBy',
  'reason',
  'customer',
  'anyTag',
  'allTags',
  'noTag',
  'sentimentBy',
  'tagBy',
  'repliedWithin',
  'repliedFrom',
  'repliedTo',
  'attended',
  'spent',
  'returning',
  'weekHour',
  'csat',
  'nps',
] as const;
export type ClosedFilterName = (typeof names)[number];

/** What the address of the closed list says, as its server calls it. Reports link here with the same names. */
export type ClosedQuery = Partial<Record<ClosedFilterName, string>>;

export function closedQuery(query: URLSearchParams): ClosedQuery {
  const found: ClosedQuery = {};
  for (const name of names) {
    const value = query.get(name);
    if (value) found[name] = value;
  }
  return found;
}

/** The query with every filter taken out. */
export function withoutFilters(): Record<ClosedFilterName, undefined> {
  return Object.fromEntries(names.map((name) => [name, undefined])) as Record<ClosedFilterName, undefined>;
}

/** The server parses the values and answers `invalid` for what it does not know, so the address is handed on as it stands. */
export function toFilter(query: ClosedQuery): ClosureListFilter {
  return query as ClosureListFilter;
}

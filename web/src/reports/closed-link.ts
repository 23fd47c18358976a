/** What a figure counts, as the filters of the closed list. */
export type ClosedFilters = {
  from: Date;
  to: Date;
  sentiment?: 'positive' | 'neutral' | 'negative' | 'not-set';
  tag?: string;
  department?: string | undefined;
};

/** The address of the closures behind a figure. */
export function closedLink(filters: ClosedFilters): string {
  const query = new URLSearchParams({ from: filters.from.toISOString(), to: filters.to.toISOString() });
  for (const name of ['sentiment', 'tag', 'department'] as const) if (filters[name]) query.set(name, filters[name]);
  return `/supervise/closed?${query}`;
}

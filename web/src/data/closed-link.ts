import type { ClosedFilterName } from './closed-query.ts';

/** What a figure counts, as the filters of the closed list. */
export type ClosedFilters = { from: Date; to: Date } & { [N in Exclude<ClosedFilterName, 'from' | 'to'>]?: string | undefined };

/** The address of the closures behind a figure. */
export function closedLink({ from, to, ...filters }: ClosedFilters): string {
  const query = new URLSearchParams({ from: from.toISOString(), to: to.toISOString() });
  for (const [name, value] of Object.entries(filters)) if (value) query.set(name, value);
  return `/supervise/closed?${query}`;
}

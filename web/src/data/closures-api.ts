import type { ClosureFilter, ClosureRow, ClosuresByAgent, Replay } from '@desk/protocol/closure';
import type { Page } from '@desk/protocol/wire';
import { query, request } from './http.ts';

/** `department`: an id, or several with commas between. */
export type ClosureListFilter = Omit<Partial<ClosureFilter>, 'department'> & { department?: string };

export function listClosures(filter: ClosureListFilter): Promise<Page<ClosureRow>> {
  return request('GET', `/api/closures${query({ ...filter })}`);
}

/** How many closures of a filter each agent has, most first. */
export function countByAgent(filter: ClosureListFilter): Promise<ClosuresByAgent> {
  return request('GET', `/api/closures/agents${query({ ...filter })}`);
}

/** Address of the same list as CSV, for a download link. */
export function closuresCsvUrl(filter: ClosureListFilter): string {
  return `/api/closures.csv${query({ ...filter })}`;
}

/** The closures of a past minute (ISO-8601), as they came in and as they stand. */
export function readReplay(at: string, department: string | undefined, signal?: AbortSignal): Promise<Replay> {
  return request('GET', `/api/closures/replay${query({ at, department })}`, signal ? { signal } : {});
}

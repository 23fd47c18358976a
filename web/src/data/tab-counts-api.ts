import type { TabCounts } from '@desk/protocol/report';
import { request } from './http.ts';

/** What the tabs of the supervisor desk count, over all departments that I supervise. */
export function readTabCounts(signal?: AbortSignal): Promise<TabCounts> {
  return request('GET', '/api/tab-counts', signal ? { signal } : {});
}

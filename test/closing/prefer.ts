import type { ClosingPreferences } from '@desk/protocol/preferences';
import type { Business } from '../people.ts';

/** Saves preferences of closing as a supervisor does; what is not named stays. */
export async function prefer(business: Business, change: Partial<ClosingPreferences>): Promise<ClosingPreferences> {
  const supervisor = await business.person('supervisor');
  const before = await supervisor.get<ClosingPreferences>('/api/preferences');
  return supervisor.put<ClosingPreferences>('/api/preferences', { ...before, ...change });
}

import type { Member } from '@desk/core/access';
import { afterEach, expect, test, vi } from 'vitest';
import { createMetrics } from '../http/metrics.ts';
import type { Connection } from './connection.ts';
import { createSocketRegistry } from './registry.ts';

afterEach(() => vi.useRealTimers());

test('[V5] who has two tabs is there until both are closed, and that nobody is there is told too', () => {
  vi.useFakeTimers();
  const told: string[][] = [];
  const registry = createSocketRegistry(createMetrics(), { pulse: (members) => told.push(members.map(({ id }) => id)) });
  const tab = () => ({ checkAlive: () => true, close: () => {} }) as unknown as Connection;
  const signedIn = { member: { id: 'usr_noor' } as Member, sessionId: 'ses_1', expiresAt: new Date(Date.now() + 86_400_000) };
  const [first, second] = [1, 2].map(() => registry.add(tab(), signedIn, signedIn.expiresAt));
  const pulse = () => vi.advanceTimersByTime(30_000);
  pulse();
  first!();
  pulse();
  second!();
  pulse();
  expect(told).toEqual([['usr_noor'], ['usr_noor'], []]);
  registry.closeAll();
});

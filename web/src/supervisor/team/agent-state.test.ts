import { expect, test } from 'vitest';
import { agentLoad } from '../figures/figures.fixture.ts';
import { agentState, withAvailability } from './agent-state.ts';

test('[V5] who is back after more than the hour is there and unavailable, not offline', () => {
  const now = Date.parse('2026-05-13T08:00:00.000Z');
  const away = { available: false, disconnectedAt: '2026-05-13T05:58:00.000Z', availableSince: '2026-05-13T06:00:00.000Z' };
  const words = (online: boolean) => agentState(agentLoad('Noor Haddad', 0, 5, { ...away, online }), now).words;
  expect([words(false), words(true)]).toEqual(['Offline, 2h', 'Unavailable, 2h']);
});

test('[V5] who has just gone is offline before their presence is counted anew', () => {
  const noor = agentLoad('Noor Haddad', 1, 5, { online: true });
  const data = { agentId: noor.id, available: false, reason: 'disconnected', seenAt: '2026-05-13T05:58:00.000Z' };
  const [gone] = withAvailability([noor], [{ type: 'agent.availability-changed', at: '2026-05-13T06:00:00.000Z', data } as never]);
  expect(gone).toMatchObject({ available: false, online: false, disconnectedAt: '2026-05-13T05:58:00.000Z' });
});

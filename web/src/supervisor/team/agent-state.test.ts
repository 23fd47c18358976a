import { expect, test } from 'vitest';
import { agentLoad } from '../figures/figures.fixture.ts';
import { headcount } from './agent-state.ts';

test('the head of the agents counts each row once', () => {
  const since = '2026-05-13T08:00:00.000Z';
  const agents = [
    agentLoad('Wen Li', 1, 5),
    agentLoad('Sam Okafor', 1, 5, { online: false }),
    agentLoad('Noor Haddad', 1, 5, { online: false, available: false, disconnectedAt: since }),
    agentLoad('Bo Lindqvist', 1, 5, { available: false }),
    agentLoad('Yuki Tan', 1, 5, { available: false, online: false }),
  ];
  expect(headcount(agents)).toBe('1 on, 2 offline, 2 unavailable');
  expect(headcount(agents.slice(0, 1))).toBe('1 on');
});

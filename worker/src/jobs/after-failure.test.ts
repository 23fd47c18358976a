import { expect, test } from 'vitest';
import { JiraFailure, type JiraFailureKind } from '../jira/failure.ts';
import { afterFailure } from './after-failure.ts';

const NOW = new Date('2026-11-25T12:00:00Z');
const BASE = 2_000;
const MINUTE = 60_000;

/** The outcome with the wait in the middle of its spread, in milliseconds. */
function after(kind: JiraFailureKind, attempts: number, retryAfterMs?: number) {
  const failure = new JiraFailure(kind, 'Jira said no.', retryAfterMs === undefined ? {} : { retryAfterMs });
  const outcome = afterFailure(failure, attempts, BASE, NOW, () => 0.5);
  return { ...outcome, waitMs: outcome.retryAt === null ? null : outcome.retryAt.getTime() - NOW.getTime() };
}

const waits = (kind: JiraFailureKind, upTo: number) => Array.from({ length: upTo }, (_, attempts) => after(kind, attempts).waitMs);

test('[J3] passing trouble is tried again soon, then ever later, and in the end waits for a person', () => {
  const slower = [1, 5, 15, 60, 240, 720, 1_440].map((minutes) => minutes * MINUTE);
  expect(waits('server', 11)).toEqual([2_000, 4_000, 8_000, ...slower, null]);
  expect(after('network', 3)).toMatchObject({ state: 'pending', spent: true });
  expect(after('network', 10)).toMatchObject({ state: 'needs-attention', spent: true });
});

test('[J3] an issue that is not found is looked for three times more, slowly', () => {
  expect(waits('not_found', 4)).toEqual([15 * MINUTE, 120 * MINUTE, 1_440 * MINUTE, null]);
  expect(after('not_found', 0).state).toBe('needs-attention');
});

for (const kind of ['forbidden', 'bad_request', 'bad_shape', 'limit'] as const) {
  test(`[J3] after ${kind} only a person can help`, () => {
    expect(after(kind, 0)).toMatchObject({ state: 'needs-attention', retryAt: null, spent: true });
  });
}

test('[J3] being asked to wait is no attempt, and Retry-After is the floor of the wait', () => {
  expect(after('rate_limited', 5)).toMatchObject({ state: 'pending', spent: false, waitMs: BASE });
  expect(after('rate_limited', 5, 30_000).waitMs).toBe(31_500);
  expect(after('server', 0, 30_000).waitMs).toBe(31_500);
  const at = (random: number) => afterFailure(new JiraFailure('server', 'down', { retryAfterMs: 30_000 }), 0, BASE, NOW, () => random);
  expect(at(0)).toMatchObject({ retryAt: new Date(NOW.getTime() + 30_000) });
  expect(at(1)).toMatchObject({ retryAt: new Date(NOW.getTime() + 33_000) });
});

for (const kind of ['auth', 'scope', 'captcha'] as const) {
  test(`[J4] ${kind} is not the link’s fault: it stays where it is and no attempt is spent`, () => {
    expect(after(kind, 0)).toMatchObject({ state: 'pending', spent: false });
  });
}

test('waits are spread by a fifth to either side, so that a site that comes back is not stormed', () => {
  const at = (random: number) => afterFailure(new JiraFailure('timeout', 'slow'), 0, 1_000, NOW, () => random);
  expect(at(0)).toMatchObject({ retryAt: new Date(NOW.getTime() + 800) });
  expect(at(1)).toMatchObject({ retryAt: new Date(NOW.getTime() + 1_200) });
});

const KINDS: Record<JiraFailureKind, true> = {
  auth: true,
  bad_request: true,
  bad_shape: true,
  busy: true,
  captcha: true,
  forbidden: true,
  limit: true,
  network: true,
  not_found: true,
  not_json: true,
  rate_limited: true,
  redirect: true,
  scope: true,
  server: true,
  timeout: true,
  tls: true,
  wrong_url: true,
};

test('[J3] every kind of failure has a sentence of its own for the team, without Jira’s words', () => {
  const reasons = (Object.keys(KINDS) as JiraFailureKind[]).map((kind) => after(kind, 0).reason);
  expect(new Set(reasons).size).toBe(reasons.length);
  for (const reason of reasons) {
    expect(reason).toMatch(/^[A-Z].*\.$/);
    expect(reason).not.toContain('Jira said no');
  }
});

test('[J3] where JIRA refuses one link its own sentence is said, as one short line; what it says of a site is not', () => {
  const said = (kind: JiraFailureKind, words: string) => afterFailure(new JiraFailure(kind, 'Jira answered.', { words }), 0, BASE, NOW);
  expect(said('bad_request', "'title' is required.")).toMatchObject({ reason: "JIRA refused the link. JIRA says: “'title' is required.”" });
  expect(said('forbidden', 'Linking\nis off.\u202e')).toMatchObject({
    reason: 'Our JIRA user may not link issues in this project. JIRA says: “Linking is off.”',
  });
  expect(said('limit', 'x'.repeat(500))).toMatchObject({ reason: expect.stringMatching(/x{139}…”$/) });
  expect(said('auth', 'Token of desk@service.example is wrong')).toMatchObject({
    reason: 'JIRA sign-in was refused. An admin must renew the token.',
  });
});

test('[J3] [JD-24] an archived issue says so, whichever status JIRA chooses', () => {
  for (const kind of ['forbidden', 'bad_request'] as const) {
    const failure = new JiraFailure(kind, 'Jira answered 403: The issue is archived. You cannot edit it.');
    expect(afterFailure(failure, 0, BASE, NOW)).toMatchObject({
      state: 'needs-attention',
      reason: 'This issue is archived in JIRA, so nothing can be linked to it.',
    });
  }
});

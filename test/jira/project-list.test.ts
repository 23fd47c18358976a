import { unavailable } from '@desk/jira-double/fault-answers';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { createBusiness } from '../people.ts';
import { until } from '../until.ts';
import { connect, seedIssues, viewed } from './connect.ts';
import { sweeps } from './sweeps.ts';

test('the list of projects is asked for once when that fails, again after a quarter of an hour or a save, and then not for a day', async ({
  desk,
}) => {
  seedIssues(desk, 'LST', 1);
  const { journal, faults } = desk.jira.control;
  const asked = () => journal.of('GET', /project\/search/).length;
  const business = await createBusiness(desk);
  const admin = await business.person('admin');
  faults.push({ match: { path: 'project/search' }, times: Number.POSITIVE_INFINITY, answer: unavailable(503) });
  const { id } = await connect(admin, desk);
  await until(async () => (await viewed(admin)).lastError?.kind === 'server');
  await sweeps(desk, 3);
  expect(asked()).toBe(1);

  const minutesLeft = async () => {
    const row = await desk.db.selectFrom('jira_connections').select('projects_due_at').where('id', '=', id).executeTakeFirstOrThrow();
    return (row.projects_due_at.getTime() - Date.now()) / 60_000;
  };
  expect(await minutesLeft()).toBeGreaterThan(14);
  expect(await minutesLeft()).toBeLessThanOrEqual(15);
  faults.clear();
  await connect(admin, desk);
  await until(async () => (await viewed(admin)).projects?.includes('LST'));
  await sweeps(desk, 2);
  expect(asked()).toBe(2);
  expect(await minutesLeft()).toBeGreaterThan(23 * 60);
});

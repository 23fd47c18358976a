import { type SeenIssue, seeIssues } from '@desk/core/jira/see-issues';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { createBusiness } from '../people.ts';
import { connect } from './connect.ts';

test('[J7] [JD-44] an answer that is older by JIRA’s own clock changes nothing, one of the same instant does, whatever our clock says', async ({
  desk,
}) => {
  const business = await createBusiness(desk);
  const { id } = await connect(await business.person('admin'), desk);
  const site = { id, workspaceId: business.workspaceId };
  const see = async (status: string, updated: string | null) => {
    const issue: SeenIssue = { issueId: '10001', key: 'AGE-1', summary: 'Age', status, category: 'new', updated };
    await seeIssues(desk.db, site, [issue]);
    const { rows } = await sql<{
      status: string;
    }>`select status from jira_issues where connection_id = ${id} and issue_id = '10001'`.execute(desk.db);
    return rows[0]!.status;
  };
  const tenMinutesAhead = new Date(Date.now() + 600_000).toISOString();
  expect(await see('In Progress', tenMinutesAhead)).toBe('In Progress');
  expect(await see('To Do', new Date().toISOString())).toBe('In Progress');
  expect(await see('Done', tenMinutesAhead)).toBe('Done');
  expect(await see('Reopened', null)).toBe('Reopened');
});

import type { FoundIssue, JiraAsk } from '@desk/protocol/jira-ask';
import { html } from 'lit';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mount } from '../ui/mount.fixture.ts';
import type { IssueChosen } from './issue-chosen.ts';
import './desk-issue-finder.ts';

const issue = (key: string, summary: string): FoundIssue => ({ issueId: '1', key, summary, url: `https://jira.example/browse/${key}` });
const sites = [{ id: 'jira_1', bases: ['https://jira.example'], projects: ['NET'] }];

afterEach(() => vi.unstubAllGlobals());

/** A desk that knows one issue, whose JIRA finds another, has two types and makes NET-9. */
async function open(requests: { path: string; body: unknown; key: string | null }[], reason: string | null = null) {
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const body = init.body ? JSON.parse(String(init.body)) : undefined;
    requests.push({ path, body, key: new Headers(init.headers).get('idempotency-key') });
    const answers: Record<string, Partial<JiraAsk>> = {
      search: { issues: [issue('NET-2', 'Found in JIRA')] },
      types: { types: [{ id: '10001', name: 'Bug' }] },
      create: { issues: [issue('NET-9', 'Made')] },
    };
    const ask = body && {
      id: 'ask_1',
      kind: body.kind,
      state: reason ? 'failed' : 'done',
      issues: [],
      types: [],
      reason,
      ...answers[body.kind],
    };
    return Response.json(ask ?? { items: [issue('NET-1', 'Known here')] });
  });
  const chosen: string[] = [];
  await mount(
    html`<desk-issue-finder .sites=${sites} summary="No signal" @desk-issue-chosen=${(event: IssueChosen) => chosen.push(event.url)}></desk-issue-finder>`,
  );
  return chosen;
}

test('[J13] issues are found here at once and in JIRA, and the chosen one is handed on as its address', async () => {
  const requests: { path: string; body: unknown; key: string | null }[] = [];
  const chosen = await open(requests);
  await page.getByRole('button', { name: 'Find or create an issue' }).click();
  await expect.element(page.getByRole('button', { name: /NET-1/ })).toBeVisible();
  await userEvent.keyboard('signal');
  await page.getByRole('button', { name: /NET-2/ }).click();
  expect(chosen).toEqual(['https://jira.example/browse/NET-2']);
  expect(requests.at(-1)!.body).toEqual({ kind: 'search', site: 'jira_1', text: 'signal' });
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('button', { name: 'Find or create an issue' })).toBeVisible();
});

test('[J13] a JIRA that does not answer is said, and what is known can still be chosen', async () => {
  const chosen = await open([], 'JIRA has trouble. We keep trying.');
  await page.getByRole('button', { name: 'Find or create an issue' }).click();
  await userEvent.keyboard('signal');
  await expect.element(page.getByText('JIRA has trouble. We keep trying.')).toBeVisible();
  await page.getByRole('button', { name: /NET-1/ }).click();
  expect(chosen).toEqual(['https://jira.example/browse/NET-1']);
});

test('[J13] an issue is made with the summary that was filled in, once for one press', async () => {
  const requests: { path: string; body: unknown; key: string | null }[] = [];
  const chosen = await open(requests);
  await page.getByRole('button', { name: 'Find or create an issue' }).click();
  await page.getByRole('button', { name: 'New issue' }).click();
  await page.getByLabelText('Project').selectOptions('NET');
  await page.getByRole('button', { name: 'Create issue' }).click();
  await expect.poll(() => chosen).toEqual(['https://jira.example/browse/NET-9']);
  const made = requests.filter(({ body }) => (body as { kind?: string } | undefined)?.kind === 'create');
  expect(made.map(({ body }) => body)).toEqual([{ kind: 'create', site: 'jira_1', project: 'NET', typeId: '10001', summary: 'No signal' }]);
  expect(made[0]!.key).toMatch(/^[\w-]{8,}$/);
});

import type { IssueNews } from '@desk/protocol/jira-issue';
import type { ServerFrame } from '@desk/protocol/socket';
import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { chatFixture } from '../data/chat.fixture.ts';
import { mountInDesk } from '../data/desk-contexts.fixture.ts';
import { StubServer } from '../data/stub-server.fixture.ts';
import { namedIssues, namedMark } from './named-issue.ts';
import './desk-note-issues.ts';

const sites = [{ id: 'jira_1', bases: ['https://orrin.example'], projects: ['NET'] }];
const news = (name: string, state: IssueNews['state'], more: Partial<IssueNews> = {}) =>
  ({
    site: 'jira_1',
    name,
    state,
    issueId: null,
    key: null,
    summary: null,
    status: null,
    category: null,
    url: null,
    seenAt: null,
    ...more,
  }) as IssueNews;
const told = (...issues: IssueNews[]) =>
  ({ type: 'events', events: [{ type: 'jira.issues-seen', data: { issues } }] }) as unknown as ServerFrame;

let server: StubServer | undefined;
afterEach(() => server?.remove());

test('the keys and addresses in a note are its issues; words that only look like keys are none', () => {
  const text =
    'Same as net-7, see https://orrin.example/browse/NET-8?x=1 (not UTF-8 or ABC-1, nor https://evil.example/browse/NET-9). NET-7!';
  expect(namedIssues(text, sites).map(({ url }) => url)).toEqual([
    'https://orrin.example/browse/NET-7',
    'https://orrin.example/browse/NET-8',
  ]);
  const [{ reference }] = namedIssues('NET-7', sites) as [ReturnType<typeof namedIssues>[number]];
  expect(namedMark(reference, undefined)).toMatchObject({ key: 'NET-7', words: 'being checked' });
  expect(namedMark(reference, news('NET-7', 'not-answering')).words).toBe('not checked, JIRA is not answering');
  expect(namedMark(reference, news('NET-7', 'known', { key: 'FIB-2', summary: 'Moved' }))).toMatchObject({
    key: 'FIB-2',
    words: 'was NET-7',
  });
});

test('[J6] an issue that a note names shows what JIRA says of it, and one that is not there says so', async () => {
  const desk = await mountInDesk([], html`<desk-note-issues text="NET-7 as NET-8"></desk-note-issues>`);
  await expect.element(page.getByText('being checked').first()).toBeVisible();
  desk.issues.take(
    told(
      news('NET-7', 'known', {
        key: 'NET-7',
        summary: 'No signal',
        status: 'Done',
        category: 'done',
        url: 'https://orrin.example/browse/NET-7',
      }),
      news('NET-8', 'unknown'),
    ),
  );
  const link = page.getByRole('link', { name: /NET-7 ?No signal ?Done/ });
  await expect.element(link).toHaveAttribute('href', 'https://orrin.example/browse/NET-7');
  await expect.element(page.getByText('not there, or our JIRA user may not see it')).toBeVisible();
  expect(page.getByRole('link').elements()).toHaveLength(1);
  expect(page.getByRole('button').elements()).toHaveLength(0);
});

test('[K10] an issue in a note of a closed chat is linked with a press, unless it is linked already', async () => {
  server = new StubServer({ 'POST /api/chats/chat_1/wrap-up': () => ({}) });
  const known = news('NET-7', 'known', { key: 'NET-7', summary: 'No signal', url: 'https://orrin.example/browse/NET-7' });
  const closed = (references: object[]) => ({ ...chatFixture(), id: 'chat_1', status: 'closed', closure: { references } }) as never;
  const desk = await mountInDesk([], html`<desk-note-issues text="NET-7" .chat=${closed([])}></desk-note-issues>`);
  await expect.element(page.getByText('being checked')).toBeVisible();
  desk.issues.take(told(known));
  await page.getByRole('button', { name: 'Link NET-7 to this chat' }).click();
  await expect
    .poll(() => server!.sent('POST', '/api/chats/chat_1/wrap-up').map(({ body }) => body))
    .toEqual([{ references: ['https://orrin.example/browse/NET-7'] }]);
  const again = await mountInDesk(
    [],
    html`<desk-note-issues text="NET-7" .chat=${closed([{ key: 'NET-7', url: known.url, state: 'linked' }])}></desk-note-issues>`,
  );
  await expect.element(page.getByText('being checked')).toBeVisible();
  again.issues.take(told(known));
  await expect.element(page.getByText('No signal')).toBeVisible();
  expect(page.getByRole('button').elements()).toHaveLength(0);
});

import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { setZone } from '../../clock/time-words.ts';
import { chatFixture } from '../../data/chat.fixture.ts';
import { mountInDesk } from '../../data/desk-contexts.fixture.ts';
import { StubServer } from '../../data/stub-server.fixture.ts';
import { openedQuery } from './opened-query.ts';
import './desk-opened-list.ts';

const home = location.pathname + location.search;
let server: StubServer;

afterEach(() => {
  server?.remove();
  document.body.replaceChildren();
  history.replaceState(null, '', home);
});

test('[F5] the chats behind a figure of chats that came in are asked for as the figure counts them, and each leads to itself', async () => {
  setZone('UTC');
  const chats = [
    chatFixture({ openedAt: '2026-05-14T10:02:00.000Z', firstReplyAt: '2026-05-14T10:03:05.000Z' }),
    chatFixture({
      id: 'chat_2',
      number: 48214,
      firstReplyAt: null,
      status: 'ticketed',
      agent: null,
      customer: { id: 'cust_2' as never, name: 'Bo K.' },
    }),
  ];
  server = new StubServer({ 'GET /api/chats/opened': () => ({ items: chats, nextCursor: null }) });
  history.replaceState(null, '', '/supervise/opened?from=2026-05-14T00:00:00Z&to=2026-05-15T00:00:00Z&channel=web&attended=no&junk=1');
  await mountInDesk([], html`<desk-opened-list></desk-opened-list>`);
  await expect.element(page.getByText('Bo K.')).toBeVisible();
  const rows = [...document.querySelector('desk-opened-list')!.renderRoot.querySelectorAll('tbody tr')];
  expect(rows.map((row) => row.textContent!.replace(/\s+/g, ' ').trim())).toEqual([
    'Ada M. #48213 14 May, 10:02 after 1 min 5 s live Noor Haddad Mobile Web',
    'Bo K. #48214 14 May, 10:02 none ticket – Mobile Web',
  ]);
  expect(rows[1]!.querySelector('a')!.getAttribute('href')).toBe(`/supervise/opened/chat_2${location.search}`);
  expect(openedQuery(new URLSearchParams(location.search))).toEqual({
    from: '2026-05-14T00:00:00Z',
    to: '2026-05-15T00:00:00Z',
    channel: 'web',
    attended: 'no',
  });
  expect(openedQuery(new URLSearchParams('from=yesterday&to=now'))).toBeUndefined();
});

import type { ClosureReference } from '@desk/protocol/closure';
import { html } from 'lit';
import { expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { mountInDesk } from '../data/desk-contexts.fixture.ts';
import { StubServer } from '../data/stub-server.fixture.ts';
import './desk-other-chats.ts';

const reference = (id: string, changes: Partial<ClosureReference> = {}) =>
  ({ id, kind: 'jira', text: id, key: id, state: 'linked', changedAt: '2026-11-30T10:00:00.000Z', ...changes }) as ClosureReference;

const others = (...references: ClosureReference[]) =>
  html`${references.map((each) => html`<desk-other-chats .reference=${each}></desk-other-chats>`)}`;

test('[J12] chips of one page ask once how many other chats share their issues; a link that was taken off does not ask', async () => {
  const server = new StubServer({
    'GET /api/references/others': () => ({
      items: [
        { id: 'ref_a', issue: 'jira_1~10001~NET-1', chats: 3 },
        { id: 'ref_b', issue: 'jira_1~10002~NET-2', chats: 1 },
      ],
    }),
  });
  onTestFinished(() => server.remove());
  const desk = await mountInDesk(
    [],
    others(reference('ref_a'), reference('ref_b'), reference('ref_c'), reference('ref_d', { state: 'unlinked' })),
  );
  await expect.element(page.getByText('+3 other chats')).toBeVisible();
  await expect.element(page.getByText('+1 other chat')).toBeVisible();
  expect(server.sent('GET', '/api/references/others')).toHaveLength(1);
  // An agent reads the number; the list is for those who may open it.
  expect(page.getByRole('link').elements()).toHaveLength(0);
  desk.session.state = { at: 'in', me: { ...desk.session.me!, role: 'supervisor' } };
  desk.querySelector('desk-other-chats')!.requestUpdate();
  await expect
    .element(page.getByRole('link', { name: '+3 other chats' }))
    .toHaveAttribute('href', '/supervise/closed?issue=jira_1~10001~NET-1');
});

test('[J12] the number follows when another chat is linked to the issue, and one that nobody shared yet begins to count', async () => {
  let chats = 0;
  const server = new StubServer({
    'GET /api/references/others': () => ({ items: [{ id: 'ref_a', issue: 'jira_1~10001~NET-1', chats }] }),
  });
  onTestFinished(() => server.remove());
  const desk = await mountInDesk([], others(reference('ref_a')));
  await expect.poll(() => server.sent('GET', '/api/references/others').length).toBe(1);
  await expect.poll(() => Reflect.get(document.querySelector('desk-other-chats')!, 'others')).toBeDefined();
  expect(page.getByText('other chat').elements()).toHaveLength(0);
  const changed = (issueId: string) => ({ type: 'jira.links-changed', data: { connectionId: 'jira_1', issueId } });
  const frame = (...issueIds: string[]) => ({ type: 'events', events: issueIds.map(changed) }) as never;
  chats = 2;
  desk.socket.onFrame.call(frame('10002'));
  desk.socket.onFrame.call(frame('10001', '10001'));
  desk.socket.onFrame.call(frame('10001'));
  await expect.element(page.getByText('+2 other chats')).toBeVisible();
  expect(server.sent('GET', '/api/references/others')).toHaveLength(2);
  chats = 0;
  desk.socket.onFrame.call(frame('10001'));
  await expect.poll(() => page.getByText('other chat').elements()).toHaveLength(0);
});

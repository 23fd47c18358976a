import { nothing } from 'lit';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { mountInDesk } from '../data/desk-contexts.fixture.ts';
import { StubServer } from '../data/stub-server.fixture.ts';
import { AnnouncementMade } from '../ui/announce.ts';
import './desk-sent-away.ts';

test('[V2] an agent reads and hears who switched them off, and switches themselves on again', async () => {
  const server = new StubServer({ 'PUT /api/me/availability': () => ({}) });
  const heard: string[] = [];
  document.addEventListener(AnnouncementMade.type, (event) => heard.push((event as AnnouncementMade).words));
  const desk = await mountInDesk([], nothing);
  const place = document.createElement('desk-sent-away');
  place.session = desk.session;
  desk.append(place);
  await place.updateComplete;
  expect(place.renderRoot.textContent?.trim()).toBe('');
  desk.session.heardAvailable(false, { id: 'usr_1' as never, name: 'Ines Duarte' });
  await expect.element(page.getByText('Ines Duarte set you unavailable.')).toBeVisible();
  expect(heard).toEqual(['Ines Duarte set you unavailable. The chats you have stay yours.']);
  await page.getByRole('button', { name: 'Set available' }).click();
  await expect.poll(() => place.renderRoot.textContent?.trim()).toBe('');
  expect(server.sent('PUT', '/api/me/availability').map(({ body }) => body)).toEqual([{ available: true }]);
  server.remove();
});

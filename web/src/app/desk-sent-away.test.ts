import { nothing } from 'lit';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { setZone } from '../clock/time-words.ts';
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

test('[V5] an agent reads since when their desk was gone, and that new chats come again since it is back', async () => {
  const server = new StubServer({ 'PUT /api/me/availability': () => ({}) });
  const desk = await mountInDesk([], nothing);
  const place = document.createElement('desk-sent-away');
  place.session = desk.session;
  desk.append(place);
  setZone('UTC');
  const today = new Date();
  today.setUTCHours(0, 7, 0, 0);
  desk.session.heardAvailable(false, null, today.toISOString());
  await expect.element(page.getByText('Your desk had not been connected since 00:07.')).toBeVisible();
  expect(place.renderRoot.textContent).toContain('No new chats come in, and the ones you have stay yours.');
  desk.session.heardAvailable(true, null, today.toISOString());
  await expect.poll(() => place.renderRoot.textContent).toContain('It is back, and new chats come in again.');
  await page.getByRole('button', { name: 'Understood' }).click();
  await expect.poll(() => place.renderRoot.textContent?.trim()).toBe('');
  expect(server.sent('PUT', '/api/me/availability')).toEqual([]);
  server.remove();
});

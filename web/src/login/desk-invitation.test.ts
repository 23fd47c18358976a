import { DeskError } from '@desk/protocol/errors';
import { html } from 'lit';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { StubServer } from '../data/stub-server.fixture.ts';
import { deepActiveElement } from '../ui/deep-active-element.ts';
import { mount } from '../ui/mount.fixture.ts';
import type { DeskInvitation } from './desk-invitation.ts';
import './desk-invitation.ts';

test('[A8] a password is chosen by the link; a short one is said how short, and the page goes on when it is taken', async () => {
  history.replaceState(null, '', '#the-token');
  const server = new StubServer({
    'POST /api/auth/invitation': () => ({ name: 'Mira', email: 'mira@demo.test', workspace: 'Orrin', isFirst: true }),
    'POST /api/auth/invitation/accept': () => ({ user: {} }),
  });
  const element = await mount<DeskInvitation>(html`<desk-invitation></desk-invitation>`);
  let isIn = false;
  element.addEventListener('desk-invitation-accepted', () => {
    isIn = true;
  });
  await expect.element(page.getByRole('heading', { name: 'Welcome to Orrin, Mira' })).toBeVisible();
  const field = page.getByLabelText('Choose a password');
  await expect.poll(() => deepActiveElement()).toBe(field.element());
  await field.fill('eleven sign');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('1 more character, please')).toBeVisible();
  await field.fill('thirteen signs');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => isIn).toBe(true);
  expect(server.asked.at(-1)?.body).toEqual({ token: 'the-token', password: 'thirteen signs' });
  server.remove();
  history.replaceState(null, '', '#');
});

test('a link that is over says so, and what to do', async () => {
  const server = new StubServer({
    'POST /api/auth/invitation': () => {
      throw new DeskError('not-found', 'This link was used or is over.');
    },
  });
  await mount<DeskInvitation>(html`<desk-invitation></desk-invitation>`);
  await expect.element(page.getByText('This link is over')).toBeVisible();
  await expect.element(page.getByText(/Ask an admin of your workspace for a new one/)).toBeVisible();
  server.remove();
});

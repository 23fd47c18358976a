import { DeskError } from '@desk/protocol/errors';
import { html } from 'lit';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { StubServer } from '../../data/stub-server.fixture.ts';
import { mount } from '../../ui/mount.fixture.ts';
import type { DeskTeam } from './desk-team.ts';
import './desk-team.ts';

const ines = {
  id: 'usr_1',
  name: 'Ines Duarte',
  email: 'ines@demo.test',
  role: 'admin',
  departments: [],
  chatLimit: null,
  status: 'active',
  linkUntil: null,
  openChats: 0,
};
const noor = {
  ...ines,
  id: 'usr_2',
  name: 'Noor Haddad',
  email: 'noor@demo.test',
  role: 'agent',
  departments: [{ id: 'dep_1', name: 'Mobile' }],
};

test('[A7] an admin invites somebody: the link is shown once, with the token behind the #', async () => {
  let team = [ines, noor];
  const server = new StubServer({
    'GET /api/people': () => ({ items: team }),
    'POST /api/people': (body) => {
      const { name, email } = body as { name: string; email: string };
      const message = 'Somebody with this address is there already';
      if (email === 'noor@demo.test') throw new DeskError('already-exists', message, { errors: [{ path: 'email', message }] });
      const member = { ...noor, id: 'usr_3', name, email, status: 'invited' };
      team = [...team, member];
      return { member, token: 'a-token' };
    },
  });
  await mount<DeskTeam>(html`<desk-team my-id="usr_1"></desk-team>`);
  await expect.element(page.getByRole('row', { name: /Ines Duarte you ines@demo.test Admin All can sign in/ })).toBeVisible();
  await expect.element(page.getByRole('row', { name: /Noor Haddad noor@demo.test Agent Mobile/ })).toBeVisible();
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await page.getByRole('textbox', { name: 'Email' }).fill('noor@demo.test');
  await page.getByRole('textbox', { name: 'Name' }).fill('Mira Okafor');
  await page.getByRole('button', { name: 'Make the link' }).click();
  await expect.element(page.getByText('Somebody with this address is there already')).toBeVisible();
  await page.getByRole('textbox', { name: 'Email' }).fill('mira@demo.test');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(`${location.origin}/invite#a-token`)).toBeVisible();
  await expect.element(page.getByRole('row', { name: /Mira Okafor/ })).toBeVisible();
  expect(server.asked.findLast(({ method }) => method === 'POST')?.body).toEqual({
    name: 'Mira Okafor',
    email: 'mira@demo.test',
    role: 'agent',
    departmentIds: [],
    chatLimit: null,
  });
  server.remove();
});

test('[A10] to remove somebody asks once more, and a refusal is said in the dialog; oneself cannot be removed there', async () => {
  const server = new StubServer({
    'GET /api/people': () => ({ items: [ines, noor] }),
    'DELETE /api/people/usr_2': () => {
      throw new DeskError('in-use', 'Noor Haddad still has 2 open chats. Give them to somebody else first.');
    },
  });
  await mount<DeskTeam>(html`<desk-team my-id="usr_1"></desk-team>`);
  await page.getByRole('button', { name: 'Edit Noor Haddad' }).click();
  await page.getByRole('button', { name: 'Remove…' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect.element(page.getByText(/Noor Haddad still has 2 open chats/)).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await page.getByRole('button', { name: 'Edit Ines Duarte' }).click();
  await expect.element(page.getByRole('button', { name: 'New password link' })).toBeVisible();
  expect(page.getByRole('button', { name: 'Remove…' }).elements()).toEqual([]);
  server.remove();
});

test('what was typed of somebody to invite is asked about before Escape lets it go', async () => {
  const server = new StubServer({ 'GET /api/people': () => ({ items: [ines] }) });
  await mount<DeskTeam>(html`<desk-team my-id="usr_1"></desk-team>`);
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const email = page.getByRole('textbox', { name: 'Email' });
  await email.fill('mira@demo.test');
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByText('Leave with unsaved changes?', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Stay here' }).click();
  await expect.element(email).toHaveValue('mira@demo.test');
  await userEvent.keyboard('{Escape}');
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect.element(email).not.toBeInTheDocument();
  server.remove();
});

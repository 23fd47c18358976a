import { DeskError } from '@desk/protocol/errors';
import { html } from 'lit';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { mountInDesk } from '../data/desk-contexts.fixture.ts';
import { StubServer } from '../data/stub-server.fixture.ts';
import { mount } from '../ui/mount.fixture.ts';
import type { DeskWallPasses } from './desk-wall-passes.ts';
import './desk-wall-passes.ts';
import './team/desk-departments.ts';

const pass = {
  id: 'wall_1',
  name: 'By the door',
  departments: [],
  createdBy: { id: 'usr_1', name: 'Ines Duarte' },
  createdAt: '2026-05-13T08:00:00Z',
  seenAt: null,
};

test('[V4] an admin makes a link that is shown once, with the token behind the #, and takes it back', async () => {
  let passes = [pass];
  const server = new StubServer({
    'GET /api/wall-passes': () => ({ items: passes }),
    'POST /api/wall-passes': (body) => {
      const { name } = body as { name: string };
      if (!name.trim()) throw new DeskError('invalid', 'The name of the screen is empty');
      return { ...pass, id: 'wall_2', name, token: 'wall_2.signed' };
    },
    'DELETE /api/wall-passes/wall_1': () => {
      passes = [];
      return { revoked: true };
    },
  });
  await mount<DeskWallPasses>(html`<desk-wall-passes></desk-wall-passes>`);
  await expect.element(page.getByRole('row', { name: /By the door All Ines Duarte.* never/ })).toBeVisible();
  const make = page.getByRole('button', { name: 'Make the link' });
  await make.click();
  await expect.element(page.getByText('The name of the screen is empty')).toBeVisible();
  await page.getByRole('textbox', { name: 'New screen' }).fill('Canteen');
  await make.click();
  await expect.element(page.getByText(`${location.origin}/wall#wall_2.signed`)).toBeVisible();
  await expect.element(page.getByRole('row', { name: /Canteen/ })).toBeVisible();
  await page.getByRole('button', { name: 'Take back By the door' }).click();
  await expect.element(page.getByText('No screens yet')).toBeVisible();
  server.remove();
});

test('a supervisor is told that admins make wall screens, and nothing is asked of the server', async () => {
  const server = new StubServer();
  await mount<DeskWallPasses>(html`<desk-wall-passes locked></desk-wall-passes>`);
  await expect.element(page.getByText('Admins make wall screens')).toBeVisible();
  expect(server.asked).toEqual([]);
  server.remove();
});

test('[V4] a link that the browser did not copy is not called copied, and stays until its own pass is taken back', async () => {
  let passes = [pass];
  const server = new StubServer({
    'GET /api/wall-passes': () => ({ items: passes }),
    'POST /api/wall-passes': () => {
      passes = [pass, { ...pass, id: 'wall_2' }];
      return { ...pass, id: 'wall_2', token: 'wall_2.signed' };
    },
    'DELETE /api/wall-passes/wall_1': () => {
      passes = passes.filter(({ id }) => id !== 'wall_1');
      return { revoked: true };
    },
  });
  await mount<DeskWallPasses>(html`<desk-wall-passes></desk-wall-passes>`);
  await page.getByRole('textbox', { name: 'New screen' }).fill('By the door');
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = page.getByText(`${location.origin}/wall#wall_2.signed`);
  await expect.element(link).toBeVisible();
  Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }); // as without https
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect.element(page.getByText('This browser did not copy it.', { exact: false })).toBeVisible();
  expect(page.getByRole('button', { name: 'Copied' }).elements()).toEqual([]);
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.resolve() }, configurable: true });
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect.element(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(page.getByText('This browser did not copy it.', { exact: false }).elements()).toEqual([]);
  Reflect.deleteProperty(navigator, 'clipboard');
  await page.getByRole('button', { name: 'Take back By the door' }).first().click();
  await expect.poll(() => page.getByRole('button', { name: 'Take back By the door' }).elements().length).toBe(1);
  await expect.element(link).toBeVisible();
  server.remove();
});

test('a name that was typed and not yet saved is asked about before a link leads away', async () => {
  const home = location.pathname + location.search;
  const server = new StubServer({ 'GET /api/wall-passes': () => ({ items: [] }) });
  const forms = [
    [html`<desk-wall-passes></desk-wall-passes>`, 'New screen'],
    [html`<desk-departments></desk-departments>`, 'New department'],
  ] as const;
  for (const [form, label] of forms) {
    await mountInDesk([], html`<a href="/admin/people">People</a>${form}`);
    await page.getByRole('textbox', { name: label }).fill('By the door');
    await page.getByRole('link', { name: 'People' }).click();
    await expect.element(page.getByText('Leave with unsaved changes?', { exact: false })).toBeVisible();
    expect(location.pathname).not.toBe('/admin/people');
    await page.getByRole('button', { name: 'Discard' }).click();
    expect(location.pathname).toBe('/admin/people');
    history.replaceState(null, '', home);
  }
  document.body.replaceChildren();
  server.remove();
});

import type { ClosingPreferences } from '@desk/protocol/preferences';
import { ContextProvider } from '@lit/context';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Router } from '../route/router.ts';
import { routerContext } from '../route/router-context.ts';
import { deepActiveElement } from '../ui/deep-active-element.ts';
import type { DeskPreferences } from './desk-preferences.ts';
import { preferencesOf } from './preferences.fixture.ts';
import './desk-preferences.ts';

/** The server as this form meets it: it keeps the preferences, refuses stale versions and what `refusal` says. */
class PreferencesServer {
  now: ClosingPreferences = preferencesOf();
  saves: Partial<ClosingPreferences>[] = [];
  refusal: { path: string; message: string }[] = [];
  #held: Promise<void> | undefined;
  readonly #fetch = globalThis.fetch;

  /** Saves wait until they are let go. */
  hold(): { release(): void } {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#held = promise;
    return { release: resolve };
  }

  install(): void {
    globalThis.fetch = async (_input, init) => {
      if (init?.method !== 'PUT') return Response.json(this.now);
      const body: ClosingPreferences = JSON.parse(String(init.body));
      this.saves.push(body);
      await this.#held;
      const problem = { type: 'about:blank', title: 'Somebody changed these preferences meanwhile.' };
      if (this.refusal.length > 0)
        return Response.json({ ...problem, status: 422, code: 'invalid', errors: this.refusal }, { status: 422 });
      if (body.version !== this.now.version)
        return Response.json({ ...problem, status: 409, code: 'conflict', preferences: this.now }, { status: 409 });
      const departments = this.now.departments.map((each, i) => ({ ...each, ...body.departments[i] }));
      this.now = { ...this.now, ...body, departments, version: this.now.version + 1 };
      return Response.json(this.now);
    };
  }

  remove(): void {
    globalThis.fetch = this.#fetch;
  }
}

const home = location.pathname + location.search;
let server: PreferencesServer;

beforeEach(() => {
  localStorage.clear();
  server = new PreferencesServer();
  server.install();
});

afterEach(() => {
  server.remove();
  document.body.replaceChildren();
  history.replaceState(null, '', home);
});

async function mount(): Promise<DeskPreferences> {
  const place = document.createElement('div');
  new ContextProvider(place, { context: routerContext, initialValue: new Router() });
  const element = document.createElement('desk-preferences');
  place.append(element);
  document.body.replaceChildren(place);
  await expect.element(page.getByRole('heading', { name: 'Close form' })).toBeVisible();
  return element;
}

const undo = page.getByLabelText('Time to undo, in seconds');
const save = page.getByRole('button', { name: 'Save' });
const bar = (element: DeskPreferences) => element.renderRoot.querySelector('desk-save-bar')!;

test('every change counts, and Mod+S saves all of it with the version that was read', async () => {
  const element = await mount();
  await undo.fill('30');
  await page.getByRole('radio', { name: '3' }).click();
  await page.getByRole('switch', { name: 'Agents may bulk close' }).click();
  await page.getByLabelText('Tag in the workspace').selectOptions('Required');
  await page.getByLabelText('Sentiment in Broadband').selectOptions('Not required');
  expect(bar(element).changes).toBe(5);
  await userEvent.keyboard('{Control>}s{/Control}');
  await expect.poll(() => server.saves).toHaveLength(1);
  expect(server.saves[0]).toMatchObject({
    version: 4,
    undoSeconds: 30,
    maxTags: 3,
    agentsBulkClose: true,
    required: { sentiment: false, tag: true, note: false },
    departments: [{ required: { sentiment: false, tag: null, note: null } }, { required: { sentiment: null, tag: null, note: null } }],
  });
  await expect.poll(() => bar(element).words).toMatch(/^Saved at/);
});

test('what is typed while it is being saved stays, as a change to what is saved now', async () => {
  const element = await mount();
  await undo.fill('20');
  const held = server.hold();
  await save.click();
  await expect.poll(() => server.saves).toHaveLength(1);
  await undo.fill('30');
  held.release();
  await expect.poll(() => server.now.undoSeconds).toBe(20);
  await expect.element(undo).toHaveValue('30');
  expect(bar(element).changes).toBe(1);
});

test('discarding takes everything back, pickers included', async () => {
  const element = await mount();
  await page.getByLabelText('Note in the workspace').selectOptions('Required');
  await undo.fill('7');
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect.element(page.getByLabelText('Note in the workspace')).toHaveValue('not-required');
  await expect.element(undo).toHaveValue('10');
  expect(bar(element).changes).toBe(0);
});

test('a number that does not fit is said when its field is left, and nothing is sent', async () => {
  await mount();
  await undo.fill('61');
  await userEvent.tab();
  await expect.element(page.getByText('At most 60 seconds')).toBeVisible();
  await page.getByRole('switch', { name: 'Suggest tags' }).click();
  await save.click();
  await expect.poll(() => deepActiveElement()?.getAttribute('name')).toBe('undoSeconds');
  expect(server.saves).toEqual([]);
});

test('what the server refuses is said at its field', async () => {
  await mount();
  server.refusal = [
    { path: 'pendingMinutes', message: 'At most 72 hours' },
    { path: 'departments.1.required.tag', message: 'There is no such department.' },
  ];
  await page.getByLabelText('Close pending chats, in minutes').fill('60');
  await save.click();
  await expect.element(page.getByText('At most 72 hours')).toBeVisible();
  await expect.element(page.getByLabelText('Tag in Mobile & plans')).toHaveAttribute('aria-invalid', 'true');
});

test('[K15] a stale save shows both values of a field that two people changed, and takes the rest over', async () => {
  const element = await mount();
  server.now = { ...server.now, undoSeconds: 30, courtesyMinutes: 0, version: 5 };
  await undo.fill('20');
  await page.getByRole('switch', { name: 'Suggest tags' }).click();
  await save.click();
  await expect.element(page.getByRole('group', { name: 'Time to undo, two values' })).toBeVisible();
  await expect.element(page.getByText('Taken over from them: courtesy words.', { exact: false })).toBeVisible();
  await save.click();
  await expect.element(page.getByText('Pick one of the two values first')).toBeVisible();
  expect(server.saves).toHaveLength(1);
  await page.getByRole('button', { name: 'Yours 20 seconds' }).click();
  await save.click();
  await expect.poll(() => server.now).toMatchObject({ undoSeconds: 20, courtesyMinutes: 0, suggestTags: false, version: 6 });
  await expect.poll(() => bar(element).changes).toBe(0);
});

test('a form without changes follows what somebody else saves', async () => {
  const element = await mount();
  server.now = { ...server.now, undoSeconds: 45, version: 5 };
  element.revision++;
  await expect.element(undo).toHaveValue('45');
  expect(element.renderRoot.querySelector('desk-version-clash')).toBeNull();
});

test('a link that leads away asks first, and what was typed survives a reload', async () => {
  history.replaceState(null, '', '/admin/preferences');
  const element = await mount();
  const link = document.createElement('a');
  link.href = '/admin/tags';
  link.textContent = 'Tags';
  document.body.append(link);
  await undo.fill('25');
  await page.getByRole('link', { name: 'Tags' }).click();
  expect(location.pathname).toBe('/admin/preferences');
  await expect.element(page.getByText('Leave with unsaved changes?', { exact: false })).toBeVisible();
  element.remove();
  await mount();
  await expect.element(undo).toHaveValue('25');
  await expect.element(page.getByText('Your changes from before are still here, not saved.')).toBeVisible();
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect.element(undo).toHaveValue('10');
});

test('saving on the way out goes where the person wanted to', async () => {
  history.replaceState(null, '', '/admin/preferences');
  await mount();
  const link = document.createElement('a');
  link.href = '/admin/tags';
  link.textContent = 'Tags';
  document.body.append(link);
  await undo.fill('25');
  await page.getByRole('link', { name: 'Tags' }).click();
  await page.getByRole('alert').getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => location.pathname).toBe('/admin/tags');
  expect(server.now.undoSeconds).toBe(25);
});

import type { ClosureReference } from '@desk/protocol/closure';
import { html } from 'lit';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { mount } from '../ui/mount.fixture.ts';
import './desk-reference.ts';

const reference = (changes: Partial<ClosureReference> = {}) =>
  ({
    id: 'ref_1',
    kind: 'jira',
    text: 'NET-1',
    url: 'https://jira.example/browse/NET-1',
    key: 'NET-1',
    summary: 'No signal',
    status: 'In Progress',
    category: 'indeterminate',
    state: 'linked',
    reason: null,
    changedAt: '2026-11-30T10:00:00.000Z',
    ...changes,
  }) as ClosureReference;

afterEach(() => vi.unstubAllGlobals());

test('[J8] a link that stands can be taken off, one that was taken off put back, by who may', async () => {
  const calls: string[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (init.method !== 'GET') calls.push(`${init.method} ${path}`);
    return Response.json({ wants: true });
  });
  await mount(html`<desk-reference .reference=${reference()} editable></desk-reference>`);
  await page.getByRole('button', { name: 'What to do with NET-1' }).click();
  await page.getByRole('menuitem', { name: 'Take the link off' }).click();
  await expect.poll(() => calls).toEqual(['DELETE /api/references/ref_1']);
  await mount(html`<desk-reference .reference=${reference({ state: 'unlinked' })} editable></desk-reference>`);
  await page.getByRole('button', { name: 'What to do with NET-1' }).click();
  await page.getByRole('menuitem', { name: 'Link again' }).click();
  await expect.poll(() => calls).toEqual(['DELETE /api/references/ref_1', 'POST /api/references/ref_1/retry']);
  const stuck = reference({ state: 'unlinked', reason: 'JIRA still shows it. Our JIRA user may not link issues in this project.' });
  await mount(html`<desk-reference .reference=${stuck} editable></desk-reference>`);
  await expect.element(page.getByTitle('JIRA still shows it', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'What to do with NET-1' }).click();
  await page.getByRole('menuitem', { name: 'Try again' }).click();
  await expect.poll(() => calls.at(-1)).toBe('DELETE /api/references/ref_1');
  await mount(html`<desk-reference .reference=${reference()}></desk-reference>`);
  expect(document.querySelector('desk-reference')!.shadowRoot!.querySelector('ui-menu')).toBeNull();
});

test('[J14] who closed the chat says that they need not be told, and that they want to after all; the issue opens from the menu', async () => {
  let wants = true;
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    if (init.method === 'PUT') wants = JSON.parse(String(init.body)).wants;
    return Response.json({ wants });
  });
  const opened = vi.spyOn(window, 'open').mockReturnValue(null);
  onTestFinished(() => opened.mockRestore());
  await mount(html`<desk-reference .reference=${reference()} editable></desk-reference>`);
  const menu = page.getByRole('button', { name: 'What to do with NET-1' });
  await menu.click();
  await page.getByRole('menuitem', { name: 'Don’t tell me when it is done' }).click();
  await expect.poll(() => wants).toBe(false);
  await menu.click();
  await page.getByRole('menuitem', { name: 'Tell me when it is done' }).click();
  await expect.poll(() => wants).toBe(true);
  await menu.click();
  await page.getByRole('menuitem', { name: 'Open in JIRA' }).click();
  expect(opened).toHaveBeenCalledWith('https://jira.example/browse/NET-1', '_blank', 'noopener,noreferrer');
});

test('[J7] a chip says what its issue is about, and under which key it was linked when that is another one now', async () => {
  await mount(html`<desk-reference .reference=${reference({ key: 'MOB-7' })}></desk-reference>`);
  await expect.element(page.getByRole('link', { name: 'MOB-7 was NET-1 No signal In Progress linked' })).toBeVisible();
  await mount(html`<desk-reference .reference=${reference({ text: '#10042' })}></desk-reference>`);
  expect(document.querySelector('desk-reference')!.shadowRoot!.textContent).not.toContain('was');
});

test('[J8] a link that was taken off is said to be on its way until JIRA has let go of it', async () => {
  const off = reference({ state: 'unlinked' });
  await mount(html`<desk-reference .reference=${{ ...off, isLeaving: true }}></desk-reference>`);
  await expect.element(page.getByTitle('being taken off', { exact: false })).toBeVisible();
  await mount(html`<desk-reference .reference=${off}></desk-reference>`);
  await expect.element(page.getByTitle('In Progress · taken off', { exact: false })).toBeVisible();
});

test('[J7] the status of the issue stands on the chip, and that it is gone in words', async () => {
  await mount(html`<desk-reference .reference=${reference()}></desk-reference>`);
  await expect.element(page.getByText('In Progress')).toBeVisible();
  const gone = reference({ summary: null, status: null, category: null, reason: 'Deleted in JIRA.' });
  await mount(html`<desk-reference .reference=${gone}></desk-reference>`);
  await expect.element(page.getByTitle('Deleted in JIRA.')).toBeVisible();
});

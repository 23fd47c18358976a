import type { ClosureReference } from '@desk/protocol/closure';
import { html } from 'lit';
import { afterEach, expect, test, vi } from 'vitest';
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
    calls.push(`${init.method} ${path}`);
    return Response.json({});
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

test('[J7] the status of the issue stands on the chip, and that it is gone in words', async () => {
  await mount(html`<desk-reference .reference=${reference()}></desk-reference>`);
  await expect.element(page.getByText('In Progress')).toBeVisible();
  const gone = reference({ summary: null, status: null, category: null, reason: 'Deleted in JIRA.' });
  await mount(html`<desk-reference .reference=${gone}></desk-reference>`);
  await expect.element(page.getByTitle('Deleted in JIRA.')).toBeVisible();
});

import { html } from 'lit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { mount } from '../ui/mount.fixture.ts';
import type { DeskTagRetire } from './desk-tag-retire.ts';
import { tagOf } from './tag.fixture.ts';
import type { TagRetired } from './tag-retired.ts';
import './desk-tag-retire.ts';

const esim = tagOf({ name: 'eSIM' });
const coverage = tagOf({ name: 'Coverage' });
const original = globalThis.fetch;
let asked: string[];
let preview: { closures: number; both: number };
let refusal: { code: string; title: string } | undefined;

beforeEach(() => {
  asked = [];
  preview = { closures: 213, both: 4 };
  refusal = undefined;
  globalThis.fetch = async (input, init) => {
    const url = new URL(String(input), location.href);
    asked.push([init?.method, url.pathname + url.search, init?.body].filter(Boolean).join(' '));
    if (init?.method === 'GET') return Response.json(preview);
    if (refusal) return Response.json({ type: 'about:blank', status: 409, ...refusal }, { status: 409 });
    return Response.json({ closures: preview.closures });
  };
});

afterEach(() => {
  globalThis.fetch = original;
});

function open(tag = esim): Promise<DeskTagRetire> {
  return mount(html`<desk-tag-retire .tag=${tag} .choices=${[coverage, esim]}></desk-tag-retire>`);
}

test('[G4] a merge says what it moves before it is confirmed', async () => {
  const element = await open();
  const retired: TagRetired[] = [];
  element.addEventListener('desk-tag-retired', (event) => retired.push(event));
  await page.getByRole('button', { name: 'Merge into…' }).click();
  await expect.element(page.getByRole('button', { name: 'Merge', exact: true })).toBeDisabled();
  const options = [...element.renderRoot.querySelector('ui-select')!.options].map(({ label }) => label);
  expect(options).toEqual(['Choose a tag', 'Coverage']);
  await page.getByLabelText('Merge into').selectOptions('Coverage');
  await expect.element(page.getByText('213 chats will be tagged Coverage, 4 of them have both.')).toBeVisible();
  expect(asked).toEqual([`GET /api/tags/${esim.id}/merge?into=${coverage.id}`]);
  await page.getByRole('button', { name: 'Merge into Coverage' }).click();
  await expect.poll(() => retired.map(({ tag, into }) => [tag.name, into?.name])).toEqual([['eSIM', 'Coverage']]);
  expect(asked[1]).toBe(`POST /api/tags/${esim.id}/merge {"into":"${coverage.id}"}`);
});

test('a merge that is cancelled asks for nothing', async () => {
  await open();
  await page.getByRole('button', { name: 'Merge into…' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect.element(page.getByRole('button', { name: 'Merge into…' })).toBeVisible();
  expect(asked).toEqual([]);
});

test('a tag that no chat has is merged into another one all the same', async () => {
  preview = { closures: 0, both: 0 };
  await open();
  await page.getByRole('button', { name: 'Merge into…' }).click();
  await page.getByLabelText('Merge into').selectOptions('Coverage');
  await expect.element(page.getByText('No chat has this tag yet.')).toBeVisible();
});

test('a tag that was used stays, and the refusal is said in words', async () => {
  refusal = { code: 'in-use', title: 'A tag that was used cannot be deleted. Make it inactive instead.' };
  const element = await open({ ...esim, uses: 0 });
  const retired: TagRetired[] = [];
  element.addEventListener('desk-tag-retired', (event) => retired.push(event));
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('A tag that was used cannot be deleted. Make it inactive instead.');
  expect(retired).toEqual([]);
});

test('a tag in use cannot be deleted at all, an unused one goes', async () => {
  await open();
  await expect.element(page.getByRole('button', { name: 'Delete' })).toBeDisabled();
  const element = await open({ ...esim, uses: 0 });
  const retired: TagRetired[] = [];
  element.addEventListener('desk-tag-retired', (event) => retired.push(event));
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect.poll(() => retired.map(({ into }) => into)).toEqual([undefined]);
});

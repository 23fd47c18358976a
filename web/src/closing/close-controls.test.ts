import type { IssueNews } from '@desk/protocol/jira-issue';
import type { JiraSite } from '@desk/protocol/references';
import type { Tag } from '@desk/protocol/tag';
import { html } from 'lit';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mount } from '../ui/mount.fixture.ts';
import type { DeskReferenceField } from './desk-reference-field.ts';
import type { DeskSentiment } from './desk-sentiment.ts';
import type { DeskTagSelect } from './desk-tag-select.ts';
import { referenceFate } from './reference-words.ts';
import './desk-reference-field.ts';
import './desk-sentiment.ts';
import './desk-tag-select.ts';

const tag = (name: string) =>
  ({ id: `tag_${name}`, name, hue: 5, meaning: '', group: '', departmentIds: [], active: true, version: 1, uses: 0 }) as unknown as Tag;
const tags = ['eSIM', 'Coverage', 'Roaming', 'Activation'].map(tag);
const sites: JiraSite[] = [{ id: 'jira_1', bases: ['https://orrin.example'], projects: ['NET', 'FIB'] }];

test('[C25] nothing is chosen at first; arrows choose a sentiment and the same one pressed again clears it', async () => {
  const element = await mount<DeskSentiment>(html`<desk-sentiment></desk-sentiment>`);
  await expect.element(page.getByRole('radiogroup', { name: 'How did it end for the customer?' })).toBeVisible();
  expect(element.value).toBeNull();
  await userEvent.tab();
  await userEvent.keyboard('{ArrowRight}');
  expect(element.value).toBe('neutral');
  await page.getByRole('radio', { name: 'Neutral' }).click();
  expect(element.value).toBeNull();
  await page.getByRole('radio', { name: 'Negative' }).click();
  await userEvent.keyboard('{Backspace}');
  expect(element.value).toBeNull();
});

test('a sentiment chosen by its number takes the focus along, and one Tab leads out of the group', async () => {
  const element = await mount<DeskSentiment>(html`<desk-sentiment></desk-sentiment>`);
  const note = document.createElement('textarea');
  element.after(note);
  element.focus();
  element.value = 'negative';
  await element.updateComplete;
  expect(element.shadowRoot!.activeElement?.textContent).toContain('Negative');
  await userEvent.tab();
  expect(document.activeElement).toBe(note);
  element.value = 'positive';
  await element.updateComplete;
  expect(document.activeElement).toBe(note);
  note.remove();
});

test('[G1] [13.3] tags stand A to Z below "No tag"; a few letters and Enter choose one', async () => {
  const element = await mount<DeskTagSelect>(html`<desk-tag-select .tags=${tags}></desk-tag-select>`);
  const options = () =>
    [...element.renderRoot.querySelectorAll('[role=option]')].map((option) => option.querySelector('.ell, .t3')?.textContent);
  expect(options()).toEqual(['No tag', 'Activation', 'Coverage', 'eSIM', 'Roaming']);
  await page.getByRole('combobox', { name: 'Tag' }).fill('esi');
  expect(options()).toEqual(['eSIM']);
  await userEvent.keyboard('{Enter}');
  expect(element.value).toEqual(['tag_eSIM']);
  await expect.element(page.getByRole('option', { name: 'eSIM' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('combobox', { name: 'Tag' }).click();
  await userEvent.keyboard('{Backspace}');
  expect(element.value).toEqual([]);
});

test('a filter without a hit says what to do, and Escape clears the filter before anything else', async () => {
  const element = await mount<DeskTagSelect>(html`<desk-tag-select .tags=${tags}></desk-tag-select>`);
  let heard = 0;
  element.addEventListener('keydown', () => heard++);
  await page.getByRole('combobox', { name: 'Tag' }).fill('zzz');
  await expect.element(page.getByText('No tag called “zzz”. Ask a supervisor to add it.')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  expect(heard).toBe(0);
  await expect.element(page.getByRole('option', { name: 'Roaming' })).toBeVisible();
});

test('with more than one tag allowed, entries toggle up to the limit', async () => {
  const element = await mount<DeskTagSelect>(html`<desk-tag-select .tags=${tags} max="2"></desk-tag-select>`);
  for (const name of ['eSIM', 'Roaming', 'Coverage']) await page.getByRole('option', { name }).click();
  expect(element.value).toEqual(['tag_eSIM', 'tag_Roaming']);
});

test('keys, links and numbers become chips; what is refused stays as text with its reason', async () => {
  const element = await mount<DeskReferenceField>(html`<desk-reference-field .sites=${sites}></desk-reference-field>`);
  await page.getByRole('textbox', { name: 'JIRA links and ticket numbers' }).click();
  await userEvent.keyboard('NET-2381 INC-77120 ');
  expect(element.references).toEqual(['https://orrin.example/browse/NET-2381', 'INC-77120']);
  await expect.element(page.getByText('will be linked in JIRA', { exact: false })).toBeVisible();
  await userEvent.keyboard('ftp://files.example/x{Enter}');
  expect(element.references).toHaveLength(2);
  expect(element.typed).toContain('ftp:');
  await expect.element(page.getByText('is not a web address', { exact: false })).toBeVisible();
});

test('words that became no chip stay in the field as text, with a sentence', async () => {
  const element = await mount<DeskReferenceField>(html`<desk-reference-field .sites=${sites}></desk-reference-field>`);
  await page.getByRole('textbox').fill('NET-1180 nonsense http://evil.example/browse/NET-1');
  await userEvent.keyboard('{Enter}');
  expect(element.references).toEqual(['https://orrin.example/browse/NET-1180', 'http://evil.example/browse/NET-1']);
  expect(element.typed).toBe('nonsense');
  await expect.element(page.getByText('“nonsense” is neither a key nor a link, kept as text')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  expect(element.references.at(-1)).toBe('nonsense');
});

test('the same issue twice is one chip, and Backspace takes the last back into text', async () => {
  const element = await mount<DeskReferenceField>(html`<desk-reference-field .sites=${sites}></desk-reference-field>`);
  await page.getByRole('textbox').click();
  await userEvent.keyboard('FIB-912,https://orrin.example/browse/FIB-912,');
  expect(element.references).toHaveLength(1);
  await userEvent.keyboard('{Backspace}');
  expect(element.references).toEqual([]);
  expect(element.typed).not.toBe('');
});

test('[J6] a key has a tick once JIRA has confirmed it, and closing never waits for that', () => {
  const news = (state: IssueNews['state'], more: Partial<IssueNews> = {}) => ({ state, name: 'NET-2381', ...more }) as IssueNews;
  const key = { kind: 'jira', site: 'jira_1', key: 'NET-2381' } as const;
  expect(referenceFate(key, undefined)).toEqual({ icon: 'jira', tone: 'quiet', words: 'will be linked in JIRA', aside: '' });
  expect(referenceFate(key, news('asked')).icon).toBe('jira');
  expect(referenceFate(key, news('known', { key: 'NET-2381', summary: 'Bundle not provisioned', status: 'In Progress' }))).toEqual({
    icon: 'check-circle',
    tone: 'pos',
    words: 'Bundle not provisioned',
    aside: 'In Progress',
  });
  expect(referenceFate(key, news('known', { key: 'FIB-7', summary: 'Moved' })).words).toBe('is now FIB-7: Moved');
  expect(referenceFate(key, news('not-answering')).words).toBe('Not checked, JIRA is not answering. It will be linked later.');
  expect(referenceFate(key, news('unknown')).tone).toBe('warn');
});

import type { ClosingPreferences } from '@desk/protocol/preferences';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { chatFixture } from '../../data/chat.fixture.ts';
import type { DeskContexts } from '../../data/desk-contexts.fixture.ts';
import type { AnnouncementMade } from '../../ui/announce.ts';
import { deepActiveElement } from '../../ui/deep-active-element.ts';
import { openForm } from './close-dialog.fixture.ts';

const home = location.pathname + location.search;
const ada = chatFixture();

/** The workspace asks for a tag, its department Mobile for a note as well. */
function asks(desk: DeskContexts, over: Partial<ClosingPreferences> = {}): void {
  const required = { sentiment: null, tag: null, note: true };
  desk.catalogue.preferences = {
    required: { sentiment: false, tag: true, note: false },
    departments: [{ id: ada.department!.id, name: 'Mobile', required }],
    maxTags: 1,
    notesOnClose: true,
    ...over,
  } as ClosingPreferences;
}

afterEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, '', home);
});

test('[K14] [fault A30] what is required says so and nothing is marked wrong until somebody tries to close', async () => {
  const said: string[] = [];
  const hear = ({ words }: AnnouncementMade) => said.push(words);
  document.addEventListener('ui-announcement-made', hear);
  const desk = await openForm(ada, asks);
  expect(page.getByText('required', { exact: false }).elements()).toHaveLength(2);
  await expect.element(page.getByRole('combobox', { name: 'Tag' })).toHaveAttribute('aria-invalid', 'false');
  await page.getByRole('button', { name: 'Close chat' }).click();
  await expect.element(page.getByText('Choose a tag')).toBeVisible();
  await expect.element(page.getByText('Write a note, Mobile asks for one')).toBeVisible();
  await expect.poll(() => deepActiveElement()?.getAttribute('role')).toBe('combobox');
  expect(said).toContain('2 things to fix: tag, note');
  expect(desk.closes).toEqual([]);
  await userEvent.keyboard('esi{Enter}');
  await expect.element(page.getByText('Choose a tag')).not.toBeInTheDocument();
  await page.getByRole('textbox', { name: 'Closing note' }).fill('Bundle re-triggered');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(() => desk.closes).toHaveLength(1);
  document.removeEventListener('ui-announcement-made', hear);
});

test('[K14] the form begins at the first field that is required and empty', async () => {
  await openForm(ada, asks);
  await expect.poll(() => deepActiveElement()?.getAttribute('role')).toBe('combobox');
});

test('[K14] [13.3] [13.4] [fault A13] where notes are off and no tag is on offer, neither is shown nor asked for', async () => {
  const desk = await openForm(ada, (each) => {
    asks(each, { notesOnClose: false });
    each.catalogue.tags = [];
  });
  await expect.element(page.getByRole('radiogroup')).toBeVisible();
  expect(page.getByRole('textbox', { name: 'Closing note' }).elements()).toHaveLength(0);
  expect(page.getByRole('combobox', { name: 'Tag' }).elements()).toHaveLength(0);
  await page.getByRole('button', { name: 'Close chat' }).click();
  await expect.poll(() => desk.closes).toHaveLength(1);
});

test('[fault A30] preferences that change while the form is open are those it asks for', async () => {
  const desk = await openForm(ada);
  expect(page.getByText('required').elements()).toHaveLength(0);
  asks(desk, { maxTags: 2 });
  desk.catalogue.onChange.call();
  await expect.element(page.getByText('up to 2')).toBeVisible();
  await page.getByRole('button', { name: 'Close chat' }).click();
  await expect.element(page.getByText('Choose a tag')).toBeVisible();
});

test('[fault A30] what was asked for is forgiven when the workspace stops asking', async () => {
  const desk = await openForm(ada, asks);
  await page.getByRole('button', { name: 'Close chat' }).click();
  await expect.element(page.getByText('Write a note, Mobile asks for one')).toBeVisible();
  asks(desk, { departments: [] });
  desk.catalogue.onChange.call();
  await expect.element(page.getByText('Write a note, Mobile asks for one')).not.toBeInTheDocument();
  await expect.element(page.getByText('Choose a tag')).toBeVisible();
});

test('[Q2] the form says that the customer will be asked, where somebody of the team wrote and surveys are on, and offers no choice', async () => {
  const line = page.getByText('Ada is asked how it was once the time to undo is over', { exact: false });
  const answered = chatFixture({ firstReplyAt: new Date().toISOString() });
  const desk = await openForm(answered, (each) => asks(each, { asksSurvey: true }));
  await expect.element(line).toBeVisible();
  asks(desk);
  desk.catalogue.onChange.call();
  await expect.element(line).not.toBeInTheDocument();
  await openForm(chatFixture({ firstReplyAt: null }), (each) => asks(each, { asksSurvey: true }));
  await expect.element(page.getByRole('button', { name: 'Close chat' })).toBeVisible();
  expect(line.elements()).toHaveLength(0);
});

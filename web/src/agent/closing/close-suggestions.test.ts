import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { chatFixture } from '../../data/chat.fixture.ts';
import { StubServer } from '../../data/stub-server.fixture.ts';
import { deepActiveElement } from '../../ui/deep-active-element.ts';
import { openForm } from './close-dialog.fixture.ts';

const home = location.pathname + location.search;
const ada = chatFixture();
const path = `GET /api/chats/${ada.id}/suggestions`;
const esim = { id: 'tag_eSIM', name: 'eSIM', hue: 285 };
let server: StubServer;

afterEach(() => {
  server.remove();
  document.body.replaceChildren();
  history.replaceState(null, '', home);
});

test('[K13] proposals stand above the list, chosen by nobody, and are sent beside what was chosen', async () => {
  server = new StubServer({ [path]: () => ({ tags: [esim], sentiment: 'negative' }) });
  const desk = await openForm(ada);
  const group = page.getByRole('group', { name: 'From this chat proposed' });
  await expect.element(group.getByRole('option', { name: 'eSIM' })).toHaveAttribute('aria-selected', 'false');
  await expect.element(page.getByText('Sounds negative')).toBeVisible();
  expect(page.getByRole('radio', { checked: true }).elements()).toHaveLength(0);
  await page.getByRole('option', { name: 'Coverage' }).click();
  await page.getByRole('button', { name: 'Close chat' }).click();
  await expect.poll(() => desk.closes).toHaveLength(1);
  expect(desk.closes[0]!.input).toMatchObject({
    sentiment: null,
    tagIds: ['tag_Coverage'],
    proposed: { tagIds: ['tag_eSIM'], sentiment: 'negative' },
  });
});

test('[K13] a proposal is taken by keyboard, and steps aside while somebody filters', async () => {
  server = new StubServer({ [path]: () => ({ tags: [esim], sentiment: null }) });
  const desk = await openForm(ada);
  const group = page.getByRole('group', { name: 'From this chat proposed' });
  await expect.element(group).toBeVisible();
  await userEvent.keyboard('/cov');
  await expect.element(group).not.toBeInTheDocument();
  await userEvent.keyboard('{Escape}{ArrowDown}{Enter}');
  expect(deepActiveElement()?.getAttribute('role')).toBe('combobox');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(() => desk.closes[0]?.input).toMatchObject({ tagIds: ['tag_eSIM'] });
});

test('a form whose suggestions fail closes like any other', async () => {
  server = new StubServer();
  const desk = await openForm(ada);
  await expect.poll(() => server.sent('GET', path.slice(4))).toHaveLength(1);
  await page.getByRole('button', { name: 'Close chat' }).click();
  await expect.poll(() => desk.closes).toHaveLength(1);
  expect(desk.closes[0]!.input).not.toHaveProperty('proposed');
  expect(page.getByText('From this chat').elements()).toHaveLength(0);
});

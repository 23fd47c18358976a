import type { AmendClosure, Closure } from '@desk/protocol/closure';
import { DeskError } from '@desk/protocol/errors';
import type { Me } from '@desk/protocol/people';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { chatFixture } from '../../data/chat.fixture.ts';
import { closureFixture } from '../../data/closure.fixture.ts';
import type { DeskContexts } from '../../data/desk-contexts.fixture.ts';
import { StubServer } from '../../data/stub-server.fixture.ts';
import { deepActiveElement } from '../../ui/deep-active-element.ts';
import { openForm } from './close-dialog.fixture.ts';

const home = location.pathname + location.search;
const ada = chatFixture();
const path = `/api/chats/${ada.id}/wrap-up`;
const closedAs = (closure: Closure, version = 6) => chatFixture({ status: 'closed', version, closure });
const ines = closureFixture({
  sentiment: 'negative',
  closedBy: { kind: 'supervisor', id: 'usr_x' as never, name: 'Ines Duarte' },
  reason: 'resolved',
});
let server: StubServer;

/** A server that takes details, and answers with the chat as it would be. */
function accepting(closure: Closure): void {
  server = new StubServer({ [`POST ${path}`]: (body) => closedAs({ ...closure, ...(body as AmendClosure), references: [], tags: [] }, 9) });
}

function become(desk: DeskContexts, role: Me['role']): void {
  desk.session.state = { at: 'in', me: { ...desk.session.me!, role } };
}

const patches = () => server.sent('POST', path).map(({ body }) => body);
const note = () => page.getByRole('textbox', { name: /note/i });

afterEach(() => {
  server.remove();
  document.body.replaceChildren();
  history.replaceState(null, '', home);
});

test('[K10] [13.11] a customer who ends the chat under the form turns it into one that adds details, and nothing typed is lost', async () => {
  const closure = closureFixture();
  accepting(closure);
  const desk = await openForm(ada);
  await page.getByRole('radio', { name: 'Positive' }).click();
  await note().fill('Left in a hurry');
  desk.chats.put(closedAs(closure));
  await expect.element(page.getByRole('dialog', { name: 'Ada ended this chat. Add details' })).toBeVisible();
  expect(deepActiveElement()?.tagName).toBe('TEXTAREA');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(patches).toEqual([{ sentiment: 'positive', note: 'Left in a hurry' }]);
  expect(server.sent('POST', path)[0]!.key).toMatch(/^[\w-]{8,}$/);
  await expect.poll(() => location.pathname).toBe(`/desk/live/${ada.id}`);
  expect(desk.closes).toEqual([]);
  expect(desk.drafts.peek(ada.id, 'close')).toBeUndefined();
});

test('[K10] a colleague who was first is named, and mine is added only where theirs is empty', async () => {
  accepting(ines);
  const desk = await openForm(ada);
  await page.getByRole('radio', { name: 'Positive' }).click();
  await page.getByRole('option', { name: 'eSIM' }).click();
  await note().fill('Router swapped');
  desk.chats.put(closedAs(ines));
  await expect.element(page.getByText('Ines closed this chat', { exact: false })).toBeVisible();
  await expect.element(page.getByRole('blockquote')).toHaveTextContent('Router swapped');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(desk.closes).toEqual([]);
  await page.getByRole('button', { name: 'Add mine to the chat' }).click();
  await expect.poll(patches).toEqual([{ tagIds: ['tag_eSIM'], note: 'Router swapped' }]);
});

test('the owner may add what the colleague left empty; Discard mine sends nothing', async () => {
  const open = closureFixture({ ...ines, sentiment: null });
  accepting(open);
  const desk = await openForm(ada);
  await page.getByRole('radio', { name: 'Positive' }).click();
  desk.chats.put(closedAs(open));
  await expect.element(page.getByText('Not saved yet, from your form:')).toBeVisible();
  await expect.element(page.getByText('Positive', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Discard mine' }).click();
  expect(patches()).toEqual([]);
  expect(location.pathname).toBe(`/desk/live/${ada.id}`);
});

test('[K10] on a closed chat an agent finds fields only for what is empty, a supervisor for everything', async () => {
  accepting(ines);
  await openForm(closedAs(ines));
  await expect.element(page.getByRole('dialog', { name: 'Add details to the chat with Ada M.' })).toBeVisible();
  await expect.element(page.getByRole('region', { name: 'On record' })).toHaveTextContent('Negative');
  expect(page.getByRole('radio').elements()).toHaveLength(0);
  await expect.element(page.getByRole('combobox', { name: 'Tag' })).toBeVisible();

  const desk = await openForm(closedAs(ines), (each) => become(each, 'supervisor'));
  await expect.element(page.getByRole('radio', { name: 'Negative' })).toBeChecked();
  await page.getByRole('radio', { name: 'Neutral' }).click();
  await page.getByRole('button', { name: 'Save details' }).click();
  await expect.poll(patches).toEqual([{ sentiment: 'neutral' }]);
  expect(desk.chats.get(ada.id)!.closure!.sentiment).toBe('neutral');
});

test('[K10] a colleague who neither owned nor closed the chat adds a note and references', async () => {
  const theirs = { id: 'usr_01j000000000000000000000bb', name: 'Tomás Reyes' } as never;
  accepting(ines);
  await openForm({ ...closedAs({ ...ines, sentiment: null, note: 'All well' }), agent: theirs });
  await expect.element(page.getByRole('textbox', { name: 'Add a note' })).toBeVisible();
  expect(page.getByRole('radio').elements()).toHaveLength(0);
  expect(page.getByRole('combobox', { name: 'Tag' }).elements()).toHaveLength(0);
  await note().fill('Called again');
  await page.getByRole('textbox', { name: 'JIRA links and ticket numbers' }).fill('INC-9');
  await page.getByRole('button', { name: 'Save details' }).click();
  await expect.poll(patches).toEqual([{ note: 'Called again', references: ['INC-9'] }]);
});

test('with nothing entered nothing is sent, and a refusal is said in words', async () => {
  server = new StubServer({
    [`POST ${path}`]: () => {
      throw new DeskError('not-allowed', 'Only a supervisor can change a sentiment or tag that is set.');
    },
  });
  await openForm(closedAs(closureFixture()));
  await page.getByRole('button', { name: 'Save details' }).click();
  await expect.element(page.getByText('There is nothing to save yet.', { exact: false })).toBeVisible();
  expect(patches()).toEqual([]);
  await page.getByRole('radio', { name: 'Positive' }).click();
  await page.getByRole('button', { name: 'Save details' }).click();
  await expect.element(page.getByText('Not saved. Only a supervisor can change', { exact: false })).toBeVisible();
  await expect.element(page.getByRole('radio', { name: 'Positive' })).toBeChecked();
});

test('field errors of the desk land on their fields, and the first takes the focus', async () => {
  server = new StubServer({
    [`POST ${path}`]: () => {
      throw new DeskError('invalid', 'x', { errors: [{ path: 'note', message: 'Closing notes are switched off.' }] });
    },
  });
  await openForm(closedAs(closureFixture()));
  await note().fill('Left in a hurry');
  await page.getByRole('button', { name: 'Save details' }).click();
  await expect.element(page.getByText('Closing notes are switched off.')).toBeVisible();
  await expect.poll(() => deepActiveElement()?.tagName).toBe('TEXTAREA');
});

import type { Chat } from '@desk/protocol/chat';
import { afterAll, expect, test } from 'vitest';
import { startDesk } from '../desk.ts';
import { createBusiness, PASSWORD } from '../people.ts';
import { until } from '../until.ts';
import { openBrowser, openPage, WEB_ROOT } from './browser.ts';

const undo = new AsyncDisposableStack();
afterAll(() => undo.disposeAsync());

test('[C25] [K6] from the sign-in to the second close without a mouse', async () => {
  const desk = await startDesk(undo, { form: 'embedded', webRoot: WEB_ROOT });
  desk.jira.control.seedProject({ key: 'NET', name: 'Network' });
  desk.jira.control.seedIssue({
    key: 'NET-2381',
    summary: 'Roaming bundle not provisioned',
    status: { name: 'In Progress', category: 'indeterminate' },
  });
  const business = await createBusiness(desk, { jira: true, undoSeconds: 30, tags: ['Activation', 'Coverage', 'eSIM'] });
  const noor = await business.person('agent', { name: 'Noor Haddad' });
  const customer = await business.customer('Ada Moreno');
  const { chat } = await customer.say('Mobile data does not work in Lisbon');
  const complaints: string[] = [];
  const page = await openPage(await openBrowser(undo), complaints);
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const type = (text: string) => page.keyboard.type(text);
  /** Waits until the keyboard is in an element like this one, through every shadow root. */
  const focusIs = (selector: string) =>
    until(() =>
      page.evaluate<boolean>(`(() => {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        return active?.matches(${JSON.stringify(selector)}) ?? false;
      })()`),
    );

  await page.goto(`${desk.url}/desk`);
  await focusIs('input[type=email]');
  await type(noor.email);
  await press('Tab');
  await type(PASSWORD);
  await press('Enter');

  // The chat is there; J moves to it, Enter goes on to the answer.
  await page.getByRole('link', { name: /Ada Moreno/ }).waitFor();
  await press('j', 'Enter');
  await focusIs('textarea');
  await type('Hello Ada, I am looking at your bundle');
  await press('Enter');
  await page.getByText('Sent', { exact: false }).first().waitFor();

  // Escape leaves the text, E opens the form; what is pressed in the same breath is not lost.
  await press('Escape', 'e', '1');
  await page.getByRole('radio', { name: 'Positive', checked: true }).waitFor();
  await press('Tab');
  await type('Re-triggered the bundle by hand');
  await press('Tab');
  await type('net-2381 INC-77120,');
  await page.getByText('Roaming bundle not provisioned').waitFor();
  await press('Tab', 'Tab'); // past what finds or makes an issue
  await focusIs('[role=combobox]');
  await type('esi');
  await press('Enter', 'Control+Enter');
  await page.getByText('Closed Ada Moreno').waitFor();
  const closed = await until(async () => {
    const { chat: now } = await noor.get<{ chat: Chat }>(`/api/chats/${chat.id}`);
    return now.status === 'closed' && now;
  });
  expect(closed.closure).toMatchObject({ sentiment: 'positive', note: 'Re-triggered the bundle by hand', reason: 'resolved' });
  expect(closed.closure!.tags.map(({ name }) => name)).toEqual(['eSIM']);
  expect(closed.closure!.references.map(({ text }) => text)).toEqual(['NET-2381', 'INC-77120']);

  // U takes it back; the form is as it was, and another Ctrl+Enter in the moment of opening closes it again.
  await press('u');
  await page.getByText('Ada Moreno is open again', { exact: true }).waitFor();
  const row = page.getByRole('link', { name: /Ada Moreno/ });
  await row.waitFor();
  await press('j');
  await press('e', 'Control+Enter');
  await page.getByText('Closed Ada Moreno').waitFor();
  const again = await until(async () => {
    const { chat: now } = await noor.get<{ chat: Chat }>(`/api/chats/${chat.id}`);
    return now.status === 'closed' && now;
  });
  expect(again.closure).toMatchObject({ sentiment: 'positive', note: 'Re-triggered the bundle by hand' });
  expect(again.closure!.id).not.toBe(closed.closure!.id);
  await press('?');
  await page.getByText('Undo the last close').waitFor();
  expect(complaints).toEqual([]);
});

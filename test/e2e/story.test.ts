import type { Chat } from '@desk/protocol/chat';
import type { ClosureRow } from '@desk/protocol/closure';
import type { SurveySettings } from '@desk/protocol/survey';
import { afterAll, expect, test } from 'vitest';
import { startDesk } from '../desk.ts';
import { createBusiness, PASSWORD } from '../people.ts';
import { until } from '../until.ts';
import { openBrowser, openPage, signInOnPage, WEB_ROOT } from './browser.ts';

const undo = new AsyncDisposableStack();
afterAll(() => undo.disposeAsync());

test.for(['embedded', 'distributed'] as const)('one chat from click to click in a browser, %s', async (form) => {
  const desk = await startDesk(undo, { form, webRoot: WEB_ROOT });
  desk.jira.control.seedProject({ key: 'NET', name: 'Network' });
  desk.jira.control.seedIssue({
    key: 'NET-2381',
    summary: 'Roaming bundle not provisioned after eSIM swap',
    status: { name: 'In Progress', category: 'indeterminate' },
  });
  const business = await createBusiness(desk, {
    jira: true,
    widgetKey: 'demo',
    undoSeconds: 2,
    tags: ['Activation', 'Coverage', 'eSIM', 'Outage'],
  });
  const noor = await business.person('agent', { name: 'Noor Haddad', limit: 5 });
  const ines = await business.person('supervisor', { name: 'Ines Duarte' });
  const surveys = await ines.get<SurveySettings>('/api/surveys');
  await ines.put('/api/surveys', { ...surveys, csat: { ...surveys.csat, on: true } });
  const browser = await openBrowser(undo);
  const complaints: string[] = [];

  const agent = await openPage(browser, complaints);
  await signInOnPage(agent, desk.url, noor, PASSWORD, '/desk');
  const supervisor = await openPage(browser, complaints);
  await signInOnPage(supervisor, desk.otherUrl, ines, PASSWORD, '/supervise');
  await supervisor.mouse.move(0, 0); // a pointer over the stream would hold it
  const closures = supervisor.getByRole('list', { name: 'Closed chats, newest first' });

  // The customer writes from the shop's page.
  const customer = await openPage(browser, complaints);
  await customer.goto(`${desk.url}/demo`);
  await customer.getByRole('button', { name: 'Open chat' }).click();
  const widget = customer.getByRole('dialog');
  await widget.getByLabel('Your name').fill('Ada Moreno');
  await widget.getByRole('textbox', { name: 'Message' }).fill('Mobile data does not work in Lisbon');
  await widget.getByRole('button', { name: 'Send' }).click();

  // The agent sees it arrive, opens it and answers.
  const row = agent.getByRole('link', { name: /Ada Moreno/ });
  await row.waitFor();
  await row.click();
  const reply = agent.getByRole('textbox', { name: /^Reply to Ada/ });
  await reply.fill('Hello Ada, I am looking at your bundle');
  await reply.press('Enter');
  await widget.getByText('Hello Ada, I am looking at your bundle', { exact: true }).waitFor();
  await widget.getByRole('textbox', { name: 'Message' }).fill('It works again, thank you');
  await widget.getByRole('button', { name: 'Send' }).click();
  await agent.getByRole('region', { name: 'Messages' }).getByText('It works again, thank you').waitFor();

  // She offers it to a colleague, who does not want it, and takes note of that.
  const mikkel = await business.person('agent', { name: 'Mikkel Dahl' });
  await reply.press('Escape');
  await agent.keyboard.press('t');
  await agent.getByRole('option', { name: 'Mikkel Dahl' }).click();
  await agent.keyboard.press('Control+Enter');
  await agent.getByRole('button', { name: 'Cancel transfer' }).waitFor();
  const [offered] = (await mikkel.get<{ items: Chat[] }>('/api/chats/offered')).items;
  await mikkel.post(`/api/chats/${offered!.id}/transfer/decline`, { transferId: offered!.transfer!.id, reason: 'At lunch' });
  await agent.getByText('Mikkel declined.').waitFor();
  await agent.getByRole('button', { name: 'OK' }).click();
  await agent.getByRole('button', { name: 'Transfer', exact: true }).waitFor();

  // She closes it by keyboard alone.
  await reply.press('Escape');
  await agent.keyboard.press('e');
  const dialog = agent.getByRole('dialog', { name: /Close chat with Ada/ });
  await dialog.waitFor();
  await agent.keyboard.press('1');
  await agent.getByRole('textbox', { name: 'Closing note' }).fill('Re-triggered the bundle by hand');
  await agent.getByRole('textbox', { name: /^JIRA links/ }).fill('net-2381 ');
  await agent.getByRole('combobox', { name: 'Tag' }).fill('esi');
  await agent.keyboard.press('Enter');
  await agent.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'hidden' });
  await agent
    .getByText(/Closed .*Ada/)
    .first()
    .waitFor();

  // The supervisor sees it stream in, without a reload, and the figures and the JIRA link move.
  const closure = closures.getByRole('listitem').filter({ hasText: 'Ada Moreno' });
  await closure.waitFor();
  for (const words of ['Re-triggered the bundle by hand', 'eSIM', 'NET-2381']) await closure.getByText(words).first().waitFor();
  await supervisor
    .getByText(/linked \d/)
    .first()
    .waitFor({ timeout: 20_000 });
  expect(desk.jira.control.remoteLinks('NET-2381')).toHaveLength(1);
  await supervisor.getByText('100% positive of 1 rated').waitFor();

  // The agent who follows JIRA's link finds the chat on their own desk.
  await agent.goto(String(desk.jira.control.remoteLinks('NET-2381')[0]!.object.url));
  await agent.waitForURL('**/desk/closed/chat_*');
  await agent.getByRole('region', { name: 'Messages' }).getByText('It works again, thank you').waitFor();

  // JIRA's own page shows the link, and the reports have counted it.
  await supervisor.goto(`${desk.otherUrl}/reports/sentiment`);
  await supervisor
    .getByText(/of 1 rated/)
    .first()
    .waitFor();
  const jira = await openPage(browser, []);
  await jira.goto(desk.jira.url);
  await jira
    .getByText(/Chat #\d+/)
    .first()
    .waitFor();
  await customer
    .getByText(/ended|closed/i)
    .first()
    .waitFor();

  // The customer, who was asked meanwhile without a reload, says how it was and goes on without words.
  await widget.getByRole('radio', { name: '4 of 5' }).check();
  await widget.getByRole('button', { name: 'Send answer' }).click();
  await widget.getByText('You rated this chat 4 of 5.').waitFor();
  const rated = () => ines.get<{ items: ClosureRow[] }>('/api/closures?csat=satisfied');
  expect((await until(async () => (await rated()).items[0]))?.survey?.csat).toEqual({ score: 4, comment: null });
  expect(complaints).toEqual([]);
});

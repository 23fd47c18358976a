import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { startDesk } from '../desk.ts';
import { closeForm, createBusiness, PASSWORD } from '../people.ts';
import { openBrowser, openPage, signInOnPage, WEB_ROOT } from './browser.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const undo = new AsyncDisposableStack();
afterAll(() => undo.disposeAsync());

type Result = { violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] };

/** What axe-core finds on a page, as one line each: everything in the light theme, and in the dark one what depends on colours. */
async function findings(page: Page, name: string): Promise<string[]> {
  await page.evaluate(AXE);
  const found: string[] = [];
  for (const [colorScheme, runOnly] of [
    ['light', { type: 'tag', values: RULES }],
    ['dark', { type: 'rule', values: ['color-contrast'] }],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await page.evaluate<Result>(
      `axe.run(document, ${JSON.stringify({ runOnly, resultTypes: ['violations'], preload: false })})`,
    );
    for (const { id, nodes } of violations)
      for (const node of nodes) found.push(`${name}, ${colorScheme}: ${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`);
  }
  return found;
}

test('axe-core finds nothing on any screen, in both themes', { timeout: 300_000 }, async () => {
  const desk = await startDesk(undo, { form: 'embedded', webRoot: WEB_ROOT });
  const business = await createBusiness(desk, { jira: true, widgetKey: 'demo', tags: ['Activation', 'Coverage', 'eSIM'] });
  const noor = await business.person('agent', { name: 'Noor Haddad' });
  const admin = await business.person('admin', { name: 'Ines Duarte' });
  const past = await business.liveChat(noor, 'Where is my parcel?');
  await noor.post(
    `/api/chats/${past.chat.id}/close`,
    closeForm(past.chat, {
      sentiment: 'negative',
      note: 'Courier claim is open',
      tagIds: [business.tags.eSIM!],
      references: ['NET-1', 'INC-9'],
    }),
  );
  const { chat } = await business.liveChat(noor, 'See https://orrin.example/help');
  await noor.post(`/api/chats/${chat.id}/ask-supervisor`, { reason: 'Wants her money back' });
  const other = await business.liveChat(noor, 'Is it repaired?');
  const tomas = await business.person('agent', { name: 'Tomás Ribeiro' });
  const handed = await business.liveChat(tomas, 'I want a credit');
  const offer = (to: string) => ({ to: { kind: 'agent', id: to }, note: 'Needs a credit above my limit' });
  await tomas.post(`/api/chats/${handed.chat.id}/transfer`, offer(noor.id));
  await noor.post(`/api/chats/${chat.id}/transfer`, offer(tomas.id));
  const browser = await openBrowser(undo);
  const found: string[] = [];
  const look = async (page: Page, name: string) => void found.push(...(await findings(page, name)));

  const agent = await openPage(browser, []);
  await agent.goto(`${desk.url}/login`);
  await agent.getByLabel('Email').waitFor();
  await look(agent, 'sign-in');
  await signInOnPage(agent, desk.url, noor, PASSWORD, `/desk/live/${chat.id}`);
  await agent.getByRole('link', { name: 'https://orrin.example/help', exact: true }).waitFor();
  for (const words of ['Accept', 'Cancel transfer']) await agent.getByRole('button', { name: words }).waitFor();
  await look(agent, 'agent desk with two transfers');
  await agent.keyboard.press('Escape');
  await agent.keyboard.press('e');
  await agent.getByRole('dialog', { name: /Close chat/ }).waitFor();
  await agent.getByRole('textbox', { name: /^JIRA links/ }).fill('net-7 INC-3 ');
  await look(agent, 'close form');
  await agent.goto(`${desk.url}/desk/live/${other.chat.id}`);
  await agent.getByRole('button', { name: 'Transfer', exact: true }).waitFor();
  await agent.keyboard.press('t');
  await agent.getByRole('option', { name: 'Tomás Ribeiro' }).click();
  await look(agent, 'transfer dialog');

  const lead = await openPage(browser, []);
  await signInOnPage(lead, desk.url, admin, PASSWORD, '/supervise');
  const screens = [
    ['/supervise', 'Closed chats, newest first'],
    ['/supervise/live', 'Tick'],
    ['/supervise/opened?from=2026-01-01T00:00:00Z&to=2036-01-01T00:00:00Z', 'Chats that came in'],
    ['/reports/sentiment', 'of 1 rated'],
    ['/reports/tags?compare=none', 'Several tags at once'],
    ['/reports/exports', 'Export agents per day'],
    ['/reports/activity?first=2020-01-01&last=2020-01-07', 'Widen to 30 days'],
    ['/dashboard', 'Performance breakdown'],
    ['/dashboard/agents', 'Agents now'],
    ['/dashboard/customers', 'Attended and not, by channel'],
    ['/admin/tags/new', 'Group'],
    ['/admin/preferences', 'Time to undo'],
    ['/admin/surveys', 'Also after a timeout'],
    ['/admin/integrations', 'JIRA'],
  ] as const;
  for (const [path, words] of screens) {
    await lead.goto(desk.url + path);
    await lead.getByText(words).or(lead.getByLabel(words)).first().waitFor();
    await look(lead, path);
  }

  // Beside the wall: a past minute with a chat to read and comment on; a list with its further filters and views; a screen without a sign-in.
  const minute = encodeURIComponent(new Date(Math.floor(Date.now() / 60_000) * 60_000 - 60_000).toISOString());
  await lead.goto(`${desk.url}/supervise/now/${past.chat.id}?at=${minute}`);
  await lead.getByRole('textbox', { name: /^Comment on the chat/ }).waitFor();
  await lead.getByRole('button', { name: 'Back to live' }).waitFor();
  await look(lead, 'replay and reader');
  await lead.goto(`${desk.url}/supervise/closed?reason=resolved`);
  await lead.getByRole('button', { name: 'Views' }).click();
  await lead.getByRole('button', { name: 'Save these filters' }).waitFor();
  await look(lead, 'closed list with views');
  await lead.goto(`${desk.url}/admin/walls`);
  await lead.getByRole('textbox', { name: 'New screen' }).fill('By the door');
  await lead.getByRole('button', { name: 'Make the link' }).click();
  const link = await lead.locator('desk-wall-passes code').textContent();
  await look(lead, 'wall screens');
  const wall = await openPage(browser, []);
  await wall.goto(link!);
  await wall.getByText('Closing now').waitFor();
  await look(wall, 'wall screen');

  await lead.goto(`${desk.url}/admin/people`);
  await lead.getByRole('button', { name: 'Invite somebody' }).click();
  await lead.getByRole('textbox', { name: 'Email' }).fill('mira@example.org');
  await lead.getByRole('textbox', { name: 'Name' }).fill('Mira Okafor');
  await look(lead, 'people');
  await lead.getByRole('button', { name: 'Make the link' }).click();
  const invitation = await lead.locator('desk-team code').textContent();
  const invited = await openPage(browser, []);
  await invited.goto(invitation!);
  await invited.getByText('Welcome to Orrin, Mira Okafor').waitFor();
  await look(invited, 'invitation');

  const customer = await openPage(browser, []);
  await customer.goto(`${desk.url}/demo`);
  await customer.getByRole('button', { name: 'Open chat' }).click();
  await customer.getByRole('dialog').getByRole('textbox', { name: 'Message' }).fill('Hello');
  await customer.getByRole('button', { name: 'Send' }).click();
  await customer.getByRole('dialog').getByText('Hello', { exact: true }).waitFor();
  await look(customer, 'widget');
  expect(found).toEqual([]);
});

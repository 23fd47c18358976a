import type { Chat } from '@desk/protocol/chat';
import type { Tag } from '@desk/protocol/tag';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { startDesk } from '../desk.ts';
import { CORPUS, keptOf, lineOf, type Payload } from '../input/corpus.ts';
import { faultsOf, setTrap } from '../input/surface.ts';
import { closeForm, createBusiness, PASSWORD } from '../people.ts';
import { until } from '../until.ts';
import { openBrowser, openPage, signInOnPage, WEB_ROOT } from './browser.ts';

const AGENT = `Noor <img src=x onerror=trap++>`;
const undo = new AsyncDisposableStack();
afterAll(() => undo.disposeAsync());

/** Markup and signs; what spreadsheets and databases take for their own says nothing to a browser. */
const payloads = CORPUS.slice(0, 19);

test('whatever runs, is planted, is cut or is missing on a page is noticed', async () => {
  const page = await openPage(await openBrowser(undo), []);
  await setTrap(page);
  await page.goto('about:blank');
  await page.setContent('<img src=x onerror=trap++><p>cut \u{1f468}\u200d…</p><p>half</p><textarea>typed</textarea>');
  await page.waitForFunction('window.trap > 0');
  expect(await faultsOf(page, 'here', ['typed', 'half'])).toEqual([
    'here: ran 1 payloads',
    'here: holds <img src="x" onerror="trap++">',
    'here: cut in the middle of a character: "cut \u{1f468}\u200d…"',
  ]);
  await page.setContent('<p>half</p>');
  expect(await faultsOf(page, 'here', ['half', 'whole'], 200)).toContain('here: does not show "whole"');
});

test('[B4] [B5] [13.6] texts that break pages are shown as text in list, conversation, history, form, stream, toast, reports, admin and widget', {
  timeout: 400_000,
}, async () => {
  const desk = await startDesk(undo, { form: 'embedded', webRoot: WEB_ROOT });
  const business = await createBusiness(desk, { widgetKey: 'demo', undoSeconds: 10, tags: [] });
  const noor = await business.person('agent', { name: AGENT, limit: 100 });
  const ines = await business.person('admin', { name: 'Ines Duarte' });
  const browser = await openBrowser(undo);
  const complaints: string[] = [];
  const faults: string[] = [];
  const open = async (): Promise<Page> => {
    const page = await openPage(browser, complaints);
    await setTrap(page);
    page.on('dialog', (dialog) => void faults.push(`a dialog: ${dialog.message()}`));
    return page;
  };
  const look = async (page: Page, where: string, wanted: readonly string[]) => void faults.push(...(await faultsOf(page, where, wanted)));

  const scenes: { payload: Payload; chat: Chat; tag: Tag }[] = [];
  for (const payload of payloads) {
    const { typed } = payload;
    const tag = await ines.post<Tag>('/api/tags', { name: typed, meaning: typed, group: [...typed].slice(0, 30).join('') });
    const customer = await business.customer(typed);
    const assigned = async () => {
      const { chat } = await customer.say(`${typed} please`);
      return ines.post<Chat>(`/api/chats/${chat.id}/assign`, { agentId: noor.id });
    };
    const first = await assigned();
    await noor.post(`/api/customers/${customer.id}/notes`, { text: typed, chatId: first.id });
    const form = closeForm(first, { note: typed, tagIds: [tag.id], references: ['INC-1'], sentiment: 'negative' });
    await noor.post(`/api/chats/${first.id}/close`, form);
    await desk.db
      .updateTable('closures')
      .set({ undo_until: new Date(0) })
      .where('chat_id', '=', first.id)
      .execute();
    const chat = await assigned();
    await noor.post(`/api/chats/${chat.id}/messages`, { text: typed, clientId: `answer-${chat.id}` });
    scenes.push({ payload, chat, tag });
  }

  const names = payloads.map(lineOf);
  const agent = await open();
  await signInOnPage(agent, desk.url, noor, PASSWORD, `/desk/live/${scenes[0]!.chat.id}`);
  await look(agent, 'list', names);
  for (const { payload, chat } of scenes) {
    await agent.goto(`${desk.url}/desk/live/${chat.id}`);
    await look(agent, `conversation with ${payload.what}`, [keptOf(payload), lineOf(payload), `${keptOf(payload)} please`]);
  }

  const supervisor = await open();
  await signInOnPage(supervisor, desk.url, ines, PASSWORD, '/supervise');
  await supervisor.mouse.move(0, 0); // a pointer over the stream would hold it
  const [{ payload, chat }] = scenes as [(typeof scenes)[0]];
  await agent.goto(`${desk.url}/desk/live/${chat.id}`);
  await agent.getByRole('textbox', { name: /^Reply to/ }).waitFor();
  await agent.keyboard.press('Escape');
  await agent.keyboard.press('e');
  await agent.getByRole('dialog', { name: /^Close chat with/ }).waitFor();
  const note = agent.getByRole('textbox', { name: 'Closing note' });
  await note.fill(payload.typed);
  await agent.getByRole('combobox', { name: 'Tag' }).click();
  await look(agent, 'close form', [payload.typed, ...names]);
  await note.press('Control+Enter');
  await agent
    .getByText(/^Closed/)
    .first()
    .waitFor();
  await look(agent, 'toast', [lineOf(payload)]);
  await look(supervisor, 'stream', [lineOf(payload), keptOf(payload)]);

  const screens: [path: string, wanted: string[]][] = [
    ['/supervise/live', names.slice(1)],
    ['/supervise/closed', [...names, ...payloads.map(keptOf)]],
    ['/reports/tags', names.slice(0, 5)],
    ['/admin/tags', names],
    [`/admin/tags/${scenes[0]!.tag.id}`, [lineOf(payload), keptOf(payload)]],
  ];
  for (const [path, wanted] of screens) {
    await supervisor.goto(desk.url + path);
    await look(supervisor, path, wanted);
  }

  const customer = await open();
  await customer.goto(`${desk.url}/demo`);
  await customer.getByRole('button', { name: 'Open chat' }).click();
  const widget = customer.getByRole('dialog');
  await widget.getByLabel('Your name').fill('<b>Ada</b>');
  await widget.getByRole('textbox', { name: 'Message' }).fill(payloads[1]!.typed);
  await widget.getByRole('button', { name: 'Send' }).click();
  await look(customer, 'widget', [keptOf(payloads[1]!)]);
  const mine = await until(async () => {
    const { items } = await ines.get<{ items: Chat[] }>('/api/chats?tab=all&limit=500');
    return items.find((each) => each.customer.name === '<b>Ada</b>');
  });
  await ines.post(`/api/chats/${mine.id}/assign`, { agentId: noor.id });
  for (const each of payloads)
    await noor.post(`/api/chats/${mine.id}/messages`, { text: each.typed, clientId: `widget-${CORPUS.indexOf(each)}-words` });
  await look(customer, 'widget', payloads.map(keptOf));

  expect([...faults, ...complaints]).toEqual([]);
});

import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { startDesk } from '../desk.ts';
import { closeForm, createBusiness, PASSWORD } from '../people.ts';
import { until } from '../until.ts';
import { openBrowser, openPage, signInOnPage, WEB_ROOT } from './browser.ts';
import { openWire } from './wire.ts';

const BURST = 24;
const undo = new AsyncDisposableStack();
afterAll(() => undo.disposeAsync());

/** In the page: the closures of its stream as it holds them, and the figure beside them. */
const READ = `(() => {
  const deep = (...names) => names.reduce((at, name) => at?.shadowRoot?.querySelector(name), document.querySelector('desk-app'));
  const pane = deep('desk-supervise', 'desk-wall', 'desk-stream-pane');
  const { shown, waiting } = pane?.stream?.buffer ?? { shown: [], waiting: [] };
  const figures = deep('desk-supervise', 'desk-wall', 'desk-figures')?.figures;
  return { shown, waiting: waiting.length, closed: figures?.closed.value ?? null };
})()`;
type Stream = { shown: { id: string; note: string | null; undoneAt: string | null }[]; waiting: number; closed: number | null };
const read = (page: Page) => page.evaluate<Stream>(READ);

test('[S4] a supervisor’s page that was cut off for a minute of closures shows them all afterwards, once, as a fresh page does', async () => {
  const desk = await startDesk(undo, { form: 'embedded', webRoot: WEB_ROOT });
  const business = await createBusiness(desk, { undoSeconds: 60 });
  const noor = await business.person('agent', { limit: 100 });
  const ines = await business.person('supervisor');
  const chats = await Promise.all(Array.from({ length: BURST + 3 }, async () => (await business.liveChat(noor)).chat));
  const close = (from: number, to: number) =>
    Promise.all(
      chats.slice(from, to).map((chat, i) => noor.post(`/api/chats/${chat.id}/close`, closeForm(chat, { note: `Closure ${from + i}` }))),
    );
  await close(0, 3);

  const wire = await openWire(undo, desk.url);
  const browser = await openBrowser(undo);
  const page = await openPage(browser, []);
  await page.addInitScript('delete globalThis.Worker'); // the heartbeat goes by the page's own clock then, which this test moves
  await page.clock.install();
  await signInOnPage(page, wire.url, ines, PASSWORD, '/supervise');
  await page.mouse.move(0, 0);
  await until(async () => (await read(page)).shown.length === 3);

  // Half of the burst in the first moments, the rest after half a minute; one that was on the screen is taken back meanwhile.
  wire.cut();
  await close(3, 14);
  await page.clock.runFor(5_500); // a heartbeat, and the wait for its answer
  await page.getByText('Reconnecting, figures from').waitFor();
  await page.clock.fastForward(24_500);
  await close(14, BURST + 3);
  await noor.post(`/api/chats/${chats[1]!.id}/undo-close`);
  for (let seconds = 0; seconds < 32; seconds += 8) await page.clock.fastForward(8_000); // tries that get no answer
  await page.getByText('You are offline').waitFor();
  expect((await read(page)).shown).toHaveLength(3);

  wire.mend();
  await page.clock.fastForward(31_000);
  const bar = page.getByRole('button', { name: `While you were offline. Show ${BURST} new` });
  const later = async <T>(ms: number, look: () => Promise<T>) => {
    await page.clock.runFor(ms);
    return look();
  };
  await until(() => later(500, () => bar.isVisible()));
  await bar.click();
  await page.mouse.move(0, 0); // the pointer would hold what was undone in its place
  await page.clock.runFor(5_000); // what was undone has been read by then

  const fresh = await openPage(browser, []);
  await signInOnPage(fresh, desk.url, ines, PASSWORD, '/supervise');
  await until(async () => (await read(fresh)).shown.length === BURST + 2);
  await until(() => later(300, async () => (await read(page)).closed === BURST + 2));
  const { shown, waiting } = await read(page);
  expect(waiting).toBe(0);
  expect(new Set(shown.map(({ id }) => id)).size).toBe(shown.length);
  expect(shown).toEqual((await read(fresh)).shown);
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from closures
    where workspace_id = ${business.workspaceId} and undone_at is null`.execute(desk.db);
  expect(rows[0]!.count).toBe(BURST + 2);
});

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CHROMIUM, findProgram } from '@desk/launch/find-program';
import { buildWeb, isWebBuilt } from '@desk/launch/web-build';
import { newId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { type Business, createBusiness, createLiveChats, type LiveChat } from './business.ts';
import { startServer } from './desk-processes.ts';
import { type Figure, percentile } from './figures.ts';
import type { Services } from './services.ts';

const OPENINGS = 40;
const SLOW_OPENINGS = 15;
/** Opened before anything counts, as an agent's first chat of the day is. */
const WARM_UP = 3;
const TAGS = 29;
const WORK = ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'];
/** The server's answer to a close comes this late: it is the page that is measured. */
const ANSWER_MS = 300;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** `openCpuMs`: what of an opening was script, style and layout, in CPU time of the main thread; a busy machine hardly changes it. */
type Took = { openMs: number[]; openCpuMs: number[]; closeMs: number[] };

/**
 * The close form in Chromium, the built page before a real server: from the key press of E to the frame that shows the form, and from Ctrl+Enter
 * to the frame in which the chat is gone from the list. Times run from the key event's own stamp until after the paint. A key is pressed once the
 * page has nothing left to do, as by somebody who reads first: what the close before set off is not counted here. Then the same with a CPU that is
 * four times slower.
 */
export async function benchDialog(services: Services, undo: AsyncDisposableStack, tell: (line: string) => void): Promise<Figure[]> {
  const program = findProgram(CHROMIUM);
  if (!program) throw new Error('This bench needs Chromium: put chromium or chromium-headless-shell on PATH.');
  if (!existsSync(`${ROOT}/web/dist/index.html`) || !isWebBuilt(ROOT)) await buildWeb(ROOT);
  const business = await createBusiness(services.db, { agents: 1, supervisors: 0 });
  await addTags(services, business);
  const chats = await createReadableChats(services, business, OPENINGS + SLOW_OPENINGS + 2 * WARM_UP);
  const server = await startServer(services);
  undo.defer(server.stop);
  const browser = undo.adopt(
    await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-dev-shm-usage'] }),
    (each) => each.close(),
  );
  const page = await openDesk(
    browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' }),
    server.url,
    business,
  );
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const cpuMs = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return 1000 * metrics.filter(({ name }) => WORK.includes(name)).reduce((sum, { value }) => sum + value, 0);
  };
  const usual = await measure(page, chats.splice(0, OPENINGS + WARM_UP), cpuMs, tell);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const slow = await measure(page, chats, cpuMs, tell);
  return [
    figure('close form open after E, p50', usual.openMs, 0.5),
    { ...figure('close form open after E, p95', usual.openMs, 0.95), target: { of: 'value', at: '<=', than: 80 } },
    figure('script, style and layout of an opening, CPU p50', usual.openCpuMs, 0.5),
    figure('chat gone from the list after Ctrl+Enter, p50', usual.closeMs, 0.5),
    { ...figure('chat gone from the list after Ctrl+Enter, p95', usual.closeMs, 0.95), target: { of: 'value', at: '<=', than: 50 } },
    figure('close form open, CPU four times slower, p50', slow.openMs, 0.5),
    figure('chat gone, CPU four times slower, p50', slow.closeMs, 0.5),
  ];
}

async function openDesk(opening: Promise<BrowserContext>, url: string, business: Business): Promise<Page> {
  const context = await opening;
  const [name = '', value = ''] = business.agents[0]!.cookie.split('=');
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  await page.addInitScript(STOPWATCH);
  await page.route('**/close', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
    await route.continue();
  });
  await page.goto(`${url}/desk/live`);
  await page.locator('desk-chat-row').first().waitFor();
  return page;
}

/** Opens each chat at its address, reads it, opens the form by E, and closes by Ctrl+Enter. */
async function measure(page: Page, chats: readonly LiveChat[], cpuMs: () => Promise<number>, tell: (line: string) => void): Promise<Took> {
  const took: Took = { openMs: [], openCpuMs: [], closeMs: [] };
  for (const [i, { id }] of chats.entries()) {
    await page.locator(`desk-chat-row[data-id="${id}"]`).click();
    await page.locator('desk-conversation desk-composer').waitFor();
    await page.locator(`desk-message-group`).first().waitFor();
    await page.evaluate(AT_REST);
    const before = await cpuMs();
    const openMs = await timed(page, 'e', 'formShown()');
    const openCpuMs = (await cpuMs()) - before;
    await page.evaluate(AT_REST);
    const answered = page.waitForResponse((response) => response.url().endsWith(`${id}/close`));
    const closeMs = await timed(page, 'Control+Enter', `chatGone(${JSON.stringify(id)})`);
    await answered;
    if (i < WARM_UP) continue;
    took.openMs.push(openMs);
    took.openCpuMs.push(openCpuMs);
    took.closeMs.push(closeMs);
  }
  tell(
    `dialog: ${took.openMs.length} openings, p50 ${Math.round(percentile(took.openMs, 0.5))} ms, closes ${Math.round(percentile(took.closeMs, 0.5))} ms`,
  );
  return took;
}

/** Milliseconds from the next key press to the frame in which `shown` holds, as the page itself measures them. */
async function timed(page: Page, key: string, shown: string): Promise<number> {
  await page.evaluate(`stopwatch.wait(() => stopwatch.${shown})`);
  await page.keyboard.press(key);
  return page.evaluate<number>('stopwatch.took');
}

/** In the page: comes back when nothing was asked of the server, and nothing drawn, for a moment. */
const AT_REST = `new Promise((done) => {
  performance.clearResourceTimings();
  let asked = -1;
  const look = () => {
    const now = performance.getEntriesByType('resource').length;
    if (now === asked) return requestIdleCallback(done);
    asked = now;
    setTimeout(look, 250);
  };
  look();
})`;

/** In the page: looks in every frame, and takes the time once the frame that shows it has been painted. */
const STOPWATCH = `globalThis.stopwatch = {
  inDesk: (...path) => path.reduce((at, name) => at?.shadowRoot?.querySelector(name), document.querySelector('desk-app')),
  formShown: () => {
    const form = stopwatch.inDesk('desk-agent', 'desk-close-dialog');
    const isOpen = form?.shadowRoot?.querySelector('ui-dialog')?.shadowRoot?.querySelector('dialog')?.open;
    const options = form?.shadowRoot?.querySelector('desk-close-form')?.shadowRoot?.querySelector('desk-tag-select')?.shadowRoot;
    return Boolean(isOpen && options?.querySelectorAll('[role=option]').length > 20);
  },
  chatGone: (id) => !stopwatch.inDesk('desk-agent', 'desk-close-dialog')
    && !stopwatch.inDesk('desk-agent', 'desk-list-column', 'desk-chat-list', 'desk-chat-row[data-id="' + id + '"]:not([has-left])'),
  wait: (isShown) => {
    stopwatch.took = new Promise((done) => {
      const pressed = (event) => {
        if (event.key === 'Control') return;
        removeEventListener('keydown', pressed, { capture: true });
        const look = () => {
          if (!isShown()) return requestAnimationFrame(look);
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done(performance.now() - event.timeStamp);
          port2.postMessage(0);
        };
        requestAnimationFrame(look);
      };
      addEventListener('keydown', pressed, { capture: true });
    });
  },
};`;

function figure(name: string, rounds: number[], share: number): Figure {
  return { name, unit: 'ms', rounds, value: percentile(rounds, share) };
}

async function addTags({ db }: Services, { workspaceId }: Business): Promise<void> {
  const tags = Array.from({ length: TAGS }, (_, i) => ({ id: newId('tag'), workspace_id: workspaceId, name: `Subject ${i + 1}` }));
  await db.insertInto('tags').values(tags).execute();
}

/** Live chats whose customer's words can be read: a form counts what was on the screen as seen. */
async function createReadableChats({ db }: Services, business: Business, count: number): Promise<LiveChat[]> {
  const chats = await createLiveChats(db, business, count);
  for (const { id } of chats) {
    await sql`insert into messages (id, workspace_id, chat_id, version, author_kind, author_id, author_name, text, client_id, at)
      select ${newId('msg')}, workspace_id, id, 3, 'customer', customer_id, 'Ada Moreno', 'It works again, thank you.', ${newId('msg')}, now()
      from chats where id = ${id}`.execute(db);
  }
  return chats;
}

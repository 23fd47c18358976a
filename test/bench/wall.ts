import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CHROMIUM, findProgram } from '@desk/launch/find-program';
import { buildWeb, isWebBuilt } from '@desk/launch/web-build';
import { sql } from 'kysely';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { until } from '../until.ts';
import { type Business, createBusiness, createLiveChats } from './business.ts';
import type { Closers } from './closers.ts';
import { isIdle, startServer, startWorker } from './desk-processes.ts';
import type { Figure } from './figures.ts';
import { traceMainThread } from './main-thread.ts';
import { startOnOwnCore } from './own-core.ts';
import { startPeer } from './peer.ts';
import type { Services } from './services.ts';

const PER_SECOND = 100;
const SECONDS = 60;
/** The first moments, in which code is still being compiled, count for nothing, as on a wall that hangs there all day. */
const WARM_UP_SECONDS = 5;
/** An empty page under the same load, for what the machine itself leaves out. */
const BARE_SECONDS = 15;
const WORK = ['TaskDuration', 'ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'] as const;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What the page saw of itself: tasks above 50 ms, and for each second how many frames it drew and how many it left out. */
type Gauge = { longMs: number[]; drawn: number; dropped: number; worstGapMs: number };
type Counted = { closed: number; positive: number; neutral: number; negative: number; notSet: number };

/**
 * The live wall in Chromium, the built page before a real server and worker, while a hundred chats are closed each second for a minute: tasks above
 * 50 ms (as the browser's own observer reports them), frames that were left out, the work of the page's main thread, and whether what it counts in
 * the end is what the database counts.
 */
export async function benchWall(services: Services, undo: AsyncDisposableStack, tell: (line: string) => void): Promise<Figure[]> {
  const program = findProgram(CHROMIUM);
  if (!program) throw new Error('This bench needs Chromium: put chromium or chromium-headless-shell on PATH.');
  if (!existsSync(`${ROOT}/web/dist/index.html`) || !isWebBuilt(ROOT)) await buildWeb(ROOT);
  const business = await createBusiness(services.db, { agents: 16, supervisors: 1 });
  const launch = () => chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  const { started, hasOwnCore } = await startOnOwnCore(launch, [services.postgresPid], undo);
  const browser = undo.adopt(started, (each) => each.close());
  tell(hasOwnCore ? 'wall: Chromium has one core, the desk the others' : 'wall: Chromium shares all cores with the desk');
  const server = await startServer(services);
  undo.defer(server.stop);
  const worker = await startWorker(services, server.url);
  undo.defer(worker.stop);
  const closers = undo.adopt(startPeer<Closers>('closers.ts'), (peer) => peer.stop());
  const close = async (seconds: number) => {
    const chats = await createLiveChats(services.db, business, PER_SECOND * seconds);
    const cookies = business.agents.map(({ cookie }) => cookie);
    await closers.ask('paced', { url: server.url, cookies, chats, tagId: business.tagId, perSecond: PER_SECOND });
  };
  const bare = await gaugeBare(await browser.newPage(), () => close(BARE_SECONDS));
  tell(
    `wall: an empty page under the same load left out ${percent(bare).toFixed(1)} % of its frames, ${bare.longMs.length} tasks above 50 ms`,
  );
  const page = await openWall(await browser.newPage({ viewport: { width: 1440, height: 900 } }), server.url, business);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });

  await close(WARM_UP_SECONDS);
  const before = await workMs(cdp);
  const trace = await traceMainThread(browser);
  await page.evaluate('gauge.start()');
  const startedAt = performance.now();
  await close(SECONDS);
  const tookSeconds = (performance.now() - startedAt) / 1000;
  const gauge = await page.evaluate<Gauge>('gauge.stop()');
  const own = (await trace.stop()).map(({ cpuMs }) => Math.round(cpuMs));
  const work = (await workMs(cdp)).map((ms, i) => (ms - before[i]!) / tookSeconds / 10);
  const events = PER_SECOND * SECONDS;
  tell(`wall: ${events} closures in ${tookSeconds.toFixed(1)} s, ${gauge.longMs.length} tasks above 50 ms, ${gauge.drawn} frames drawn`);

  await until(() => isIdle(services), 60_000);
  const wanted = await standing(services, business);
  const shown = await until(async () => {
    const counted = await page.evaluate<Counted | null>('gauge.counted()');
    return counted?.closed === wanted.closed && counted;
  }, 20_000).catch(() => page.evaluate<Counted | null>('gauge.counted()'));
  const wrong = Object.entries(wanted).filter(([name, count]) => shown?.[name as keyof Counted] !== count).length;
  const one = (name: string, unit: string, value: number, target?: Figure['target']): Figure => ({
    name,
    unit,
    value,
    rounds: [value],
    ...(target ? { target } : {}),
  });
  return [
    {
      ...one('wall at 100 closures/s for 60 s: tasks above 50 ms', '', gauge.longMs.length, { of: 'value', at: '=', than: 0 }),
      rounds: gauge.longMs,
      baseline: { name: `an empty page, for ${BARE_SECONDS} s`, value: bare.longMs.length },
    },
    one('its longest task above 50 ms', 'ms', Math.max(0, ...gauge.longMs)),
    one('tasks in which the page itself worked above 50 ms', '', own.filter((ms) => ms > 50).length, { of: 'value', at: '=', than: 0 }),
    one(
      'the most that the page worked in one task',
      'ms',
      own.reduce((most, ms) => Math.max(most, ms), 0),
    ),
    {
      ...one('frames left out', '%', percent(gauge), { of: 'value', at: '<=', than: 5 }),
      baseline: { name: 'an empty page', value: percent(bare) },
    },
    one('longest time between two frames', 'ms', gauge.worstGapMs),
    one('main thread of the page, of a core', '%', work[0]!),
    one('of it script', '%', work[1]!),
    one('of it style and layout', '%', work[2]! + work[3]!),
    one('counters that differ from the database, of 5', '', wrong, { of: 'value', at: '=', than: 0 }),
  ];
}

/** How a page that shows nothing and does nothing fares while `load` runs. */
async function gaugeBare(page: Page, load: () => Promise<void>): Promise<Gauge> {
  await page.goto('about:blank');
  await page.evaluate(GAUGE);
  await page.evaluate('gauge.start()');
  await load();
  const gauge = await page.evaluate<Gauge>('gauge.stop()');
  await page.close();
  return gauge;
}

/** The share of frames that were left out. */
function percent({ drawn, dropped }: Gauge): number {
  return (100 * dropped) / Math.max(1, drawn + dropped);
}

async function openWall(page: Page, url: string, business: Business): Promise<Page> {
  const [name = '', value = ''] = business.supervisors[0]!.cookie.split('=');
  await page.context().addCookies([{ name, value, url }]);
  await page.addInitScript(GAUGE);
  await page.goto(`${url}/supervise`);
  await page.locator('desk-figures').waitFor();
  await page.mouse.move(0, 0); // a pointer over the stream would hold it
  return page;
}

async function workMs(cdp: CDPSession): Promise<number[]> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return WORK.map((wanted) => 1000 * (metrics.find(({ name }) => name === wanted)?.value ?? 0));
}

/** In the page. A frame is left out when the time between two is longer than one and a half of those that the screen would draw. */
const GAUGE = `globalThis.gauge = {
  FRAME_MS: 1000 / 60,
  start: () => {
    const state = (gauge.state = { longMs: [], drawn: 0, dropped: 0, worstGapMs: 0, isOn: true });
    state.observer = new PerformanceObserver((list) => state.longMs.push(...list.getEntries().map(({ duration }) => Math.round(duration))));
    state.observer.observe({ type: 'longtask' });
    let last;
    const frame = (now) => {
      if (!state.isOn) return;
      if (last !== undefined) {
        const gap = now - last;
        state.drawn++;
        state.dropped += Math.max(0, Math.round(gap / gauge.FRAME_MS) - 1);
        state.worstGapMs = Math.max(state.worstGapMs, Math.round(gap));
      }
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  },
  stop: () => {
    const { observer, longMs, drawn, dropped, worstGapMs } = gauge.state;
    gauge.state.isOn = false;
    longMs.push(...observer.takeRecords().map(({ duration }) => Math.round(duration)));
    observer.disconnect();
    return { longMs, drawn, dropped, worstGapMs };
  },
  counted: () => {
    const inDesk = (...path) => path.reduce((at, name) => at?.shadowRoot?.querySelector(name), document.querySelector('desk-app'));
    const figures = inDesk('desk-supervise', 'desk-wall', 'desk-figures')?.figures;
    return figures ? { closed: figures.closed.value, ...figures.sentiment.total } : null;
  },
};`;

/** What the same counters say by a plain query. */
async function standing({ db }: Services, { workspaceId }: Business): Promise<Counted> {
  const { rows } = await sql<Counted>`select count(*)::int as closed, count(*) filter (where sentiment = 'positive')::int as positive,
      count(*) filter (where sentiment = 'neutral')::int as neutral, count(*) filter (where sentiment = 'negative')::int as negative,
      count(*) filter (where sentiment is null)::int as "notSet"
    from closures where workspace_id = ${workspaceId} and undone_at is null`.execute(db);
  return rows[0]!;
}

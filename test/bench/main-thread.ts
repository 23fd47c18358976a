import type { Browser } from 'playwright-core';

/** A task of a page's main thread: how long it took by the clock on the wall, and how much of that the thread was really at work. */
export type Task = { ms: number; cpuMs: number };

type TraceEvent = { name: string; ph: string; pid: number; tid: number; dur?: number; tdur?: number; args?: { name?: string } };

/**
 * Records the tasks of the busiest page of a browser until `stop`. On a machine that browser, server and databases share, a task may last while others
 * have the core: `cpuMs` is what the page itself is answerable for.
 */
export async function traceMainThread(browser: Browser): Promise<{ stop(): Promise<Task[]> }> {
  const cdp = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'], excludedCategories: ['*'] },
  });
  return {
    async stop() {
      const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
      await cdp.send('Tracing.end');
      await complete;
      await cdp.detach();
      return tasksOf(events);
    },
  };
}

function tasksOf(events: readonly TraceEvent[]): Task[] {
  const place = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const mains = new Set(events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(place));
  const tasks = events.filter((event) => event.ph === 'X' && event.name === 'ThreadControllerImpl::RunTask' && mains.has(place(event)));
  const busiest = [...Map.groupBy(tasks, place).values()].sort((a, b) => b.length - a.length)[0] ?? [];
  return busiest.map(({ dur = 0, tdur = 0 }) => ({ ms: dur / 1000, cpuMs: tdur / 1000 }));
}

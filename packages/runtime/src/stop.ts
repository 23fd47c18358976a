import type { EventEmitter } from 'node:events';
import { type Log, silentLog } from './log.ts';

export type Stop = {
  /** Remembers what must be undone. When stopping has begun already, it is undone at once. `timeoutMs` bounds this step alone. */
  defer(name: string, undo: () => unknown, timeoutMs?: number): void;
  /**
   * Undoes everything in reverse order, one after another, each within its timeout; a step that fails does not keep the next from running.
   * Only the first call does work; all calls give the same promise. Resolves to the names of the steps that failed or took too long.
   */
  stop(): Promise<string[]>;
};

/** Collects what a process has started, so that it can be stopped in reverse order. A step has `timeoutMs` (10 s) to finish. */
export function createStop(options: { log?: Log; timeoutMs?: number } = {}): Stop {
  const { log = silentLog, timeoutMs = 10_000 } = options;
  const steps: { name: string; undo: () => unknown; timeoutMs: number }[] = [];
  let stopping: Promise<string[]> | null = null;
  let isDone = false;

  async function runAll(): Promise<string[]> {
    const failed: string[] = [];
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      try {
        await within(step.timeoutMs, step.undo);
        log.debug({ step: step.name }, 'stopped');
      } catch (error) {
        failed.push(step.name);
        log.error({ step: step.name, err: error }, 'could not stop in order');
      }
    }
    isDone = true;
    return failed;
  }

  return {
    defer(name, undo, stepTimeoutMs = timeoutMs) {
      steps.push({ name, undo, timeoutMs: stepTimeoutMs });
      if (isDone) void runAll();
    },
    stop() {
      stopping ??= runAll();
      return stopping;
    },
  };
}

/**
 * Stops on SIGINT and SIGTERM, then exits: 0 when all went well, 1 when a step failed. A second signal exits at once, with 130.
 * `on` is where the signals come from. Returns a function that stops listening.
 */
export function onSignal(stop: Stop, { exit = process.exit as (code: number) => void, on = process as EventEmitter } = {}): () => void {
  let signals = 0;
  const listener = () => {
    signals += 1;
    if (signals > 1) return exit(130);
    void stop.stop().then((failed) => exit(failed.length === 0 ? 0 : 1));
  };
  on.on('SIGINT', listener);
  on.on('SIGTERM', listener);
  return () => {
    on.off('SIGINT', listener);
    on.off('SIGTERM', listener);
  };
}

async function within(ms: number, undo: () => unknown): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`It took longer than ${ms} ms.`)), ms);
  });
  try {
    await Promise.race([(async () => undo())(), late]);
  } finally {
    clearTimeout(timer);
  }
}

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What a process of a bench can do on request: each takes one value and gives one value, both cloned on the way. */
export type Talents = { [name: string]: (input: never) => Promise<unknown> };

type Input<T extends Talents, N extends keyof T> = Parameters<T[N]>[0];
type Output<T extends Talents, N extends keyof T> = Awaited<ReturnType<T[N]>>;

/** A process of its own, so that what makes the load never shares a core's time unseen with what is measured. */
export type Peer<T extends Talents> = {
  ask<N extends keyof T & string>(name: N, input: Input<T, N>): Promise<Output<T, N>>;
  stop(): Promise<void>;
};

type Question = { id: number; name: string; input: unknown };
type Answer = { id: number; output?: unknown; fault?: string };

/** Starts a module of this folder that ends in `offer(…)`. Its standard error is ours. */
export function startPeer<T extends Talents>(file: string): Peer<T> {
  const child = fork(join(import.meta.dirname, file), { serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let questions = 0;
  child.on('message', ({ id, output, fault }: Answer) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (fault === undefined) asked?.resolve(output);
    else asked?.reject(new Error(`${file}: ${fault}`));
  });
  child.on('exit', (code) => {
    for (const asked of waiting.values()) asked.reject(new Error(`${file} ended with ${code}.`));
  });
  return {
    ask(name, input) {
      const asked = Promise.withResolvers<unknown>();
      const question: Question = { id: ++questions, name, input };
      waiting.set(question.id, asked);
      child.send(question);
      return asked.promise as Promise<never>;
    },
    stop: () => end(child),
  };
}

/** The other side, in the module that `startPeer` names: answers until its parent is gone. */
export function offer(talents: Talents): void {
  process.on('message', async ({ id, name, input }: Question) => {
    const answer: Answer = await talents[name]!(input as never).then(
      (output) => ({ id, output }),
      (error: Error) => ({ id, fault: error.stack ?? error.message }),
    );
    process.send?.(answer);
  });
  process.on('disconnect', () => process.exit());
}

/** Asks a process to end in order, and kills it when it has not within 5 s. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await gone;
  clearTimeout(timer);
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { commandOf } from '@desk/launch/process';

const START = resolve(import.meta.dirname, '..', '..', 'packages', 'launch', 'bin', 'start.mjs');

/** An `npm start` of a test: what it printed so far, and its processes. */
export type Launched = {
  process: ChildProcess;
  output(): string;
  /** Resolves with the desk's address; rejects with what was printed when it ends before that. */
  ready: Promise<string>;
  /** Resolves with the exit code. */
  ended: Promise<number | null>;
};

/** A data directory of its own for one test. */
export function freshDataDir(): string {
  return mkdtempSync(join(tmpdir(), `desk-test-${process.pid}-`));
}

/** Runs `npm start`'s launcher on a free port, without the demo unless `env` says so. */
export function launch(dataDir: string, env: Record<string, string> = {}, nodeArgs: string[] = []): Launched {
  return watch(spawn(process.execPath, [...nodeArgs, START], { env: settingsOf(dataDir, env), stdio: ['ignore', 'pipe', 'pipe'] }));
}

/** The same as npm does it: a shell stands between, and that is the process that is told to end. */
export function launchAsNpm(dataDir: string): Launched {
  const env = settingsOf(dataDir, { npm_lifecycle_event: 'start' });
  return watch(spawn('/bin/sh', ['-c', `"${process.execPath}" "${START}"; exit $?`], { env, stdio: ['ignore', 'pipe', 'pipe'] }));
}

function settingsOf(dataDir: string, env: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, PORT: '0', DESK_SEED: 'none', DESK_DATA: dataDir, NODE_ENV: '', npm_lifecycle_event: '', ...env };
}

function watch(child: ChildProcess): Launched {
  let output = '';
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const ready = new Promise<string>((fulfil, reject) => {
    const listen = (chunk: Buffer) => {
      output += chunk;
      const url = /ready at (http\S+)/.exec(output)?.[1];
      if (url) fulfil(url);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    void ended.then(() => reject(new Error(`The desk ended before it was ready:\n${output}`)));
  });
  // Many tests only look at how it ended.
  ready.catch(() => {});
  return { process: child, output: () => output, ready, ended };
}

/** Ctrl-C, and wait until everything is down. */
export async function stopLaunched({ process: child, ended }: Launched): Promise<number | null> {
  child.kill('SIGINT');
  return ended;
}

/** The process of this number is a PostgreSQL on this data directory. */
export function isPostgresOf(pid: number, dataDir: string): boolean {
  return commandOf(pid).includes(join(dataDir, 'postgres'));
}

import { type ChildProcess, spawn } from 'node:child_process';

/** How a program ended: its exit code (a signal counts as 1) and, unless it wrote to the terminal itself, what it said. */
export type Ended = { code: number; output: string };

const running = new Set<ChildProcess>();

/** Runs a program of the checkout to its end. `show` lets it write to the terminal; otherwise its output is kept. */
export function runProgram(
  command: string,
  args: string[],
  options: { cwd: string; show?: boolean; env?: NodeJS.ProcessEnv },
): Promise<Ended> {
  const stdio = options.show ? 'inherit' : 'pipe';
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: options.cwd, env: options.env ?? process.env, stdio: ['ignore', stdio, stdio] });
    running.add(child);
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output: output.trim() });
    });
  });
}

/** Passes a signal on to whatever runs at the moment. */
export function signalPrograms(signal: NodeJS.Signals): void {
  for (const child of running) child.kill(signal);
}

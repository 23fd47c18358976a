import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** chromium-headless-shell starts and paints more than twice as fast as the full browser, so it comes first. */
export const CHROMIUM = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

export const REDIS = ['redis-server', 'valkey-server'];

/** The full path of the first of these programs that stands on PATH (then in the system's own folders), or undefined. */
export function findProgram(names: readonly string[], path = process.env.PATH ?? ''): string | undefined {
  const folders = [...path.split(delimiter).filter(Boolean), '/usr/bin', '/usr/sbin', '/usr/local/bin'];
  for (const name of names) {
    const folder = folders.find((candidate) => mayRun(join(candidate, name)));
    if (folder) return join(folder, name);
  }
  return undefined;
}

function mayRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

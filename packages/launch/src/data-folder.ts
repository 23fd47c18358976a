import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DeskError } from '@desk/protocol/errors';

/** Makes the data directory if it is not there. Throws a DeskError with one sentence when it cannot be written. */
export function openDataFolder(folder: string): void {
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    throw new DeskError(
      'unavailable',
      `The data directory ${folder} cannot be written (${code}): choose another one with DESK_DATA.`,
      {},
      { cause },
    );
  }
}

/** One folder after the other: Node's own recursive way never ends where a file system takes no folder, as below /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o711 });
}

/** The secret of this desk, made at its first start and kept in its data directory, readable by its owner alone. */
export function keptSecret(folder: string): string {
  const file = join(folder, 'secret');
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

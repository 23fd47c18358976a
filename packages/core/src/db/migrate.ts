import { Migrator } from 'kysely/migration';
import type { Db } from './connect.ts';
import * as theDesk from './migrations/2026-11-25-the-desk.ts';

/** All migrations by name. A list, not a folder scan: what runs is what was imported. */
const MIGRATIONS = { '2026-11-25-the-desk': theDesk };

/**
 * Brings the database to the newest version; safe to run twice and by two processes at once.
 * @returns the names that were applied now. Throws what a migration threw.
 */
export async function migrate(db: Db): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) throw error;
  return results.map((result) => result.migrationName);
}

/** True when no migration is missing: part of `/readyz`. */
export async function isMigrated(db: Db): Promise<boolean> {
  const all = await new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } }).getMigrations();
  return all.every((migration) => migration.executedAt !== undefined);
}

import type { ColumnType } from 'kysely';

/** Set by the database at insert, never written again. */
export type CreatedAt = ColumnType<Date, Date | undefined, never>;
/** jsonb that is read, inserted and updated as the same type. */
export type Json<T> = ColumnType<T, T, T>;
/** The same where the database has a default. */
export type DefaultJson<T> = ColumnType<T, T | undefined, T>;

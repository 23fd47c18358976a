import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { createTestDatabase } from './setup/database.ts';

const FOLDER = join(import.meta.dirname, '../packages/core/src/db');

type Column = { type: string; isNullable: boolean; hasDefault: boolean };
type Tables = Record<string, Record<string, Column>>;

/** The tables as `schema.ts` and its neighbours describe them: a reader for exactly the form in which they are written. */
function written(): Tables {
  const texts = readdirSync(FOLDER).filter((name) => name.endsWith('-tables.ts'));
  const types = new Map(texts.flatMap((name) => typesOf(readFileSync(join(FOLDER, name), 'utf8'))));
  const schema = new Map(typesOf(readFileSync(join(FOLDER, 'schema.ts'), 'utf8'))).get('Schema') ?? [];
  return Object.fromEntries(schema.map(([table, type]) => [table, Object.fromEntries((types.get(type) ?? []).map(toColumn))]));
}

function typesOf(text: string): [name: string, fields: [name: string, type: string][]][] {
  const found = text.matchAll(/^export type (\w+) = \{([\s\S]*?)\}(?:;|$)/gm);
  return [...found].map(([, name = '', body = '']) => [
    name,
    body
      .split(';')
      .map((line) => /^\s*(\w+): ([\s\S]+)$/.exec(line))
      .flatMap((field) => (field ? [[field[1]!, field[2]!] as [string, string]] : [])),
  ]);
}

function toColumn([name, type]: [string, string]): [string, Column] {
  const hasDefault = /^(Generated|CreatedAt|DefaultJson)\b/.test(type) || /^ColumnType<.*\bundefined\b/.test(type);
  return [name, { type: sqlType(type), isNullable: /\| null$/.test(type), hasDefault }];
}

function sqlType(type: string): string {
  if (/^(Json|DefaultJson|ColumnType)</.test(type)) return 'jsonb';
  if (/\[\]/.test(type)) return 'text[]';
  if (/\b(Date|CreatedAt)\b/.test(type)) return 'timestamptz';
  return /\b(number|boolean)\b/.exec(type)?.[0] ?? 'text';
}

/** The tables as the migrations left them. */
async function migrated(): Promise<{ tables: Tables; drop(): Promise<void> }> {
  const database = await createTestDatabase();
  const sql = postgres(database.url, { max: 1 });
  const rows = await sql<{ table: string; column: string; udt: string; nullable: boolean; defaulted: boolean }[]>`
    select table_name as table, column_name as column, udt_name as udt, is_nullable = 'YES' as nullable,
      column_default is not null or is_identity = 'YES' as defaulted
    from information_schema.columns where table_schema = 'public' and table_name not like 'kysely%'
      and not exists (select from pg_class where relname = table_name and relispartition)`;
  await sql.end();
  const tables: Tables = {};
  for (const { table, column, udt, nullable, defaulted } of rows) {
    tables[table] ??= {};
    tables[table][column] = { type: WIRE[udt] ?? udt, isNullable: nullable, hasDefault: defaulted };
  }
  return { tables, drop: database.drop };
}

const WIRE: Record<string, string> = { int4: 'number', int8: 'number', bool: 'boolean', _text: 'text[]' };

test('schema.ts is the database: the same tables, columns, types and nullability, and defaults where it says so', async () => {
  const { tables, drop } = await migrated();
  await drop();
  const typed = written();
  const plain = (all: Tables) =>
    Object.entries(all)
      .flatMap(([table, columns]) =>
        Object.entries(columns).map(([name, { type, isNullable }]) => `${table}.${name} ${type}${isNullable ? ' null' : ''}`),
      )
      .sort();
  expect(plain(typed)).toEqual(plain(tables));
  const left = Object.entries(typed).flatMap(([table, columns]) =>
    Object.entries(columns).flatMap(([name, { hasDefault }]) =>
      hasDefault && !tables[table]![name]!.hasDefault ? [`${table}.${name}`] : [],
    ),
  );
  expect(left).toEqual([]);
});

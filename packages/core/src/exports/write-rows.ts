import type { ExportFormat } from '@desk/protocol/export';
import type { Column } from './columns.ts';

/**
 * The first line of a file: column names behind a byte order mark, so that spreadsheets read UTF-8 (RFC 4180). JSON Lines have none.
 */
export function fileHead<R>(columns: readonly Column<R>[], format: ExportFormat): string {
  return format === 'csv' ? `\ufeff${line(columns.map(({ head }) => head))}` : '';
}

/** Rows as lines of CSV, or as one JSON object a line, which loses nothing. */
export function fileLines<R>(columns: readonly Column<R>[], format: ExportFormat, rows: readonly R[]): string {
  if (format === 'csv') return rows.map((row) => line(columns.map(({ of }) => of(row)))).join('');
  return rows.map((row) => `${JSON.stringify(Object.fromEntries(columns.map(({ key, of }) => [key, of(row)])))}\n`).join('');
}

function line(cells: readonly (string | number | null)[]): string {
  return `${cells.map((cell) => (typeof cell === 'number' ? String(cell) : textCell(cell ?? ''))).join(',')}\r\n`;
}

/** A cell that starts like a formula, in full-width letters too, gets an apostrophe: a spreadsheet then shows it instead of running it. [B4] */
function textCell(text: string): string {
  const safe = /^[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

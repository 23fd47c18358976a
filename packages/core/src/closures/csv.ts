import type { ClosureRow } from '@desk/protocol/closure';

const HEAD = [
  'Closed at',
  'Chat',
  'Customer',
  'Agent',
  'Department',
  'Channel',
  'Sentiment',
  'Tags',
  'Note',
  'References',
  'Closed by',
  'Reason',
  'Handled (s)',
];

/** The first line of the export, behind a byte order mark so that spreadsheets read UTF-8. RFC 4180. */
export function csvHead(): string {
  return `\ufeff${line(HEAD)}`;
}

/** One closure as a line of the export. An unset sentiment says so and is never neutral. */
export function csvLine(row: ClosureRow): string {
  return line([
    row.closedAt,
    `#${row.number}`,
    row.customer.name,
    row.agent?.name ?? '',
    row.department?.name ?? '',
    row.channel,
    row.sentiment ?? 'not set',
    row.tags.map((tag) => tag.name).join('; '),
    row.note ?? '',
    row.references.map((reference) => reference.key ?? reference.text).join('; '),
    row.closedBy.name,
    row.reason,
    String(row.handledSeconds),
  ]);
}

function line(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** A cell that starts like a formula, in full-width letters too, gets an apostrophe: a spreadsheet then shows it instead of running it. [B4] */
function cell(text: string): string {
  const safe = /^[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

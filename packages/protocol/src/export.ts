import { z } from 'zod';
import { ClosureFilter } from './closure.ts';
import { ExportId } from './ids.ts';
import { Person } from './people.ts';
import { RowReportFilter } from './row-report.ts';
import { plainUpTo } from './text.ts';

export const ExportKind = z.enum(['closures', 'chats', 'agents-per-day', 'tags']);
export type ExportKind = z.infer<typeof ExportKind>;

export const ExportFormat = z.enum(['csv', 'jsonl']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** `direct`: read as it is fetched. The others are built by the worker first. `expired`: the file is gone, the line stays. */
export const ExportState = z.enum(['direct', 'waiting', 'running', 'ready', 'failed', 'expired']);
export type ExportState = z.infer<typeof ExportState>;

/** What is exported: the filters of the list of closures. Chats are those opened in the range, by department, agent and channel. */
export const ExportFilter = RowReportFilter.extend({ undone: ClosureFilter.shape.undone });
export type ExportFilter = z.infer<typeof ExportFilter>;

const OF_CHATS: readonly string[] = ['from', 'to', 'department', 'agent', 'channel'];

/** `POST /api/exports`. */
export const AskExport = z
  .object({ kind: ExportKind, format: ExportFormat, filter: ExportFilter })
  .superRefine(({ kind, filter }, { addIssue }) => {
    if (kind !== 'chats') return;
    for (const [name, value] of Object.entries(filter))
      if (value !== undefined && !OF_CHATS.includes(name))
        addIssue({ code: 'custom', path: ['filter', name], message: 'Chats are narrowed by department, agent and channel.' });
  });
export type AskExport = z.infer<typeof AskExport>;
/** The same as a client writes it. */
export type AskExportInput = z.input<typeof AskExport>;

/** What an export was narrowed by besides its range: the filter's name and its values, ids as names. */
export const ExportedBy = z.array(z.object({ name: z.string(), values: z.array(z.string()) }));
export type ExportedBy = z.infer<typeof ExportedBy>;

/** An export with its progress; `href` leads to the file while there is one. */
export const ExportView = z.object({
  id: ExportId,
  kind: ExportKind,
  format: ExportFormat,
  from: plainUpTo(40),
  to: plainUpTo(40),
  /** The same as days of the workspace’s zone, both included. */
  firstDay: z.string(),
  lastDay: z.string(),
  filters: ExportedBy,
  state: ExportState,
  rowsTotal: z.number().int(),
  rowsDone: z.number().int(),
  by: Person,
  at: z.string(),
  expiresAt: z.string(),
  href: z.string().nullable(),
});
export type ExportView = z.infer<typeof ExportView>;

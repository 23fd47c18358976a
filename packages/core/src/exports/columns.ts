import type { ClosureRow } from '@desk/protocol/closure';
import type { ExportKind } from '@desk/protocol/export';

/** A column of an export: its name in JSON and in the head of the CSV, and its value. Numbers stay numbers. */
export type Column<R> = { key: string; head: string; of(row: R): string | number | null };

/** A chat as it is exported. Times are ISO-8601 in UTC. `status` is `open` where nobody has kept how it was open then. [X3] */
export type ChatExport = {
  number: number;
  status: string;
  customer: string;
  agent: string | null;
  department: string | null;
  channel: string;
  opened_at: Date;
  assigned_at: Date | null;
  first_reply_at: Date | null;
  closed_at: Date | null;
};

/** What an agent closed on one day of the workspace's zone. */
export type AgentDay = {
  day: string;
  zone: string;
  agent: string | null;
  closures: number;
  positive: number;
  neutral: number;
  negative: number;
  notSet: number;
  tagged: number;
  firstReply: number | null;
  handled: number | null;
};

export type TagExport = { tag: string; closures: number; positive: number; neutral: number; negative: number; notSet: number };

export type ExportRow = { closures: ClosureRow; chats: ChatExport; 'agents-per-day': AgentDay; tags: TagExport };

const iso = (at: Date | null) => at?.toISOString() ?? null;
const counts: Column<{ positive: number; neutral: number; negative: number; notSet: number }>[] = [
  { key: 'positive', head: 'Positive', of: (row) => row.positive },
  { key: 'neutral', head: 'Neutral', of: (row) => row.neutral },
  { key: 'negative', head: 'Negative', of: (row) => row.negative },
  { key: 'notSet', head: 'Not set', of: (row) => row.notSet },
];

/** The columns of each kind, in order. An unset sentiment says so in words and is never neutral. [F3] */
export const COLUMNS: { [K in ExportKind]: readonly Column<ExportRow[K]>[] } = {
  closures: [
    { key: 'closedAt', head: 'Closed at', of: (row) => row.closedAt },
    { key: 'chat', head: 'Chat', of: (row) => `#${row.number}` },
    { key: 'customer', head: 'Customer', of: (row) => row.customer.name },
    { key: 'agent', head: 'Agent', of: (row) => row.agent?.name ?? null },
    { key: 'department', head: 'Department', of: (row) => row.department?.name ?? null },
    { key: 'channel', head: 'Channel', of: (row) => row.channel },
    { key: 'sentiment', head: 'Sentiment', of: (row) => row.sentiment ?? 'not set' },
    { key: 'tags', head: 'Tags', of: (row) => row.tags.map((tag) => tag.name).join('; ') },
    { key: 'note', head: 'Note', of: (row) => row.note },
    { key: 'references', head: 'References', of: (row) => row.references.map((reference) => reference.key ?? reference.text).join('; ') },
    { key: 'closedBy', head: 'Closed by', of: (row) => row.closedBy.name },
    { key: 'reason', head: 'Reason', of: (row) => row.reason },
    { key: 'handledSeconds', head: 'Handled (s)', of: (row) => row.handledSeconds },
    { key: 'undoneAt', head: 'Undone at', of: (row) => row.undoneAt },
    { key: 'csat', head: 'CSAT (1-5)', of: (row) => row.survey?.csat?.score ?? null },
    { key: 'csatComment', head: 'CSAT comment', of: (row) => row.survey?.csat?.comment ?? null },
    { key: 'nps', head: 'NPS (0-10)', of: (row) => row.survey?.nps?.score ?? null },
    { key: 'npsComment', head: 'NPS comment', of: (row) => row.survey?.nps?.comment ?? null },
  ],
  chats: [
    { key: 'chat', head: 'Chat', of: (row) => `#${row.number}` },
    { key: 'status', head: 'Status', of: (row) => row.status },
    { key: 'customer', head: 'Customer', of: (row) => row.customer },
    { key: 'agent', head: 'Agent', of: (row) => row.agent },
    { key: 'department', head: 'Department', of: (row) => row.department },
    { key: 'channel', head: 'Channel', of: (row) => row.channel },
    { key: 'openedAt', head: 'Opened at', of: (row) => iso(row.opened_at) },
    { key: 'assignedAt', head: 'Assigned at', of: (row) => iso(row.assigned_at) },
    { key: 'firstReplyAt', head: 'First reply at', of: (row) => iso(row.first_reply_at) },
    { key: 'closedAt', head: 'Closed at', of: (row) => iso(row.closed_at) },
  ],
  'agents-per-day': [
    { key: 'day', head: 'Day', of: (row) => row.day },
    { key: 'zone', head: 'Time zone', of: (row) => row.zone },
    { key: 'agent', head: 'Agent', of: (row) => row.agent },
    { key: 'closed', head: 'Closed', of: (row) => row.closures },
    ...counts,
    { key: 'tagged', head: 'Tagged', of: (row) => row.tagged },
    { key: 'firstReplySeconds', head: 'First reply, median (s)', of: (row) => row.firstReply },
    { key: 'handledSeconds', head: 'Handled, median (s)', of: (row) => row.handled },
  ],
  tags: [{ key: 'tag', head: 'Tag', of: (row) => row.tag }, { key: 'closed', head: 'Closed', of: (row) => row.closures }, ...counts],
};

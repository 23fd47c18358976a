import { z } from 'zod';
import { Departments } from './department-filter.ts';
import { JiraConnectionId, ReferenceId } from './ids.ts';
import { Instant } from './instant.ts';
import { StatusCategory } from './jira-issue.ts';
import { OTHERS_LIMIT } from './limits.ts';
import { JiraLinkRow, SentimentCounts } from './report.ts';
import { TagRef } from './tag.ts';

export const IssueReportFilter = z.object({ from: Instant, to: Instant, department: Departments });
export type IssueReportFilter = z.infer<typeof IssueReportFilter>;

/** An issue with the standing closures that refer to it, and the tags that they carry most. */
export const IssueReportRow = SentimentCounts.extend({
  site: JiraConnectionId,
  issueId: z.string().nullable(),
  key: z.string(),
  summary: z.string().nullable(),
  status: z.string().nullable(),
  category: StatusCategory.nullable(),
  url: z.string().nullable(),
  closures: z.number().int(),
  tags: z.array(z.object({ tag: TagRef, closures: z.number().int(), negative: z.number().int() })),
});
export type IssueReportRow = z.infer<typeof IssueReportRow>;

/** `GET /api/reports/issues`: what is behind the closures. The issues with the most negative ones first, at most 100; `to` is exclusive. [J12] */
export const IssueReport = z.object({ unit: z.literal('closures'), from: z.string(), to: z.string(), rows: z.array(IssueReportRow) });
export type IssueReport = z.infer<typeof IssueReport>;

/** Filters of `GET /api/jira/links`. `needs-person`: those that nobody tries again by themselves. */
export const JiraLinkFilter = z.object({
  state: z.enum(['needs-person', 'pending', 'linked', 'unlinked']).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type JiraLinkFilter = z.infer<typeof JiraLinkFilter>;

export const JiraLinks = z.object({ items: z.array(JiraLinkRow), nextCursor: z.string().nullable() });

/** `GET /api/references/others?ids=`: which references share their issue with other chats. */
export const OthersFilter = z.object({
  ids: z
    .string()
    .max(2_000)
    .transform((text) => text.split(','))
    .pipe(z.array(ReferenceId).min(1).max(OTHERS_LIMIT, `At most ${OTHERS_LIMIT} references`)),
});

/** So many other chats refer to the issue of a reference, as long as JIRA has told its number; `issue` names it as the list of closed chats takes it. */
export const OtherChats = z.object({ id: ReferenceId, issue: z.string(), chats: z.number().int() });
export type OtherChats = z.infer<typeof OtherChats>;

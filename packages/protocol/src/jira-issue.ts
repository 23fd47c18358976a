import { z } from 'zod';
import { JiraConnectionId } from './ids.ts';
import { cleanText } from './text.ts';

/** How JIRA groups its statuses, whatever their names; `undefined` is a group that we do not know. */
export const StatusCategory = z.enum(['new', 'indeterminate', 'done', 'undefined']);
export type StatusCategory = z.infer<typeof StatusCategory>;

/** An issue as people name it: its site, and a key in any case or the numeric id. */
export const IssueName = z.object({
  site: JiraConnectionId,
  name: z
    .string()
    .max(280)
    .transform((raw) => cleanText(raw).trim().toUpperCase())
    .pipe(z.string().regex(/^(?:[A-Z][A-Z\d_]{1,254}-[1-9]\d{0,18}|[1-9]\d{0,18})$/, 'This is neither a JIRA key nor an issue id')),
});
export type IssueName = z.infer<typeof IssueName>;

export const LOOKUP_LIMIT = 20;

/** `POST /api/jira/lookups`: what the desk knows of these issues, at once; what it does not know is asked of JIRA meanwhile. [J6] */
export const LookUpIssues = z.object({
  issues: z.array(IssueName).min(1, 'Name at least one issue').max(LOOKUP_LIMIT, `At most ${LOOKUP_LIMIT} issues`),
});
export type LookUpIssues = z.infer<typeof LookUpIssues>;

/**
 * What is known of an issue that was named so. `asked`: JIRA is being asked, and the answer comes on the topic `issues` as `jira.issues-seen`.
 * `unknown`: there is none, or our JIRA user may not see it. `not-answering`: nobody can tell now; closing goes on, it will be linked later.
 */
export const IssueNews = z.object({
  site: JiraConnectionId,
  /** As it was asked for, in upper case. */
  name: z.string(),
  state: z.enum(['known', 'asked', 'unknown', 'not-answering']),
  /** JIRA's numeric id and everything below it: only of a known issue. The key may be another one than was asked for: the issue has moved. */
  issueId: z.string().nullable(),
  key: z.string().nullable(),
  summary: z.string().nullable(),
  status: z.string().nullable(),
  category: StatusCategory.nullable(),
  url: z.string().nullable(),
  /** When JIRA last said so; null while it has not. */
  seenAt: z.string().nullable(),
});
export type IssueNews = z.infer<typeof IssueNews>;

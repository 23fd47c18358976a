import type { IssueReportRow } from '@desk/protocol/jira-report';

/** An issue as the list of closures is asked for it: the closures that the report of issues counts for it, and no others. */
export function issueOf({ site, issueId, key }: Pick<IssueReportRow, 'site' | 'issueId' | 'key'>): string {
  return [site, issueId ?? '', key].join('~');
}

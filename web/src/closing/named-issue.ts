import type { IssueName, IssueNews } from '@desk/protocol/jira-issue';
import { type JiraReference, type JiraSite, parseReferences } from '@desk/protocol/references';
import { issueAddress } from '@desk/protocol/references-format';
import type { IconName } from '../ui/icon-paths.ts';
import type { ChipTone } from '../ui/ui-chip.ts';
import { chipText, issueNameOf } from './reference-words.ts';

/** An issue that stands in a text of the team: as it was typed, how the desk asks about it, and where it is. */
export type NamedIssue = { reference: JiraReference; name: IssueName; url: string };

const most = 6;

/** The JIRA issues that a text names, each once, the first six; words that only look like keys are none. */
export function namedIssues(text: string, sites: readonly JiraSite[]): NamedIssue[] {
  const issues = parseReferences(text, [...sites]).references.flatMap((reference) => {
    const name = issueNameOf(reference);
    const site = reference.kind === 'jira' ? sites.find(({ id }) => id === reference.site) : undefined;
    return reference.kind === 'jira' && name && site ? [{ reference, name, url: issueAddress(reference, site) }] : [];
  });
  return issues.slice(0, most);
}

/** How such an issue reads: `title` is what it is about, `status` as JIRA calls it, `words` what is to be said of it at all. */
export type NamedMark = { tone: ChipTone; icon: IconName; key: string; title: string; status: string; words: string };

export function namedMark(reference: JiraReference, news: IssueNews | undefined): NamedMark {
  const mark = { key: chipText(reference), title: '', status: '' };
  switch (news?.state) {
    case 'known':
      return {
        tone: 'neu',
        icon: 'jira',
        key: news.key ?? mark.key,
        title: news.summary ?? '',
        status: news.status ?? '',
        words: news.key && news.key !== mark.key && 'key' in reference ? `was ${mark.key}` : '',
      };
    case 'unknown':
      return { ...mark, tone: 'warn', icon: 'warning', words: 'not there, or our JIRA user may not see it' };
    case 'not-answering':
      return { ...mark, tone: 'line', icon: 'clock', words: 'not checked, JIRA is not answering' };
    default:
      return { ...mark, tone: 'line', icon: 'sync', words: 'being checked' };
  }
}

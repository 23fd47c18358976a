import { cutText } from '@desk/protocol/cut-text';
import type { IssueName, IssueNews } from '@desk/protocol/jira-issue';
import type { Reference, Refused } from '@desk/protocol/references';
import type { IconName } from '../ui/icon-paths.ts';

export const referenceIcons: Record<Reference['kind'], IconName> = { jira: 'jira', link: 'link', ticket: 'ticket' };

/** What a chip of a reference shows. */
export function chipText(reference: Reference): string {
  switch (reference.kind) {
    case 'jira':
      return 'key' in reference ? reference.key : `Issue ${reference.issueId}`;
    case 'link':
      return shortUrl(reference.url);
    case 'ticket':
      return reference.text;
  }
}

/** How the desk is asked about a reference; undefined for what is no JIRA issue of a known site. */
export function issueNameOf(reference: Reference): IssueName | undefined {
  if (reference.kind !== 'jira') return undefined;
  return { site: reference.site as IssueName['site'], name: 'key' in reference ? reference.key : reference.issueId };
}

/** What will become of a reference that was just typed, and `aside` what is known of it. A tick stands only beside what JIRA has confirmed. */
export type ReferenceFate = { icon: IconName; tone: 'pos' | 'warn' | 'quiet'; words: string; aside: string };

/** The line about a reference: its summary and status once JIRA has said them. Closing never waits for that. */
export function referenceFate(reference: Reference, news: IssueNews | undefined): ReferenceFate {
  const quiet = { icon: referenceIcons[reference.kind], tone: 'quiet', aside: '' } as const;
  if (reference.kind === 'link') return { ...quiet, words: 'kept as a link' };
  if (reference.kind === 'ticket') return { ...quiet, words: 'saved as a ticket number' };
  switch (news?.state) {
    case 'known': {
      const moved = news.key && news.key !== news.name && !/^\d+$/.test(news.name) ? `is now ${news.key}: ` : '';
      return { icon: 'check-circle', tone: 'pos', words: `${moved}${news.summary ?? ''}`, aside: news.status ?? '' };
    }
    case 'unknown':
      return { icon: 'warning', tone: 'warn', words: 'is not there, or our JIRA user may not see it. It is kept all the same', aside: '' };
    case 'not-answering':
      return { ...quiet, icon: 'clock', words: 'Not checked, JIRA is not answering. It will be linked later.' };
    default:
      return { ...quiet, words: 'will be linked in JIRA' };
  }
}

/** Why a piece was not taken, in words. */
export function refusedWords(refused: Refused): string {
  switch (refused.reason) {
    case 'bad_scheme':
      return `${refused.raw} is not a web address, so it cannot be linked`;
    case 'credentials_in_url':
      return `${refused.raw} carries a user name or password. Paste it without them`;
    case 'malformed_url':
      return `${refused.raw} is not a complete address`;
    case 'too_long':
      return 'This is too long for a ticket number, at most 64 characters';
    case 'too_many':
      return 'At most 10 references';
  }
}

/** What is said of words that stand between keys and links and are none. */
export function passedOverWords(words: readonly string[]): string {
  const text = words.join(' ');
  return `“${text.length > 48 ? `${cutText(text, 47)}…` : text}” is neither a key nor a link, kept as text`;
}

function shortUrl(url: string): string {
  const short = url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
  return short.length > 36 ? `${cutText(short, 35)}…` : short;
}

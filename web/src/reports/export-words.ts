import type { ExportedBy } from '@desk/protocol/export';
import { channelNames } from '../data/channel-names.ts';
import { spentWords } from '../data/segment-words.ts';
import { scoreFilterWords } from '../data/survey-words.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** How a filter reads; what is not here reads as its values. */
const words: Record<string, (values: readonly string[]) => string> = {
  agent: ([name = '']) => (name === 'none' ? 'held by nobody' : name === 'any' ? 'held by somebody' : `held by ${name}`),
  allTags: (tags) => `all of ${tags.join(', ')}`,
  anyTag: (tags) => `any of ${tags.join(', ')}`,
  attended: ([answer]) => (answer === 'yes' ? 'answered' : 'never answered'),
  channel: ([channel = '']) => (channelNames as Record<string, string>)[channel] ?? channel,
  closedBy: ([who = '']) =>
    `closed by ${{ agent: 'its agent', supervisor: 'a supervisor', customer: 'the customer', system: 'the desk' }[who] ?? who}`,
  csat: ([filter = '']) => scoreFilterWords('csat', filter),
  customer: ([name = '']) => `customer ${name}`,
  department: (departments) => departments.map((name) => (name === 'none' ? 'no department' : name)).join(', '),
  issue: ([issue = '']) => `issue ${issue.split('~')[2] ?? issue}`,
  noTag: (tags) => `none of ${tags.join(', ')}`,
  nps: ([filter = '']) => scoreFilterWords('nps', filter),
  q: ([text = '']) => `“${text}”`,
  reason: ([reason = '']) => `reason ${reason.replaceAll('_', ' ')}`,
  reference: ([text = '']) => (text === 'jira' ? 'linked to JIRA' : `reference “${text}”`),
  repliedFrom: ([seconds]) => `first reply after ${seconds} s or more`,
  repliedTo: ([seconds]) => `first reply before ${seconds} s`,
  spent: ([segment = '']) => `with time spent ${spentWords(segment)}`,
  returning: () => 'of returning customers',
  repliedWithin: ([seconds]) => `first reply within ${seconds} s`,
  sentiment: ([sentiment = '']) => (sentiment === 'not-set' ? 'sentiment not set' : sentiment),
  sentimentBy: ([way = '']) => `sentiment ${way.replace('-', ' ')}`,
  tag: ([tag = '']) => (tag === 'none' ? 'no tag' : `tag ${tag}`),
  tagBy: ([way = '']) => `tag ${way.replace('-', ' ')}`,
  undone: () => 'undone ones too',
  weekHour: ([at = '']) => `${DAYS[Number(at.split('-')[0]) - 1] ?? '?'} ${at.split('-')[1]}:00`,
};

/** What an export was narrowed by, in words: `Billing, Mobile · negative · tag Outage`. Empty for all. */
export function filterText(filters: ExportedBy): string {
  return filters.map(({ name, values }) => words[name]?.(values) ?? values.join(', ')).join(' · ');
}

import type { Tag } from '@desk/protocol/tag';
import type { ClosedFilterName, ClosedQuery } from '../../data/closed-query.ts';
import { spentWords } from '../../data/segment-words.ts';

/** A filter that came with a link from a report and has no field of its own: in words, and which names of the address it is. */
export type ClosedChip = { names: readonly ClosedFilterName[]; words: string };

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const PROVENANCE: Record<string, string> = {
  accepted: 'accepted as proposed',
  changed: 'other than proposed',
  chosen: 'not proposed',
  'not-set': 'not set',
};

/** What the address asks for beyond the fields, one chip each. */
export function chipsOf(query: ClosedQuery, tags: readonly Pick<Tag, 'id' | 'name'>[]): ClosedChip[] {
  const chips: ClosedChip[] = [];
  const chip = (words: string | undefined, ...names: ClosedFilterName[]) => words && chips.push({ names, words });
  const named = (list: string | undefined) =>
    list
      ?.split(',')
      .map((id) => tags.find((tag) => tag.id === id)?.name ?? 'a tag')
      .join(', ');
  chip(query.issue && `Issue ${query.issue.split('~')[2] ?? ''}`, 'issue');
  chip(query.customer && 'One customer', 'customer');
  chip(query.anyTag && `Any of: ${named(query.anyTag)}`, 'anyTag');
  chip(query.allTags && `All of: ${named(query.allTags)}`, 'allTags');
  chip(query.noTag && `None of: ${named(query.noTag)}`, 'noTag');
  chip(query.sentimentBy && `Sentiment ${PROVENANCE[query.sentimentBy] ?? query.sentimentBy}`, 'sentimentBy');
  chip(query.tagBy && `Tag ${PROVENANCE[query.tagBy] ?? query.tagBy}`, 'tagBy');
  chip(query.repliedWithin && `First reply within ${query.repliedWithin} s`, 'repliedWithin');
  chip(repliedWords(query.repliedFrom, query.repliedTo), 'repliedFrom', 'repliedTo');
  chip(query.attended && (query.attended === 'yes' ? 'Answered' : 'Never answered'), 'attended');
  chip(query.spent && `Some time: ${spentWords(query.spent)}`, 'spent');
  chip(query.returning && 'Of returning customers', 'returning');
  chip(query.weekHour && weekHourWords(query.weekHour), 'weekHour');
  return chips;
}

function repliedWords(from: string | undefined, to: string | undefined): string | undefined {
  if (from && to) return `First reply after ${from} to ${to} s`;
  if (from) return `First reply after ${from} s or more`;
  return to && `First reply within ${to} s`;
}

function weekHourWords(text: string): string {
  const [day, hour] = text.split('-').map(Number);
  return `${DAYS[(day ?? 1) - 1] ?? '?'}, ${hour}:00 to ${(hour ?? 0) + 1}:00`;
}

import { expect, test } from 'vitest';
import { filterText } from './export-words.ts';

const said = (filter: Record<string, string | string[]>) =>
  filterText(Object.entries(filter).map(([name, values]) => ({ name, values: [values].flat() })));

test('an export says in words what it was narrowed by', () => {
  expect(said({})).toBe('');
  expect(said({ department: ['Billing', 'none'], sentiment: 'negative', tag: 'Outage' })).toBe(
    'Billing, no department · negative · tag Outage',
  );
  expect(said({ sentiment: 'not-set', agent: 'none', channel: 'whatsapp', reference: 'jira', q: 'router' })).toBe(
    'sentiment not set · held by nobody · WhatsApp · linked to JIRA · “router”',
  );
  expect(said({ issue: 'jira_1~10042~NET-2381', weekHour: '4-14', attended: 'no', undone: 'include', tagBy: 'not-set' })).toBe(
    'issue NET-2381 · Thu 14:00 · never answered · undone ones too · tag not set',
  );
  expect([said({ spent: 'pending' }), said({ spent: 'queue' })]).toEqual(['with time spent pending', 'with time spent in the queue']);
  expect(said({ csat: '1', nps: 'promoter' })).toBe('CSAT 1/5 · NPS promoters, 9 or 10');
  expect(said({ csat: 'satisfied', nps: '10' })).toBe('CSAT satisfied, 4 or 5 · NPS 10/10');
});

test('a filter that is newer than this page reads as its values', () => {
  expect(said({ mood: ['a', 'b'] })).toBe('a, b');
});

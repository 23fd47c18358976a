import { newId } from '@desk/protocol/ids';
import { expect, test } from 'vitest';
import { closureRow, jiraReference } from './closure-row.fixture.ts';
import { fromQuery, isFiltered, passes, toQuery, wholeStream } from './stream-filter.ts';

const row = closureRow({
  customer: { id: newId('cust'), name: 'Zoë F.' },
  sentiment: null,
  note: 'Router swapped',
  tags: [{ id: newId('tag'), name: 'Line fault', hue: 245 }],
  references: [jiraReference({ key: 'FIB-912' })],
});

test('[C25] not set is a class of its own in the filter and never neutral', () => {
  expect(passes(row, { ...wholeStream, sentiment: 'not-set' })).toBe(true);
  expect(passes(row, { ...wholeStream, sentiment: 'neutral' })).toBe(false);
});

test('text is looked for in names, notes, tags and JIRA keys, whatever the accents and the case', () => {
  for (const text of ['zoe', 'ROUTER', 'line fib-912', ' ']) expect(passes(row, { ...wholeStream, text })).toBe(true);
  expect(passes(row, { ...wholeStream, text: 'zoe refund' })).toBe(false);
});

test('an agent is one of them, or nobody', () => {
  const unserved = { ...row, agent: null };
  expect([row, unserved].map((each) => passes(each, { ...wholeStream, agent: 'none' }))).toEqual([false, true]);
  expect([row, unserved].map((each) => passes(each, { ...wholeStream, agent: row.agent!.id }))).toEqual([true, false]);
});

test('with JIRA means a JIRA issue, not just any link', () => {
  expect(passes(row, { ...wholeStream, withJira: true })).toBe(true);
  expect(passes({ ...row, references: [jiraReference({ kind: 'link' })] }, { ...wholeStream, withJira: true })).toBe(false);
});

test('a filter survives the address, and nonsense in the address is ignored', () => {
  const filter = {
    sentiment: 'negative' as const,
    withJira: true,
    department: 'dep_1',
    agent: 'usr_1',
    tag: 'none',
    closedBy: 'customer' as const,
    text: 'outage',
  };
  const query = new URLSearchParams(Object.entries(toQuery(filter)).filter((entry): entry is [string, string] => entry[1] !== undefined));
  expect(fromQuery(query)).toEqual(filter);
  expect(isFiltered(fromQuery(new URLSearchParams('sentiment=angry&jira=yes&closedBy=cat')))).toBe(false);
});

test('the stream keeps to one agent, one tag or none, and who closed', () => {
  const only = (filter: object) => passes(row, { ...wholeStream, ...filter });
  expect([only({ agent: row.agent!.id }), only({ agent: newId('usr') })]).toEqual([true, false]);
  expect([only({ tag: row.tags[0]!.id }), only({ tag: newId('tag') }), only({ tag: 'none' })]).toEqual([true, false, false]);
  expect(passes({ ...row, tags: [] }, { ...wholeStream, tag: 'none' })).toBe(true);
  expect([only({ closedBy: 'agent' }), only({ closedBy: 'customer' })]).toEqual([true, false]);
});

test('the stream keeps to several departments with commas between, or to none', () => {
  const only = (department: string, of = row) => passes(of, { ...wholeStream, department });
  const mine = row.department!.id;
  expect([only(`${newId('dep')},${mine}`), only(`${newId('dep')},${newId('dep')}`), only('none'), only(',')]).toEqual([
    true,
    false,
    false,
    true,
  ]);
  expect([only('none', { ...row, department: null }), only(mine, { ...row, department: null })]).toEqual([true, false]);
});

import type { ClosureRow } from '@desk/protocol/closure';
import { expect, test } from 'vitest';
import { COLUMNS } from './columns.ts';
import { fileHead, fileLines } from './write-rows.ts';

const csvHead = () => fileHead(COLUMNS.closures, 'csv');
const csvLine = (row: ClosureRow) => fileLines(COLUMNS.closures, 'csv', [row]);

const ROW = {
  closedAt: '2026-11-25T14:32:09.120Z',
  number: 48213,
  customer: { name: 'Ada Moreno' },
  agent: { name: 'Noor Haddad' },
  department: { name: 'Mobile' },
  channel: 'web',
  sentiment: 'negative',
  tags: [{ name: 'Outage' }, { name: 'Roaming' }],
  note: 'Called back',
  references: [
    { kind: 'jira', key: 'NET-2381', text: 'net-2381' },
    { kind: 'ticket', key: null, text: 'INC 77120' },
  ],
  closedBy: { name: 'Noor Haddad' },
  reason: 'resolved',
  handledSeconds: 412,
  survey: { csat: { score: 4, comment: 'Quick, thanks' }, nps: { score: 0, comment: null } },
} as unknown as ClosureRow;

test('the export begins with a byte order mark and its column names', () => {
  expect(csvHead()).toBe(
    '\ufeffClosed at,Chat,Customer,Agent,Department,Channel,Sentiment,Tags,Note,References,Closed by,Reason,Handled (s),Undone at,CSAT (1-5),CSAT comment,NPS (0-10),NPS comment\r\n',
  );
});

test('a closure is one line', () => {
  expect(csvLine(ROW)).toBe(
    '2026-11-25T14:32:09.120Z,#48213,Ada Moreno,Noor Haddad,Mobile,web,negative,Outage; Roaming,Called back,NET-2381; INC 77120,Noor Haddad,resolved,412,,4,"Quick, thanks",0,\r\n',
  );
});

test('[F3] a sentiment that was not set says so', () => {
  expect(csvLine({ ...ROW, sentiment: null })).toContain(',not set,');
});

test('commas, quotes and line breaks stay inside their cell', () => {
  expect(csvLine({ ...ROW, note: 'said "no",\nthen left' })).toContain(',"said ""no"",\nthen left",');
});

for (const start of ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
  test(`[B4] a cell that starts with ${JSON.stringify(start)} is text and no formula`, () => {
    const line = csvLine({ ...ROW, note: `${start}HYPERLINK("https://evil.example")` });
    expect(line).toContain(`"'${start}HYPERLINK(""https://evil.example"")"`);
  });
}

test('[B4] names, tags and references that look like formulas are text too', () => {
  const line = csvLine({
    ...ROW,
    customer: { ...ROW.customer, name: '=1+1' },
    tags: [{ ...ROW.tags[0]!, name: '@SUM(A1)' }],
    references: [{ ...ROW.references[1]!, text: '-2+3' }],
  });
  expect(line).toContain(",'=1+1,");
  expect(line).toContain(",'@SUM(A1),");
  expect(line).toContain(",'-2+3,");
});

test('JSON Lines keep numbers, text and nothing as they are', () => {
  const [line] = fileLines(COLUMNS.closures, 'jsonl', [{ ...ROW, note: '=1+1', agent: null }]).split('\n');
  expect(JSON.parse(line!)).toMatchObject({ closedAt: '2026-11-25T14:32:09.120Z', note: '=1+1', agent: null, handledSeconds: 412 });
});

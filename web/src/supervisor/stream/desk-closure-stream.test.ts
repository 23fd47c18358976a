import type { ClosureRow } from '@desk/protocol/closure';
import type { DeskEvent } from '@desk/protocol/events';
import { newId } from '@desk/protocol/ids';
import { afterEach, expect, test } from 'vitest';
import { closureRow, jiraReference } from './closure-row.fixture.ts';
import { ClosureStream } from './closure-stream.ts';
import type { DeskClosureRow } from './desk-closure-row.ts';
import type { DeskClosureStream } from './desk-closure-stream.ts';
import './desk-closure-stream.ts';

const start = Date.parse('2026-05-13T08:00:00.000Z');
const atSecond = (second: number) => new Date(start + second * 1000).toISOString();

function event<T extends DeskEvent['type']>(type: T, data: Extract<DeskEvent, { type: T }>['data']): DeskEvent {
  return {
    seq: 1,
    workspaceId: newId('ws'),
    type,
    actor: { kind: 'system', name: 'Desk' },
    chatId: null,
    chat: null,
    data,
    at: atSecond(0),
  } as DeskEvent;
}

const closed = (row: ClosureRow) => event('chat.closed', { row });

async function mount(rows: ClosureRow[]): Promise<{ stream: ClosureStream; element: DeskClosureStream }> {
  const stream = new ClosureStream();
  stream.load(rows);
  const element = document.createElement('desk-closure-stream');
  element.stream = stream;
  element.style.blockSize = '400px';
  // A browser without a screen keeps its pointer in the corner; under it the list would be held.
  element.style.margin = '80px';
  document.body.append(element);
  await element.updateComplete;
  await Promise.all(items(element).map((item) => item.updateComplete));
  return { stream, element };
}

const items = (element: DeskClosureStream) => [...element.renderRoot.querySelectorAll<DeskClosureRow>('desk-closure-row')];
const names = (element: DeskClosureStream) => items(element).map((item) => item.row.customer.name);
const bar = (element: DeskClosureStream) => element.renderRoot.querySelector<HTMLElement>('.held');
const row = (name: string, second: number, fields: Partial<ClosureRow> = {}) =>
  closureRow({ customer: { id: newId('cust'), name }, closedAt: atSecond(second), ...fields });

afterEach(() => {
  document.body.replaceChildren();
});

test('a narrow row leaves its department out as a whole, a wide one says it', async () => {
  const department = { id: newId('dep'), name: 'Mobile & plans' };
  const short = { id: newId('dep'), name: 'IT' };
  const { element } = await mount([row('Maximilian Featherstonehaugh', 2, { department }), row('Bo L.', 1, { department: short })]);
  const words = (of = 0) => items(element)[of]!.renderRoot.querySelector<HTMLElement>('.dept .ell')!;
  const line = (of = 0) => words(of).getBoundingClientRect().top - words(of).parentElement!.getBoundingClientRect().top;
  element.style.inlineSize = '900px';
  expect(line()).toBe(0);
  expect(words().scrollWidth).toBe(words().clientWidth);
  expect(line(1)).toBe(0);
  element.style.inlineSize = '380px';
  expect(line()).toBeGreaterThanOrEqual(18);
});

test('the stream is a named list, and each row says its sentiment and leads to its chat', async () => {
  const { element } = await mount([row('Ada M.', 2, { sentiment: 'negative' }), row('Zeno F.', 1, { sentiment: null, note: null })]);
  const list = element.renderRoot.querySelector('ul')!;
  expect(list.getAttribute('aria-label')).toBe('Closed chats, newest first');
  const [first, second] = items(element);
  const face = (item: DeskClosureRow) =>
    item.renderRoot.querySelector('ui-face')!.renderRoot.querySelector('svg')!.getAttribute('aria-label');
  await expect.poll(() => face(first!)).toBe('Negative');
  expect(face(second!)).toBe('Sentiment not set');
  expect(first!.renderRoot.querySelector('a.open')!.getAttribute('href')).toBe(`/supervise/now/${first!.row.chatId}`);
});

test('closures that come in together are shown together, newest first', async () => {
  const { stream, element } = await mount([row('Ada M.', 1)]);
  for (const [i, name] of ['Bashir K.', 'Lena R.', 'Oskar B.'].entries()) stream.apply(closed(row(name, 10 + i)));
  await expect.poll(() => names(element)).toEqual(['Oskar B.', 'Lena R.', 'Bashir K.', 'Ada M.']);
});

test('a hundred closures in one burst need at most a few renderings', async () => {
  const { stream, element } = await mount([]);
  let renderings = 0;
  const update = element.requestUpdate.bind(element);
  element.requestUpdate = (...args: Parameters<typeof update>) => {
    renderings++;
    update(...args);
  };
  for (let i = 0; i < 100; i++) stream.apply(closed(row(`Customer ${i}`, i)));
  await expect.poll(() => stream.buffer.shown.length).toBe(100);
  expect(renderings).toBeLessThan(10);
  expect(items(element).length).toBeLessThan(45);
  await expect.poll(() => element.renderRoot.querySelector('.more')?.textContent).toBe('+100');
});

test('rows are held while the focus is inside, counted in the bar, and shown on request', async () => {
  const { stream, element } = await mount([row('Ada M.', 1)]);
  items(element)[0]!.focus();
  stream.apply(closed(row('Lena R.', 5)));
  stream.apply(closed(row('Theo K.', 6)));
  await expect.poll(() => bar(element)?.textContent ?? '').toContain('Show 2 new');
  expect(names(element)).toEqual(['Ada M.']);
  bar(element)!.click();
  await expect.poll(() => names(element)).toEqual(['Theo K.', 'Lena R.', 'Ada M.']);
  expect(bar(element)).toBeNull();
});

test('rows are held while the pointer is inside, and come in after it has left', async () => {
  const { stream, element } = await mount([row('Ada M.', 1)]);
  element.dispatchEvent(new PointerEvent('pointerenter', { pointerType: 'mouse' }));
  await expect.poll(() => element.isHeld).toBe(true);
  stream.apply(closed(row('Lena R.', 5)));
  await expect.poll(() => bar(element)?.textContent ?? '').toContain('Show 1 new');
  element.dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' }));
  await expect.poll(() => names(element)).toEqual(['Lena R.', 'Ada M.']);
});

test('an empty stream shows its first closure at once, also under the pointer, and holds from then on', async () => {
  const { stream, element } = await mount([]);
  element.dispatchEvent(new PointerEvent('pointerenter', { pointerType: 'mouse' }));
  await expect.poll(() => element.isHeld).toBe(true);
  stream.apply(closed(row('Lena R.', 5)));
  await expect.poll(() => names(element)).toEqual(['Lena R.']);
  stream.apply(closed(row('Theo K.', 6)));
  await expect.poll(() => bar(element)?.textContent ?? '').toContain('Show 1 new');
  expect(names(element)).toEqual(['Lena R.']);
});

test('a JIRA link that gets attached changes its row in place, also while rows are held', async () => {
  const reference = jiraReference({ changedAt: atSecond(1) });
  const mine = row('Ada M.', 1, { references: [reference] });
  const { stream, element } = await mount([mine]);
  items(element)[0]!.focus();
  const before = items(element)[0]!.getBoundingClientRect();
  stream.apply(event('reference.changed', { closureId: mine.id, reference: { ...reference, state: 'linked', changedAt: atSecond(9) } }));
  await expect.poll(() => items(element)[0]!.renderRoot.querySelector('ui-chip')!.textContent).toContain('NET-2381, linked');
  expect(items(element)[0]!.getBoundingClientRect()).toEqual(before);
});

test('[K10] a closure that is completed later changes its row in place, also while rows are held', async () => {
  const reference = jiraReference({ state: 'linked', changedAt: atSecond(20) });
  const mine = row('Ada M.', 1, { sentiment: null, note: null, references: [reference] });
  const { stream, element } = await mount([row('Bashir K.', 2), mine]);
  items(element)[0]!.focus();
  const before = items(element)[1]!.getBoundingClientRect();
  const stale = { ...reference, state: 'pending' as const, changedAt: atSecond(1) };
  const after = { ...mine, sentiment: 'negative' as const, note: 'Called back by phone', references: [stale] };
  const nothing = { sentiment: null, note: null, tags: [], references: [] };
  stream.apply(event('chat.amended', { row: after, before: nothing, after: nothing }));
  await expect.poll(() => items(element)[1]!.renderRoot.textContent).toContain('Called back by phone');
  expect(items(element)[1]!.renderRoot.querySelector('ui-chip')!.textContent).toContain('NET-2381, linked');
  expect(names(element)).toEqual(['Bashir K.', 'Ada M.']);
  expect(items(element)[1]!.getBoundingClientRect()).toEqual(before);
});

test('[K10] an edit of a closure that the stream does not hold brings no row', () => {
  const stream = new ClosureStream();
  stream.load([row('Ada M.', 1)]);
  const nothing = { sentiment: null, note: null, tags: [], references: [] };
  stream.apply(event('chat.amended', { row: row('Lena R.', 0), before: nothing, after: nothing }));
  expect(stream.buffer.waiting).toEqual([]);
  expect(stream.buffer.shown.map(({ customer }) => customer.name)).toEqual(['Ada M.']);
});

test('[Q4] an answer changes its row in place and brings none; an edit of before does not take it away', async () => {
  const mine = row('Ada M.', 1);
  const { stream, element } = await mount([row('Bashir K.', 2), mine]);
  const survey = { csat: { score: 4, comment: '<b>quick</b> and kind' }, nps: { score: 3, comment: null } };
  stream.apply(event('chat.survey-answered', { row: { ...mine, note: 'Of before', survey }, survey: {} as never }));
  stream.apply(event('chat.survey-answered', { row: row('Lena R.', 0, { survey }), survey: {} as never }));
  stream.apply(event('chat.amended', { row: { ...mine, note: 'Called back' }, before: {} as never, after: {} as never }));
  const scores = () => [...items(element)[1]!.renderRoot.querySelectorAll<HTMLElement>('.score')];
  await expect
    .poll(() => scores().map((score) => [score.textContent, score.title]))
    .toEqual([['CSAT 4/5', 'CSAT 4/5: <b>quick</b> and kind\nNPS 3/10']]);
  expect(items(element)[1]!.renderRoot.textContent).toContain('Called back');
  expect(names(element)).toEqual(['Bashir K.', 'Ada M.']);
  expect(stream.buffer.waiting).toEqual([]);
});

test('an undone closure says so in place, then leaves', async () => {
  const mine = row('Ada M.', 1);
  const { stream, element } = await mount([mine, row('Bashir K.', 0)]);
  stream.apply(event('chat.close-undone', { row: { ...mine, undoneAt: atSecond(4) }, why: 'undo' }));
  await expect.poll(() => items(element)[0]!.renderRoot.textContent).toContain('undone');
  await expect.poll(() => names(element), { timeout: 6_000 }).toEqual(['Bashir K.']);
});

test('a paused stream takes nothing in until it goes on, and what it shows stays as it was', async () => {
  const ada = row('Ada M.', 1);
  const { stream, element } = await mount([ada]);
  element.paused = true;
  await element.updateComplete;
  const drawn = new Promise((resolve) => stream.onChange.add(() => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  stream.apply(closed(row('Lena R.', 5)));
  stream.apply(event('chat.amended', { row: { ...ada, note: 'Said later' }, before: {} as never, after: {} as never }));
  await drawn;
  element.query = '?window=15m';
  await element.updateComplete;
  expect(names(element)).toEqual(['Ada M.']);
  expect(items(element)[0]!.renderRoot.textContent).not.toContain('Said later');
  element.paused = false;
  await expect.poll(() => names(element)).toEqual(['Lena R.', 'Ada M.']);
  expect(items(element)[1]!.renderRoot.textContent).toContain('Said later');
});

test('a filter applies to what is there at once, and the keys move along the rows', async () => {
  const { element } = await mount([
    row('Ada M.', 3),
    row('Bashir K.', 2, { sentiment: 'negative' }),
    row('Cleo P.', 1, { sentiment: 'negative' }),
  ]);
  element.filter = { ...element.filter, sentiment: 'negative' };
  await expect.poll(() => names(element)).toEqual(['Bashir K.', 'Cleo P.']);
  items(element)[0]!.focus();
  element.renderRoot.querySelector('.scroller')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
  await expect.poll(() => (element.renderRoot as ShadowRoot).activeElement).toBe(items(element)[1]);
});

test('what came while the line was down is held until it is asked for, and stands under a line that says so', async () => {
  const { stream, element } = await mount([row('Ada M.', 1)]);
  element.away = { from: atSecond(2) };
  await element.updateComplete;
  for (const [i, name] of ['Bashir K.', 'Lena R.'].entries()) stream.apply(closed(row(name, 10 + i)));
  element.away = { from: atSecond(2), to: atSecond(30) };
  await expect.poll(() => bar(element)?.textContent).toMatch(/While you were offline\.\s+Show 2 new/);
  expect(names(element)).toEqual(['Ada M.']);
  bar(element)!.click();
  await expect.poll(() => names(element)).toEqual(['Lena R.', 'Bashir K.', 'Ada M.']);
  const divided = [...element.renderRoot.querySelectorAll('li')].filter((item) => item.querySelector('.divider'));
  expect(divided.map((item) => item.querySelector<DeskClosureRow>('desk-closure-row')!.row.customer.name)).toEqual(['Lena R.']);
  // From now on it is live again, and the line stays where it was.
  stream.apply(closed(row('Oskar B.', 60)));
  await expect.poll(() => names(element)[0]).toBe('Oskar B.');
});

test('a line that comes back with nothing missed holds nothing', async () => {
  const { stream, element } = await mount([row('Ada M.', 1)]);
  element.away = { from: atSecond(2) };
  await element.updateComplete;
  element.away = { from: atSecond(2), to: atSecond(30) };
  await element.updateComplete;
  stream.apply(closed(row('Bashir K.', 40)));
  await expect.poll(() => names(element)).toEqual(['Bashir K.', 'Ada M.']);
  expect(element.renderRoot.querySelector('.divider')).toBeNull();
});

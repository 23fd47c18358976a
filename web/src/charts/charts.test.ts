import { afterEach, expect, test } from 'vitest';
import type { StackColumn } from './stack-column.ts';
import './ui-bar-list.ts';
import './ui-chart-card.ts';
import './ui-heat-map.ts';
import './ui-line-chart.ts';
import './ui-share-bar.ts';
import './ui-share-list.ts';
import './ui-spark.ts';
import './ui-stack-chart.ts';

async function mount<K extends keyof HTMLElementTagNameMap>(name: K, fields: Partial<HTMLElementTagNameMap[K]>) {
  const element = Object.assign(document.createElement(name), fields);
  element.style.inlineSize = '480px';
  document.body.append(element);
  return element;
}

const all = (element: Element, selector: string) => [...element.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const one = (element: Element, selector: string) => all(element, selector)[0];
const rows = (element: Element) => all(element, 'tr').map((row) => [...row.children].map((cell) => cell.textContent!.trim()));
const press = (element: Element, key: string) =>
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));

const columns: StackColumn[] = [
  {
    label: '10:00',
    name: '10:00 to 10:05',
    counts: { negative: 1, neutral: 2, positive: 3, notSet: 4 },
    href: '/all',
    links: { negative: '/bad' },
  },
  { label: '10:05', name: '10:05 to 10:10', counts: { negative: 0, neutral: 0, positive: 5, notSet: 0 }, isCurrent: true },
];

afterEach(() => {
  document.body.replaceChildren();
});

test('[C25] a stack is named by its summary, says each column in words, and keeps not set apart', async () => {
  const chart = await mount('ui-stack-chart', { columns, summary: 'Sentiment of chats closed in the last hour' });
  await expect.poll(() => all(chart, '[data-part]').length).toBe(2);
  expect(one(chart, 'figure')!.getAttribute('role')).toBe('group');
  expect(one(chart, 'figure')!.getAttribute('aria-label')).toBe('Sentiment of chats closed in the last hour');
  expect(all(chart, '[data-part]').map((part) => part.getAttribute('aria-label'))).toEqual([
    '10:00 to 10:05. 10 closures: 3 positive, 2 neutral, 1 negative, 4 not set',
    '10:05 to 10:10. 5 closures: 5 positive, 0 neutral, 0 negative, 0 not set',
  ]);
  const heights = all(chart, '.column:first-of-type .segment').map((segment) => [
    segment.getAttribute('class'),
    Number(segment.getAttribute('y')),
  ]);
  expect(heights.map(([name]) => name)).toEqual(['segment negative', 'segment neutral', 'segment positive', 'segment notSet']);
  expect(heights.map(([, y]) => y)).toEqual([...heights.map(([, y]) => y)].sort((a, b) => Number(b) - Number(a)));
  expect(all(chart, 'text').at(-1)!.textContent).toBe('now');
});

test('one tab stop leads into a chart, the arrows move along its columns', async () => {
  const chart = await mount('ui-stack-chart', { columns, summary: 'Sentiment' });
  await expect.poll(() => all(chart, '[data-part]').length).toBe(2);
  expect(all(chart, '[tabindex="0"]').map((part) => part.dataset.part)).toEqual(['1']);
  one(chart, '[data-part="1"]')!.focus();
  press(one(chart, '[data-part="1"]')!, 'ArrowLeft');
  expect(chart.shadowRoot!.activeElement).toBe(one(chart, '[data-part="0"]'));
  await expect.poll(() => one(chart, '.tip')?.textContent ?? '').toContain('10:00 to 10:05');
});

test('V shows the figures of a chart as a table whose numbers lead to the closures, and the picture again', async () => {
  const chart = await mount('ui-stack-chart', { columns, summary: 'Sentiment' });
  await expect.poll(() => all(chart, '[data-part]').length).toBe(2);
  press(one(chart, 'figure')!, 'v');
  await chart.updateComplete;
  expect(rows(chart)).toEqual([
    ['When', 'Negative', 'Neutral', 'Positive', 'Not set', 'All'],
    ['10:00 to 10:05', '1', '2', '3', '4', '10'],
    ['10:05 to 10:10', '0', '0', '5', '0', '5'],
  ]);
  expect(one(chart, 'caption')!.textContent).toBe('Sentiment');
  expect(all(chart, 'a').map((link) => link.getAttribute('href'))).toEqual(['/all', '/bad']);
  expect(chart.shadowRoot!.activeElement).toBe(one(chart, '.table'));
  press(one(chart, '.table')!, 'v');
  await expect.poll(() => all(chart, 'table').length).toBe(0);
});

test('a drawn link is followed like any other link of the page', async () => {
  const chart = await mount('ui-stack-chart', { columns, summary: 'Sentiment' });
  await expect.poll(() => all(chart, '[data-part]').length).toBe(2);
  const followed: string[] = [];
  const follow = (event: MouseEvent) => {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (link) followed.push(new URL(link.href).pathname);
    event.preventDefault();
  };
  addEventListener('click', follow);
  one(chart, '.segment.negative')!.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
  one(chart, 'a[data-part="0"]')!.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
  removeEventListener('click', follow);
  expect(followed).toEqual(['/bad', '/all']);
});

test('the button of a card swaps picture and table, and says which one is shown', async () => {
  const card = await mount('ui-chart-card', { heading: 'Sentiment' });
  const chart = Object.assign(document.createElement('ui-stack-chart'), { columns, summary: 'Sentiment' });
  card.append(chart);
  await expect.poll(() => one(card, 'ui-icon-button')?.getAttribute('label')).toBe('Show as table');
  one(card, 'ui-icon-button')!.click();
  await expect.poll(() => one(card, 'ui-icon-button')?.getAttribute('label')).toBe('Show as chart');
  expect(chart.asTable).toBe(true);
});

test('a line names each point with all of its series, dashes what still runs, and leaves the future empty', async () => {
  const chart = await mount('ui-line-chart', {
    running: 2,
    points: ['Mon', 'Tue', 'Wed'].map((label) => ({ label, name: label })),
    series: [
      { name: 'This week', tone: 'data', values: [10, 12, null] },
      { name: 'Last week', tone: 'compare', values: [9, 8, 7] },
    ],
    summary: 'Closed chats a day',
  });
  await expect.poll(() => all(chart, '[data-part]').length).toBe(3);
  expect(all(chart, '[data-part]').map((part) => part.getAttribute('aria-label'))).toEqual([
    'Mon. This week 10, Last week 9',
    'Tue. This week 12, Last week 8',
    'Wed. This week –, Last week 7',
  ]);
  expect(all(chart, '.data .line')).toHaveLength(1);
  // What is still to come is empty: the running point is the last one that is shown, not the last of the axis.
  Object.assign(chart, { running: 1 });
  await expect.poll(() => all(chart, '.data .partial').length).toBe(1);
  Object.assign(chart, { running: 2, series: [{ name: 'This week', tone: 'data', values: [10, 12, 4] }] });
  await expect.poll(() => all(chart, '.data .partial').length).toBe(1);
});

test('bars are a named list, longest first as given, with the difference to what is usual in words', async () => {
  const chart = await mount('ui-bar-list', {
    summary: 'Tags, most used first',
    bars: [
      { id: 'a', label: 'Outage', value: 31, usual: 7, hue: 5, href: '/a' },
      { id: 'b', label: 'Refund', value: 14, usual: 14, hue: 165 },
    ],
  });
  await chart.updateComplete;
  expect(one(chart, 'ul')!.getAttribute('aria-label')).toBe('Tags, most used first');
  expect(all(chart, '.difference').map((cell) => cell.textContent!.trim())).toEqual(['+24 against a usual 7', '0 against a usual 14']);
  expect(all(chart, '.unusual')).toHaveLength(1);
  chart.toggleTable();
  await chart.updateComplete;
  expect(rows(chart).slice(1)).toEqual([
    ['Outage', '31', '7', '+24'],
    ['Refund', '14', '14', '0'],
  ]);
});

test('shares say themselves in words, and a share of nothing is a dash', async () => {
  const part = (name: string, value: number, tone: 'positive' | 'negative') => ({ name, value, tone });
  const bar = await mount('ui-share-bar', { parts: [part('Positive', 3, 'positive'), part('Negative', 1, 'negative')] });
  await bar.updateComplete;
  expect([one(bar, '.bar')!.getAttribute('role'), one(bar, '.bar')!.getAttribute('aria-label')]).toEqual([
    'img',
    '75% positive, 25% negative',
  ]);
  const list = await mount('ui-share-list', {
    summary: 'By tag',
    rows: [
      { id: 'a', label: 'Outage', parts: [part('Positive', 1, 'positive'), part('Negative', 1, 'negative')], aside: '3' },
      { id: 'b', label: 'Quiet', parts: [part('Positive', 0, 'positive'), part('Negative', 0, 'negative')], aside: '2' },
    ],
  });
  await list.updateComplete;
  expect(all(list, '.share').map((cell) => cell.textContent)).toEqual(['50%', '–']);
  expect(one(list, '.share')!.className).toContain('alarm');
});

test('a spark breaks where nothing happened instead of drawing a zero', async () => {
  const spark = await mount('ui-spark', { values: [1, 2, null, 4, 5], summary: 'The last hour' });
  await spark.updateComplete;
  expect(all(spark, '.line')).toHaveLength(2);
  expect(one(spark, 'svg')!.getAttribute('aria-label')).toBe('The last hour');
});

test('a heat map is one picture with a sentence, and its cells are numbers in the table', async () => {
  const map = await mount('ui-heat-map', {
    rows: ['Mon', 'Tue'],
    columns: ['9', '10'],
    across: 'Hour',
    values: [
      [1, 2],
      [3, 4],
    ],
    summary: 'Busiest: Tue 10 to 11',
  });
  await expect.poll(() => all(map, 'rect').length).toBe(4);
  expect([one(map, 'figure')!.getAttribute('role'), one(map, 'figure')!.getAttribute('aria-label')]).toEqual([
    'img',
    'Busiest: Tue 10 to 11',
  ]);
  map.toggleTable();
  await map.updateComplete;
  expect(rows(map)).toEqual([
    ['Hour', 'Mon', 'Tue'],
    ['9', '1', '3'],
    ['10', '2', '4'],
  ]);
});

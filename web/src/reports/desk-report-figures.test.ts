import { html, nothing, render } from 'lit';
import { afterEach, expect, test } from 'vitest';
import './desk-report-figures.ts';

afterEach(() => render(nothing, document.body));

test('a note that is nothing but a link is a target of 24 px, and the row is no higher for it', async () => {
  const figure = { label: 'Live chats', value: '22', note: '' };
  const alone = [{ ...figure, parts: [{ text: '5 more wait', href: '/supervise/live' }] }];
  render(
    html`<desk-report-figures .figures=${alone}></desk-report-figures><desk-report-figures .figures=${[{ ...figure, note: 'now' }]}></desk-report-figures>`,
    document.body,
  );
  const [first, second] = [...document.querySelectorAll('desk-report-figures')];
  await first!.updateComplete;
  expect(first!.renderRoot.querySelector('.note a')!.getBoundingClientRect().height).toBeGreaterThanOrEqual(24);
  expect(first!.getBoundingClientRect().height).toBe(second!.getBoundingClientRect().height);
});

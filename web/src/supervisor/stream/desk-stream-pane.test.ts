import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { mountInDesk } from '../../data/desk-contexts.fixture.ts';
import { ClosureStream } from './closure-stream.ts';
import './desk-stream-pane.ts';

afterEach(async () => {
  document.body.replaceChildren();
  await page.viewport(414, 896);
});

test('the toggles above the stream are whole at every width of its column', async () => {
  await page.viewport(1280, 800);
  const totals = { positive: 0, neutral: 0, negative: 1_204, notSet: 0 };
  await mountInDesk([], html`<desk-stream-pane .stream=${new ClosureStream()} .totals=${totals} last-minute="1204"></desk-stream-pane>`);
  const pane = document.querySelector('desk-stream-pane')!;
  await pane.updateComplete;
  const head = pane.renderRoot.querySelector('header')!;
  const last = () => head.lastElementChild!.getBoundingClientRect().right;
  const cut = [380, 400, 401, 440, 480, 481, 520, 600, 640, 641, 720, 721, 780, 781, 900].filter((width) => {
    pane.style.inlineSize = `${width}px`;
    return last() > pane.getBoundingClientRect().right;
  });
  expect(cut).toEqual([]);
});

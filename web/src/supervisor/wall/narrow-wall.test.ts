import { html, type LitElement } from 'lit';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { mount } from '../../ui/mount.fixture.ts';
import { figures } from '../figures/figures.fixture.ts';
import { ClosureStream } from '../stream/closure-stream.ts';
import '../team/desk-queue-table.ts';
import '../stream/desk-stream-pane.ts';
import '../../styles/page.css';

/** A window of 1440 without the rail, with a chat open beside the wall: what is left for the stream and for the queues. */
const [streamWidth, queueWidth] = [495, 398];

/** What fits is a question of the font: the desk's own, not whichever this machine has. */
beforeAll(async () => void (await document.fonts.load('13px "Inter Variable"')));
afterEach(() => document.body.replaceChildren());

test.for([queueWidth, 380])('the queues are whole in a column of %i px', async (width) => {
  await page.viewport(1440, 900);
  const now = Date.parse(figures().at);
  const table = await mount<LitElement>(
    html`<desk-queue-table style="inline-size:${width}px" .figures=${figures()} .now=${now}></desk-queue-table>`,
  );
  const section = table.renderRoot.querySelector('section')!;
  expect(section.scrollWidth).toBeLessThanOrEqual(section.clientWidth);
  const name = [...table.renderRoot.querySelectorAll<HTMLElement>('tbody th')].find((each) => each.textContent === 'Broadband')!;
  expect(name.scrollWidth).toBeLessThanOrEqual(name.clientWidth);
});

test('a longer name of a department is whole beside the charts', async () => {
  await page.viewport(1440, 900);
  const now = Date.parse(figures().at);
  const table = await mount<LitElement>(
    html`<desk-queue-table style="inline-size:410px" .figures=${figures()} .now=${now}></desk-queue-table>`,
  );
  const names = [...table.renderRoot.querySelectorAll<HTMLElement>('tbody th')];
  expect(names.filter((name) => name.scrollWidth > name.clientWidth).map((name) => name.textContent)).toEqual([]);
});

test.for([streamWidth, 370])('the last button of the stream keeps its distance from the edge in a column of %i px', async (width) => {
  await page.viewport(1440, 900);
  const stream = new ClosureStream();
  const pane = await mount<LitElement>(
    html`<desk-stream-pane style="inline-size:${width}px" .stream=${stream} loaded .lastMinute=${124} .negatives=${128}></desk-stream-pane>`,
  );
  const header = pane.renderRoot.querySelector('header')!;
  const last = [...pane.renderRoot.querySelectorAll('.toggle')].at(-1)!;
  expect(header.getBoundingClientRect().right - last.getBoundingClientRect().right).toBeGreaterThanOrEqual(12);
});

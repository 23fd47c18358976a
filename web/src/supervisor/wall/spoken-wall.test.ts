import { LitElement } from 'lit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { serverNow } from '../../clock/server-clock.ts';
import { type SpokenWall, setSpokenWall } from '../../data/spoken-wall.ts';
import { AnnouncementMade } from '../../ui/announce.ts';
import { figures } from '../figures/figures.fixture.ts';
import { closureRow } from '../stream/closure-row.fixture.ts';
import { SpokenWallController } from './spoken-wall-controller.ts';

class SpeakingHost extends LitElement {
  isPaused = false;
  readonly wall = new SpokenWallController(this, () =>
    this.isPaused ? undefined : figures({ longestWaitSince: new Date(serverNow() - 192_000).toISOString() }),
  );
}
customElements.define('speaking-host', SpeakingHost);

const said: string[] = [];
const hear = (event: AnnouncementMade) => said.push(event.words);
const closed = (sentiment: 'positive' | 'negative', name = 'Ada M.') =>
  ({ type: 'chat.closed', data: { row: closureRow({ sentiment, customer: { id: 'cust_1' as never, name } }) } }) as never;
let host: SpeakingHost;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  document.addEventListener(AnnouncementMade.type, hear);
  host = new SpeakingHost();
  document.body.append(host);
});
afterEach(() => {
  host.remove();
  setSpokenWall('off');
  document.removeEventListener(AnnouncementMade.type, hear);
  said.length = 0;
  vi.useRealTimers();
});

function minute(wanted: SpokenWall): void {
  setSpokenWall(wanted);
  host.wall.heard([closed('positive'), closed('negative'), closed('negative', 'Bashir K.')]);
  vi.advanceTimersByTime(60_000);
}

test('the wall is silent until somebody wants to hear it', () => {
  minute('off');
  expect(said).toEqual([]);
});

test('each minute is summed up in a sentence, which a paused wall does not say', () => {
  minute('minute');
  expect(said).toEqual(['3 closed, 2 negative, longest wait 3:12']);
  vi.advanceTimersByTime(60_000);
  expect(said[1]).toBe('0 closed, longest wait 3:12');
  host.isPaused = true;
  minute('minute');
  expect(said).toHaveLength(2);
});

test('or negative closures alone are said, one sentence for all of ten seconds', () => {
  minute('negative');
  expect(said).toEqual(['Closed negative: Ada M. and 1 more']);
});

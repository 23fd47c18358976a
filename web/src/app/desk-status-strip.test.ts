import type { Me } from '@desk/protocol/people';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { DeskData } from '../data/desk-data.ts';
import { Line } from '../data/line.fixture.ts';
import { Session } from '../data/session.ts';
import './desk-status-strip.ts';

beforeEach(() => {
  Line.all = [];
  vi.stubGlobal('WebSocket', Line);
});
afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

test('news that are held up behind the server are said, as long as it lasts', async () => {
  const data = new DeskData({ id: 'usr_strip' } as Me, new Session());
  const strip = document.createElement('desk-status-strip');
  strip.data = data;
  document.body.append(strip);
  data.socket.start();
  const line = Line.all[0]!;
  line.welcome(false, 'c1', false);
  const words = page.getByText('Live news are held up. Lists are read every 10 s.', { exact: false });
  await expect.element(words).toBeVisible();
  line.pong(true);
  await expect.element(words).not.toBeInTheDocument();
  data.stop();
});

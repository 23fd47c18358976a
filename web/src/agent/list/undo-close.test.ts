import { expect, test } from 'vitest';
import type { ClosingQueue } from '../../data/closing-queue.ts';
import type { Router } from '../../route/router.ts';
import { undoClose } from './undo-close.ts';

/** Where somebody is after taking back the close of chat a, which ends in `phase`. */
async function placeAfter(path: string, phase: 'undone' | 'over'): Promise<string> {
  const router = { path, go: (to: string) => Object.assign(router, { path: to }) };
  const closing = { intents: [{ chatId: 'a', phase }], undo: async () => {} };
  await undoClose(closing as unknown as ClosingQueue, router as unknown as Router, 'a');
  return router.path;
}

test('[K6] after an undo the chat is open again on the screen, so that what is pressed next is meant for it', async () => {
  expect(await placeAfter('/desk/live', 'undone')).toBe('/desk/live/a');
  expect(await placeAfter('/desk', 'undone')).toBe('/desk/live/a');
});

test('[K6] whoever is with another chat by then stays there, and so does everybody when it was too late', async () => {
  expect(await placeAfter('/desk/live/b', 'undone')).toBe('/desk/live/b');
  expect(await placeAfter('/desk/live', 'over')).toBe('/desk/live');
});

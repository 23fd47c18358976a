import { expect, test } from 'vitest';
import { createListeners } from './listeners.ts';
import { silentLog } from './log.ts';

test('a listener that throws does not keep the others from hearing', () => {
  const listeners = createListeners<(n: number) => void>(silentLog);
  const heard: number[] = [];
  listeners.add(() => {
    throw new Error('no');
  });
  listeners.add((n) => void heard.push(n));
  listeners.each((listener) => listener(1));
  expect(heard).toEqual([1]);
});

test('a listener that was removed hears nothing more, even if it was added twice', () => {
  const listeners = createListeners<() => void>(silentLog);
  let heard = 0;
  const listener = () => void heard++;
  const remove = listeners.add(listener);
  listeners.add(listener);
  remove();
  listeners.each((each) => each());
  expect([heard, listeners.size]).toEqual([1, 1]);
});

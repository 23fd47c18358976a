import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { createStop, onSignal } from './stop.ts';

const never = () => new Promise<void>(() => {});

test('steps are undone in reverse order, one after another', async () => {
  const stop = createStop();
  const order: string[] = [];
  stop.defer('database', () => void order.push('database'));
  stop.defer('server', async () => {
    await Promise.resolve();
    order.push('server');
  });
  expect(await stop.stop()).toEqual([]);
  expect(order).toEqual(['server', 'database']);
});

test('stopping twice undoes once', async () => {
  const stop = createStop();
  let undone = 0;
  stop.defer('server', () => void undone++);
  await Promise.all([stop.stop(), stop.stop()]);
  await stop.stop();
  expect(undone).toBe(1);
});

test('a step that fails or hangs is named, and the others are still undone', async () => {
  const stop = createStop();
  let isClosed = false;
  stop.defer('database', () => {
    isClosed = true;
  });
  stop.defer('worker', never, 5);
  stop.defer('server', () => Promise.reject(new Error('no')));
  expect(await stop.stop()).toEqual(['server', 'worker']);
  expect(isClosed).toBe(true);
});

test('what is started while stopping is undone too', async () => {
  const stop = createStop();
  const order: string[] = [];
  stop.defer('first', () => stop.defer('late', () => void order.push('late')));
  await stop.stop();
  stop.defer('later', () => void order.push('later'));
  expect(order).toEqual(['late', 'later']);
});

test('a signal stops and exits with 0, and a second one exits at once with 130', async () => {
  const stop = createStop();
  const hanging = Promise.withResolvers<void>();
  stop.defer('worker', () => hanging.promise);
  const codes: number[] = [];
  const exited = Promise.withResolvers<void>();
  const on = new EventEmitter();
  const exit = (code: number) => {
    codes.push(code);
    if (code === 0) exited.resolve();
  };
  onSignal(stop, { exit, on });
  on.emit('SIGTERM');
  on.emit('SIGINT');
  expect(codes).toEqual([130]);
  hanging.resolve();
  await exited.promise;
  expect(codes).toEqual([130, 0]);
});

test('a signal exits with 1 when a step failed', async () => {
  const stop = createStop();
  stop.defer('worker', () => Promise.reject(new Error('no')));
  const exited = Promise.withResolvers<number>();
  const on = new EventEmitter();
  const off = onSignal(stop, { exit: exited.resolve, on });
  on.emit('SIGINT');
  expect(await exited.promise).toBe(1);
  off();
  expect(on.eventNames()).toEqual([]);
});

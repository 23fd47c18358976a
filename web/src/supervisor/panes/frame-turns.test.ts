import { expect, test } from 'vitest';
import { takeTurn } from './frame-turns.ts';

const frame = () => new Promise(requestAnimationFrame);

test('a frame draws its share, and what is left follows in order, frame by frame', async () => {
  await frame();
  await frame();
  const drawn: string[] = [];
  for (let i = 0; i < 20; i++) void takeTurn(1, () => drawn.push(`row ${i}`));
  const table = takeTurn(10, () => drawn.push('table'));
  const late = takeTurn(1, () => drawn.push('late'));
  expect(drawn).toHaveLength(10);
  await frame();
  expect(drawn.slice(10)).toEqual(Array.from({ length: 10 }, (_, i) => `row ${i + 10}`));
  await table;
  expect(drawn.at(-1)).toBe('table');
  await late;
  expect(drawn.at(-1)).toBe('late');
});

test('what fails to draw says so, and those behind it are drawn all the same', async () => {
  for (let i = 0; i < 10; i++) void takeTurn(1, () => undefined);
  const broken = takeTurn(1, () => {
    throw new Error('no');
  });
  const next = takeTurn(1, () => undefined);
  await expect(broken).rejects.toThrow('no');
  await next;
});

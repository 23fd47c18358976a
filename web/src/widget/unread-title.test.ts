import { afterEach, expect, test } from 'vitest';
import { UnreadTitle } from './unread-title.ts';

const own = document.title;
afterEach(() => {
  document.title = own;
});

test('the title counts while nobody looks, and the page gets its own back', () => {
  document.title = 'Shop';
  const title = new UnreadTitle();
  title.show(1, false, false);
  expect(document.title).toBe('Shop');
  title.show(1, false, true);
  expect(document.title).toBe('(1) New message');
  title.show(2, false, true);
  expect(document.title).toBe('(2) New messages');
  title.show(0, true, true);
  expect(document.title).toBe('(1) New question');
  title.show(2, false, false);
  expect(document.title).toBe('Shop');
});

test('a title that the page set meanwhile is not overwritten with an old one', () => {
  document.title = 'Shop';
  const title = new UnreadTitle();
  title.show(1, false, true);
  document.title = 'Basket';
  title.show(2, false, true);
  title.show(0, false, true);
  expect(document.title).toBe('Basket');
});

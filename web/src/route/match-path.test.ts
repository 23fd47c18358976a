import { expect, test } from 'vitest';
import { matchPath } from './match-path.ts';

test('an optional segment may be absent, and a longer path is another one', () => {
  expect(matchPath('/desk/:tab/:chatId?', '/desk/live')).toEqual({ tab: 'live' });
  expect(matchPath('/desk/:tab/:chatId?', '/desk/live/chat_1/')).toEqual({ tab: 'live', chatId: 'chat_1' });
  expect(matchPath('/desk/:tab/:chatId?', '/desk/live/chat_1/close')).toBeUndefined();
  expect(matchPath('/desk/:tab', '/desk')).toBeUndefined();
});

test('a broken escape is kept as it stands instead of throwing', () => {
  expect(matchPath('/desk/:tab', '/desk/%E0%A4%A')).toEqual({ tab: '%E0%A4%A' });
});

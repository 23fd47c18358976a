import { expect, test } from 'vitest';
import { deskHrefOf } from './desk-href.ts';

test('an address of a chat on the supervisor desk has its like on the agent desk, and no other address has', () => {
  const tabs = ['now', 'live', 'opened', 'tickets', 'closed'].map((tab) => deskHrefOf(`/supervise/${tab}/chat_1`));
  expect(tabs).toEqual(['/desk/live/chat_1', '/desk/live/chat_1', '/desk/live/chat_1', '/desk/tickets/chat_1', '/desk/closed/chat_1']);
  for (const path of ['/supervise', '/supervise/closed', '/supervise/jira/chat_1', '/supervise/constructor/x', '/desk/closed/chat_1'])
    expect(deskHrefOf(path)).toBeUndefined();
});

import { expect, test } from 'vitest';
import { SeenMark } from './seen-mark.ts';
import { aSurvey } from './survey.fixture.ts';
import { aChat, aMessage, anOutgoing } from './visit.fixture.ts';
import { openMemory } from './visit-memory.ts';
import { newsBetween } from './visit-news.ts';
import { emptyState, unreadCount, type VisitState, withChat, withLoaded, withSurvey } from './visit-state.ts';

const empty = emptyState('Orrin', null);
const chat = aChat({ version: 4 });
const hello = aMessage(1, 'customer', 'Hello');
const answer = aMessage(4, 'agent', 'Hello Ada');
const before = withLoaded(empty, { chat: { ...chat, version: 1 }, messages: [hello], workspace: { name: 'Orrin' } });

test('a frame that came twice changes nothing the second time and is news once', () => {
  const once = withChat(before, chat, answer);
  const twice = withChat(once, chat, answer);
  expect(twice.messages).toEqual([hello, answer]);
  expect(newsBetween(before, once, answer).map(({ type }) => type)).toEqual(['arrived']);
  expect(newsBetween(once, twice, answer)).toEqual([]);
});

test('an older version of the chat does not undo a newer one, but its message is kept', () => {
  const newer = withChat(before, { ...chat, status: 'closed', version: 5 }, null);
  const late = withChat(newer, chat, answer);
  expect(late.chat?.status).toBe('closed');
  expect(late.messages.map(({ version }) => version)).toEqual([1, 4]);
});

test('what the socket brought during a load stays', () => {
  const live = withChat(before, chat, answer);
  const loaded = withLoaded(live, { chat: { ...chat, version: 1, status: 'waiting' }, messages: [hello] });
  expect(loaded.chat?.version).toBe(4);
  expect(loaded.messages).toHaveLength(2);
});

test('a chat that was opened later takes the place of the closed one, an earlier one is ignored', () => {
  const next = aChat({ openedAt: '2026-05-14T11:00:00.000Z' });
  const first = aMessage(1, 'customer', 'Once more');
  const moved = withChat({ ...before, fresh: true }, next, first);
  expect(moved).toMatchObject({ chat: next, messages: [first], fresh: false });
  expect(withChat(moved, { ...chat, version: 99 }, answer)).toBe(moved);
});

test('a message that the desk has is no longer on its way', () => {
  const waiting = { ...before, outgoing: [anOutgoing('one', { clientId: 'client-2' }), anOutgoing('two')] };
  const sent = withChat(waiting, { ...chat, version: 2 }, aMessage(2, 'customer', 'one'));
  expect(sent.outgoing.map(({ text }) => text)).toEqual(['two']);
});

test('[fault A21] closing ends typing and the question whether to end, and is told once', () => {
  const busy = { ...before, typing: 'Noor', ending: 'asked' as const };
  const closed = withChat(busy, { ...chat, status: 'closed' }, null);
  expect(closed).toMatchObject({ typing: null, ending: 'no' });
  expect(newsBetween(busy, closed, null)).toEqual([{ type: 'closed' }]);
});

test('a close that is undone brings the conversation back from behind a new one', () => {
  const closed = { ...withChat(before, { ...chat, status: 'closed' }, null), fresh: true };
  expect(withChat(closed, { ...chat, version: 5 }, null).fresh).toBe(false);
});

test('[K11] a last word after the end is shown in the chat that ended, and said', () => {
  const closed = { ...withChat(before, { ...chat, version: 4, status: 'closed' }, null), fresh: true };
  const thanks = aMessage(5, 'customer', 'Thanks!');
  const after = withChat(closed, { ...chat, version: 5, status: 'closed' }, thanks);
  expect(after.fresh).toBe(false);
  expect(after.messages.at(-1)).toEqual(thanks);
  expect(newsBetween(closed, after, thanks)).toEqual([{ type: 'added' }]);
});

test('[C29] a follow-up brings the chat that ended back from behind a new one, and is told as a message', () => {
  const closed = { ...withChat(before, { ...chat, version: 4, status: 'closed' }, null), fresh: true };
  const followUp = aMessage(5, 'agent', 'It is repaired');
  const after = withChat(closed, { ...chat, version: 5, status: 'closed' }, followUp);
  expect(after.fresh).toBe(false);
  expect(newsBetween(closed, after, followUp)).toEqual([{ type: 'arrived', message: followUp }]);

  // What answers it goes on below it; what does not begins anew.
  const ended = { ...after, chat: { ...after.chat!, closedAt: '2026-05-14T10:04:00.000Z' } };
  const answer = aChat({ openedAt: '2026-05-15T09:00:00.000Z' });
  expect(withChat(ended, answer, aMessage(1, 'customer', 'It is not')).earlier).toEqual({
    closedAt: '2026-05-14T10:04:00.000Z',
    messages: ended.messages,
  });
  expect(withChat({ ...ended, messages: [hello] }, answer, aMessage(1, 'customer', 'Hello')).earlier).toBeNull();
});

test('a frame without a place in the queue keeps the one that is known', () => {
  const waiting = withChat(empty, aChat({ id: chat.id, status: 'waiting', version: 1, queuePosition: 3 }), hello);
  const more = withChat(waiting, aChat({ id: chat.id, status: 'waiting', version: 2, queuePosition: null }), null);
  expect(more.chat?.queuePosition).toBe(3);
  expect(withChat(more, chat, null).chat?.queuePosition).toBeNull();
});

test('only the words of the team after the last seen version are unread', () => {
  expect(unreadCount([hello, answer, aMessage(5, 'system', 'Auto'), aMessage(6, 'agent', 'More')], 4)).toBe(1);
});

test('a survey is news once and unread until somebody looks; an older frame does not take an answer back', () => {
  const closed = withChat(before, { ...chat, version: 5, status: 'closed' }, null);
  const survey = aSurvey();
  const asked = withSurvey(withChat(closed, { ...chat, version: 6, status: 'closed' }, null), { ...chat, version: 6 }, survey);
  expect(newsBetween(closed, asked, null)).toEqual([{ type: 'asked', question: 'Did we solve it for you?' }]);
  const answers = { csat: { score: 4, comment: null }, nps: null };
  const rated = withSurvey(asked, { ...chat, version: 8 }, { ...survey, answers });
  expect(withSurvey(rated, { ...chat, version: 7 }, survey).survey?.answers).toEqual(answers);
  expect(newsBetween(asked, rated, null)).toEqual([]);
  expect(withChat(rated, aChat({ openedAt: '2026-05-14T11:00:00.000Z' }), null).survey).toBeNull();

  // Behind a new chat that nobody has written to it is shown and told, else neither.
  const aside = { ...closed, fresh: true };
  const writing = { ...aside, outgoing: [anOutgoing('Once more')] };
  const brought = [aside, writing, { ...asked, fresh: true }].map(
    (state) => [state, withSurvey(state, { ...chat, version: 6 }, survey)] as const,
  );
  expect(brought.map(([was, is]) => [is.fresh, newsBetween(was, is, null).length])).toEqual([
    [false, 1],
    [true, 0],
    [true, 0],
  ]);

  localStorage.clear();
  const mark = new SeenMark(openMemory('seen-test'), () => {});
  const unseen = (state: VisitState) => [mark.applied(state).unread, mark.applied(state).isAsked];
  expect([closed, asked, { ...asked, fresh: true }].map(unseen)).toEqual([
    [0, false],
    [0, true],
    [0, false],
  ]);
  mark.isAttentive = true;
  mark.applied(asked);
  mark.isAttentive = false;
  expect([asked, { ...asked, survey: aSurvey() }].map((state) => mark.applied(state).isAsked)).toEqual([false, true]);
});

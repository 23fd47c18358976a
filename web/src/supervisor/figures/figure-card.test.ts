import { expect, test } from 'vitest';
import { figureCards } from './figure-card.ts';
import { agentLoad, figures } from './figures.fixture.ts';

const now = Date.parse('2026-05-13T08:12:52.000Z');

test('each figure stands against a target, a capacity or a base', () => {
  const cards = figureCards(figures(), now).map((card) => [card.value + card.unit, card.state, card.note]);
  expect(cards).toEqual([
    ['7', 'ok', 'target up to 10'],
    ['3:12', 'missed', '1:12 over the 2:00 target'],
    ['0:41', 'ok', 'target 1:00'],
    ['86%', 'near', '4 points under the 90% target'],
    ['39/ 46', 'plain', '6 places free, 3 with agents off'],
    ['206', 'plain', '62% positive of 182 rated'],
  ]);
});

test('a share is judged as it is written', () => {
  const card = (value: number) => figureCards(figures({ inTarget: { value, base: 212, spark: [] } }), now)[3]!;
  expect([card(0.896), card(0.894)].map(({ value, state }) => [value, state])).toEqual([
    ['90', 'ok'],
    ['89', 'near'],
  ]);
  expect(card(0.894).hint).toBe('of 212 chats answered first, last hour');
});

test('the longest wait goes on between two counts', () => {
  expect(figureCards(figures(), now + 10_000)[1]!.value).toBe('3:22');
  expect(figureCards(figures({ longestWaitSince: null }), now)[1]).toMatchObject({ value: '0:00', state: 'ok' });
});

test('what did not happen is a dash, never a zero', () => {
  const quiet = figures({ firstReplyMedian: { value: null, spark: [] }, inTarget: { value: null, base: 0, spark: [] } });
  const [, , median, share] = figureCards(quiet, now);
  expect([median!.value, median!.note, share!.value, share!.note]).toEqual(['–', 'no first reply yet', '–', 'nothing answered yet']);
});

test('places are free only with agents who are available and whose desk is connected', () => {
  const agents = [agentLoad('Wen Li', 2, 5), agentLoad('Sam Okafor', 2, 5, { online: false })];
  const note = (all: typeof agents) => figureCards(figures({ agents: all }), now)[4]!;
  expect(note(agents)).toMatchObject({ note: '3 places free, 1 of 2 agents on', state: 'plain' });
  expect(note(agents.slice(1))).toMatchObject({ note: '0 places free, 0 of 1 agent on', state: 'near' });
  expect(figureCards(figures({ agents, live: { value: 4, capacity: 10, spark: [] } }), now)[4]!.hint).toBe(
    '10 places: the limits of all 2 agents who are available, connected or not',
  );
});

test('live chats of agents who are not available are told apart from the places they do not count among', () => {
  const agents = [agentLoad('Wen Li', 2, 5), agentLoad('Sam Okafor', 4, 5, { available: false, online: false })];
  expect(figureCards(figures({ agents, live: { value: 6, capacity: 5, spark: [] } }), now)[4]).toMatchObject({
    note: '3 places free, 4 with agents off',
    hint: '5 places: the limits of the one agent who is available, connected or not; 4 live with agents who are not',
  });
});

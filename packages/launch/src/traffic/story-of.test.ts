import type { Message } from '@desk/protocol/chat';
import { newId } from '@desk/protocol/ids';
import { expect, test } from 'vitest';
import { createRandom } from '../seed/random.ts';
import { STORIES } from '../seed/stories.ts';
import { referencesOf, sentimentOf, storyOf } from './story-of.ts';

const random = createRandom(7);
const wrote = (text: string, kind: 'customer' | 'agent' = 'customer'): Message => ({
  id: newId('msg'),
  version: 1,
  author: { kind, id: null, name: 'Ada' },
  text,
  clientId: 'client-1',
  at: '2026-05-14T10:00:00Z',
});

test('an agent knows the story by the question that the customer asked', () => {
  for (const story of STORIES) {
    const told = storyOf([wrote('Hello'), wrote(story.asks.at(-1)!)], null, random);
    expect(told.asks).toContain(story.asks.at(-1));
  }
});

test('a question that no story has is answered from the department', () => {
  expect(storyOf([wrote('Do you sell umbrellas?')], 'Billing', random).department).toBe('Billing');
});

test('the last words decide the sentiment most of the time, and what the agent wrote never does', () => {
  const story = STORIES[0]!;
  const set = (messages: Message[]) => Array.from({ length: 400 }, () => sentimentOf(messages, story, random));
  const thanked = set([wrote('Perfect, thank you so much!'), wrote('I lost a whole morning with this.', 'agent')]);
  expect(thanked.filter((sentiment) => sentiment === 'positive').length).toBeGreaterThan(340);
});

test('some closes stay without a sentiment', () => {
  const story = STORIES.find(({ moods }) => moods[3] > 0)!;
  expect(Array.from({ length: 400 }, () => sentimentOf([], story, random))).toContain(null);
});

test('references are JIRA keys of the story or ticket numbers', () => {
  const story = STORIES.find(({ issues }) => issues)!;
  const typed = new Set(Array.from({ length: 200 }, () => referencesOf(story, random)).flat());
  expect([...typed].some((text) => story.issues!.includes(text))).toBe(true);
  for (const text of typed) if (!story.issues!.includes(text)) expect(text).toMatch(/^INC-77\d{3}$/);
});

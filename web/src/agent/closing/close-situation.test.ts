import { DeskError } from '@desk/protocol/errors';
import type { Me } from '@desk/protocol/people';
import { expect, test } from 'vitest';
import { chatFixture, messageFixture } from '../../data/chat.fixture.ts';
import { closeSituation } from './close-situation.ts';

const me = { id: 'usr_01j000000000000000000000aa', role: 'agent', departments: [] } as unknown as Me;
const none = { me, wasOpen: true, news: [], unsent: '', refusal: null };
const wrote = messageFixture(9, 'customer', 'one more thing', '2026-05-14T10:12:00Z');

test('[C25] a chat that somebody closed first comes before everything else', () => {
  const chat = chatFixture({ status: 'closed' });
  expect(closeSituation({ ...none, chat, news: [wrote], unsent: 'Hello' }).kind).toBe('closed');
});

test('[K10] a chat that the customer or a clock ended, or that was closed long ago, is one to add details to', () => {
  const closed = (kind: string) => chatFixture({ status: 'closed', closure: { closedBy: { kind, id: null, name: 'x' } } as never });
  const at = (kind: string, wasOpen: boolean) => closeSituation({ ...none, wasOpen, chat: closed(kind) });
  expect(at('customer', true)).toMatchObject({ kind: 'ended', isNews: true });
  expect(at('system', true)).toMatchObject({ kind: 'ended', isNews: true });
  expect(at('supervisor', true).kind).toBe('closed');
  expect(at('supervisor', false)).toMatchObject({ kind: 'ended', isNews: false });
});

test('a chat that was given to a colleague says whose it is', () => {
  const chat = chatFixture({ agent: { id: 'usr_01j000000000000000000000bb', name: 'Tomás Reyes' } as never });
  expect(closeSituation({ ...none, chat })).toEqual({ kind: 'not-mine', owner: 'Tomás Reyes' });
});

test('words of the customer come before an unsent reply', () => {
  const chat = chatFixture();
  expect(closeSituation({ ...none, chat, news: [wrote], unsent: 'Hello' }).kind).toBe('news');
  expect(closeSituation({ ...none, chat, unsent: 'Hello' }).kind).toBe('unsent');
});

test('field errors and customer words have places of their own; other refusals are said as they are', () => {
  const chat = chatFixture();
  expect(closeSituation({ ...none, chat, refusal: new DeskError('invalid', 'x') }).kind).toBe('clear');
  expect(closeSituation({ ...none, chat, refusal: new DeskError('conflict', 'Changing too fast') })).toEqual({
    kind: 'changed',
    message: 'Changing too fast',
  });
});
